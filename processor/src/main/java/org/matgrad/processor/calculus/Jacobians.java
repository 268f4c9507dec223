package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/**
 * Composes the compact Jacobians of a straight-line program: the chain rule on components, summed over each
 * intermediate's components, the deltas of the local partials cancelling the sums that they meet.
 */
public final class Jacobians {

    /** An intermediate's derivative of more summands, inner sums or formula than this is multiplied out first. */
    private static final int MOST_TERMS = 12;

    private static final int MOST_INNER = 5;

    private static final int LARGEST_WEIGHT = 60;

    /** Terms in one piece, so that no generated method becomes large. */
    private static final int PIECE = 10;

    /** The result's derivative by one array. */
    private static final class Known {
        final List<Index> indices;
        final List<JacobianTerm> terms = new ArrayList<>();
        final Set<Definition> auxiliary = new LinkedHashSet<>();

        Known(List<Index> indices) {
            this.indices = indices;
        }
    }

    private final ComponentProgram program;
    private final List<Index> out;
    private final Map<ArrayVar, Known> known = new HashMap<>();
    private final List<JacobianProgram.Held> held = new ArrayList<>();

    /** What is made of the terms before they are taken apart into factors. */
    interface Tidying {
        List<JacobianTerm> tidy(List<Index> out, List<Index> in, List<JacobianTerm> terms);
    }

    private final Tidying tidying;

    private Jacobians(ComponentProgram program, Tidying tidying) {
        this.tidying = tidying;
        this.program = program;
        this.out = Index.along(result().shape(), 0);
    }

    private ArrayVar result() {
        return program.results().get(0);
    }

    /**
     * Whether the Jacobians of a program can be composed: it is straight-line code with one result, and every active
     * component is read at indices that run through whole axes.
     */
    public static boolean areComposed(ComponentProgram program, Set<ArrayVar> inputs) {
        if (program.results().size() != 1 || !Clauses.isStraight(program.clauses())) {
            return false;
        }
        Activity activity = Activity.of(program, inputs);
        return Clauses.definitions(program.clauses()).stream()
                .filter(definition -> activity.isActive(definition.target()))
                .allMatch(definition -> activity.partials(definition).stream().allMatch(Jacobians::isWhole));
    }

    private static boolean isWhole(Partial partial) {
        Expr.Access site = partial.site();
        return site.isPlain()
                && partial.over().stream()
                        .allMatch(index -> Exprs.indices(index.extent()).isEmpty())
                && IntStream.range(0, site.at().size()).allMatch(axis -> site.indices()
                        .get(axis)
                        .extent()
                        .equals(site.array().shape().size(axis)));
    }

    /**
     * The Jacobians of a program's result.
     *
     * @param held what is multiplied out first, in order
     * @param programs one for each input
     */
    public record All(List<JacobianProgram.Held> held, List<JacobianProgram> programs) {
        /** The Jacobians of a result that is a number: its gradient says it all. */
        public static final All NONE = new All(List.of(), List.of());

        /** All of them, those held first. */
        public List<JacobianProgram> inOrder() {
            List<JacobianProgram> all = new ArrayList<>();
            held.forEach(one -> all.add(one.program()));
            all.addAll(programs);
            return all;
        }
    }

    /** For each input, the Jacobian of the program's result. */
    public static All of(ComponentProgram program, Set<ArrayVar> inputs) {
        return of(program, inputs, (out, in, terms) -> terms);
    }

    static All of(ComponentProgram program, Set<ArrayVar> inputs, Tidying tidying) {
        return new Jacobians(program, tidying).run(inputs);
    }

