package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Index;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/**
 * Composes the compact Jacobians of a straight-line program: the chain rule on components, summed over each
 * intermediate's components, the deltas of the local partials cancelling the sums that they meet.
 */
public final class Jacobians {

    /** More summands than this for one intermediate are added up into one array. */
    private static final int MOST_TERMS = 12;

    private static final String LETTERS = "ijklmnpqrst";

    /** The result's derivative by one array. */
    private static final class Known {
        final List<Index> indices;
        final List<JacobianTerm> terms = new ArrayList<>();
        final List<Definition> definitions = new ArrayList<>();

        Known(List<Index> indices) {
            this.indices = indices;
        }
    }

    private final ComponentProgram program;
    private final List<Index> out;
    private final Map<ArrayVar, Known> known = new HashMap<>();

    private Jacobians(ComponentProgram program) {
        this.program = program;
        this.out = indices(program.result(), 0);
    }

    /** For each input, the Jacobian of the program's result. */
    public static List<JacobianProgram> of(ComponentProgram program, Set<ArrayVar> inputs) {
        return new Jacobians(program).run(inputs);
    }

    private List<JacobianProgram> run(Set<ArrayVar> inputs) {
        Activity activity = Activity.of(program, inputs);
        Known result = known(program.result());
        List<Expr.Delta> identity = IntStream.range(0, out.size())
                .mapToObj(axis -> new Expr.Delta(out.get(axis), result.indices.get(axis)))
                .toList();
        result.terms.add(new JacobianTerm(identity, List.of(), Expr.ONE));
        List<Definition> backwards = new ArrayList<>(activity.definitions());
        Collections.reverse(backwards);
        for (Definition definition : backwards) {
            List<Definition> auxiliary = activity.linearization(definition).auxiliary();
            for (Partial partial : activity.partials(definition)) {
                Known reader = known(definition.target());
                Known read = known(partial.site().array());
                addMissing(read.definitions, reader.definitions);
                addMissing(read.definitions, auxiliary);
                for (JacobianTerm term : reader.terms) {
                    read.terms.add(chain(term, reader.indices, definition, partial, read.indices));
                }
                if (read.terms.size() > MOST_TERMS) {
                    addUp(partial.site().array(), read);
                }
            }
        }
        return inputs.stream().map(this::finish).toList();
    }

    private static void addMissing(List<Definition> definitions, List<Definition> more) {
        more.stream().filter(definition -> !definitions.contains(definition)).forEach(definitions::add);
    }

    private Known known(ArrayVar array) {
        return known.computeIfAbsent(array, key -> new Known(indices(key, out.size())));
    }

    private static List<Index> indices(ArrayVar array, int from) {
        return IntStream.range(0, array.rank())
                .mapToObj(axis -> new Index(
                        LETTERS.substring(from + axis, from + axis + 1), array.shape().size(axis)))
                .toList();
    }

    /** One link: the sum over the reader's components of its term times the local partial. */
    private static JacobianTerm chain(
            JacobianTerm term, List<Index> reader, Definition definition, Partial partial, List<Index> read) {
        Map<Index, Index> twins = new LinkedHashMap<>();
        definition.indices().forEach(index -> twins.put(index, index.twin()));
        partial.over().forEach(index -> twins.put(index, index.twin()));
        Map<Index, Index> toReader = new HashMap<>();
        for (int axis = 0; axis < reader.size(); axis++) {
            toReader.put(reader.get(axis), twins.get(definition.indices().get(axis)));
        }
        JacobianTerm above = term.freshened().rename(toReader);
        List<Expr.Delta> deltas = new ArrayList<>(above.deltas());
        for (int axis = 0; axis < read.size(); axis++) {
            deltas.add(new Expr.Delta(twins.get(partial.site().indices().get(axis)), read.get(axis)));
        }
        List<Index> inner = new ArrayList<>(above.inner());
        inner.addAll(twins.values());
        Expr weight = Algebra.multiply(above.weight(), Exprs.rename(partial.weight(), twins));
        return new JacobianTerm(deltas, inner, weight).cancelled();
    }

    /** Replaces many terms by one that holds their sum. */
    private void addUp(ArrayVar array, Known sum) {
        List<Size> sizes = new ArrayList<>(program.result().shape().sizes());
        sizes.addAll(array.shape().sizes());
        ArrayVar held = new ArrayVar(program.names().fresh(array.name() + "Jacobian"), new Shape(sizes));
        Map<Index, Index> twins = new LinkedHashMap<>();
        out.forEach(index -> twins.put(index, index.twin()));
        sum.indices.forEach(index -> twins.put(index, index.twin()));
        Expr body = Expr.ZERO;
        for (JacobianTerm term : sum.terms) {
            body = Algebra.add(body, term.freshened().rename(twins).formula());
        }
        List<Index> own = new ArrayList<>(out);
        own.addAll(sum.indices);
        sum.definitions.add(new Definition(held, List.copyOf(twins.values()), body, null));
        sum.terms.clear();
        sum.terms.add(new JacobianTerm(List.of(), List.of(), new Expr.Access(held, own)));
    }

    private JacobianProgram finish(ArrayVar input) {
        Known sum = known(input);
        List<Definition> definitions = new ArrayList<>(sum.definitions);
        Factoring factoring = new Factoring(program.names(), input.name());
        sum.terms.replaceAll(term -> term.lettered(LETTERS.substring(out.size() + sum.indices.size())));
        List<JacobianProgram.Term> terms =
                sum.terms.stream().map(factoring::split).toList();
        definitions.addAll(factoring.definitions());
        return new JacobianProgram(input, out, sum.indices, definitions, terms, formula(input, sum));
    }

    private String formula(ArrayVar input, Known sum) {
        Expr total = Expr.ZERO;
        for (JacobianTerm term : sum.terms) {
            total = Algebra.add(total, term.formula());
        }
        List<Index> free = new ArrayList<>(out);
        free.addAll(sum.indices);
        String left = "∂" + Printer.print(free, new Expr.Access(program.result(), out)) + "/∂"
                + Printer.print(free, new Expr.Access(input, sum.indices));
        return left + " = " + Printer.print(free, total);
    }
}