    private All run(Set<ArrayVar> inputs) {
        Activity activity = Activity.of(program, inputs);
        Known result = known(result());
        List<Expr.Delta> identity = IntStream.range(0, out.size())
                .mapToObj(axis -> new Expr.Delta(
                        out.get(axis).value(), result.indices.get(axis).value()))
                .toList();
        result.terms.add(new JacobianTerm(identity, List.of(), Expr.ONE));
        List<Definition> backwards = new ArrayList<>(Clauses.definitions(program.clauses()));
        backwards.removeIf(definition -> !activity.isActive(definition.target()));
        Collections.reverse(backwards);
        for (Definition definition : backwards) {
            Known reader = known(definition.target());
            if (isLarge(reader)) {
                multiplyOut(definition.target(), reader);
            }
            for (Partial partial : activity.partials(definition)) {
                Known read = known(partial.site().array());
                read.auxiliary.addAll(reader.auxiliary);
                read.auxiliary.addAll(activity.linearization(definition).auxiliary());
                for (JacobianTerm term : reader.terms) {
                    read.terms.add(chain(term, reader.indices, definition, partial, read.indices));
                }
            }
        }
        List<JacobianProgram> programs =
                inputs.stream().map(input -> program(input, known(input))).toList();
        return new All(held, programs);
    }

    private static boolean isLarge(Known sum) {
        return sum.terms.size() > MOST_TERMS
                || sum.terms.stream()
                        .anyMatch(
                                term -> term.inner().size() > MOST_INNER || Exprs.size(term.weight()) > LARGEST_WEIGHT);
    }

    private Known known(ArrayVar array) {
        return known.computeIfAbsent(array, key -> new Known(Index.along(key.shape(), out.size())));
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
            Index at = twins.get(partial.site().indices().get(axis));
            deltas.add(new Expr.Delta(at.value(), read.get(axis).value()));
        }
        List<Index> inner = new ArrayList<>(above.inner());
        inner.addAll(twins.values());
        Expr weight =
                Algebra.multiply(above.weight(), Renaming.of(values(twins)).apply(partial.weight()));
        return new JacobianTerm(deltas, inner, weight).cancelled();
    }

    private static Map<Index, Size> values(Map<Index, Index> twins) {
        Map<Index, Size> values = new HashMap<>();
        twins.forEach((index, twin) -> values.put(index, twin.value()));
        return values;
    }

    /** Replaces many terms by one that holds their sum. */
    private void multiplyOut(ArrayVar array, Known sum) {
        List<Size> sizes = new ArrayList<>(result().shape().sizes());
        sizes.addAll(array.shape().sizes());
        ArrayVar whole = new ArrayVar(program.names().fresh(array.name() + "Jacobian"), new Shape(sizes));
        held.add(new JacobianProgram.Held(whole, program(array, sum)));
        List<Index> own = new ArrayList<>(out);
        own.addAll(sum.indices);
        sum.terms.clear();
        sum.auxiliary.clear();
        sum.terms.add(new JacobianTerm(List.of(), List.of(), Expr.Access.of(whole, own)));
    }

    private JacobianProgram program(ArrayVar input, Known sum) {
        List<JacobianTerm> tidied = tidying.tidy(out, sum.indices, List.copyOf(sum.terms));
        sum.terms.clear();
        sum.terms.addAll(tidied);
        sum.terms.replaceAll(term -> term.lettered(Index.LETTERS.substring(out.size() + sum.indices.size())));
        List<JacobianProgram.Piece> pieces = new ArrayList<>();
        for (int from = 0; from < sum.terms.size(); from += PIECE) {
            Factoring factoring = new Factoring(program.names(), input.name());
            List<JacobianProgram.Term> terms =
                    sum.terms.subList(from, Math.min(sum.terms.size(), from + PIECE)).stream()
                            .map(factoring::split)
                            .toList();
            List<Definition> definitions = new ArrayList<>(sum.auxiliary);
            definitions.addAll(factoring.definitions());
            pieces.add(new JacobianProgram.Piece(definitions, terms));
        }
        return new JacobianProgram(input, out, sum.indices, pieces, formula(input, sum));
    }

    private String formula(ArrayVar input, Known sum) {
        Expr total = Expr.ZERO;
        int shown = Math.min(sum.terms.size(), MOST_TERMS);
        for (JacobianTerm term : sum.terms.subList(0, shown)) {
            total = Algebra.add(total, term.formula());
        }
        List<Index> free = new ArrayList<>(out);
        free.addAll(sum.indices);
        String left = "∂" + Printer.print(free, Expr.Access.of(result(), out)) + "/∂"
                + Printer.print(free, Expr.Access.of(input, sum.indices));
        String more = shown < sum.terms.size() ? " + ... (" + sum.terms.size() + " terms)" : "";
        return left + " = " + Printer.print(free, total) + more;
    }
}
