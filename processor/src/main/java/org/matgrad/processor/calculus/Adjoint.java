package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Aliases;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Index;
import org.matgrad.processor.matrix.Origin;

/**
 * Reverse mode: the adjoint of an array is the sum, over the places where it is read, of the reader's adjoint times the
 * local partial, summed over the reader's indices that do not occur in the place.
 */
public final class Adjoint {

    /** What is known so far of one array's adjoint: its indices and the contributions' sum. */
    private static final class Pending {
        final List<Index> indices = new ArrayList<>();
        Expr sum = Expr.ZERO;
        Origin origin;
    }

    private static final List<String> DEFAULT_LETTERS = List.of("i", "j", "k", "l");

    private final Map<ArrayVar, Pending> pending = new HashMap<>();
    private final Map<ArrayVar, ArrayVar> adjoints = new HashMap<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final ComponentProgram program;

    private Adjoint(ComponentProgram program) {
        this.program = program;
    }

    public static DerivativeProgram of(ComponentProgram program, Set<ArrayVar> inputs) {
        return new Adjoint(program).run(inputs);
    }

    private DerivativeProgram run(Set<ArrayVar> inputs) {
        Activity activity = Activity.of(program, inputs);
        ArrayVar seed = bar(program.result());
        adjoints.put(program.result(), seed);
        List<Definition> backwards = new ArrayList<>(activity.definitions());
        Collections.reverse(backwards);
        for (Definition definition : backwards) {
            if (definition.target() != program.result()) {
                finish(definition.target());
            }
            definitions.addAll(activity.linearization(definition).auxiliary());
            activity.partials(definition).forEach(partial -> contribute(definition, partial));
        }
        Map<ArrayVar, ArrayVar> gradients = new LinkedHashMap<>();
        for (ArrayVar input : inputs) {
            finish(input);
            gradients.put(input, adjoints.get(input));
        }
        List<Definition> kept = Aliases.remove(definitions, new HashSet<>(gradients.values()));
        return new DerivativeProgram(Map.of(program.result(), seed), kept, gradients);
    }

    private ArrayVar bar(ArrayVar array) {
        return new ArrayVar(program.names().fresh(array.name() + "Bar"), array.shape());
    }

    private void finish(ArrayVar array) {
        Pending known = pending(array, DEFAULT_LETTERS);
        ArrayVar bar = bar(array);
        adjoints.put(array, bar);
        definitions.add(new Definition(bar, known.indices, known.sum, known.origin));
    }

    private Pending pending(ArrayVar array, List<String> letters) {
        return pending.computeIfAbsent(array, key -> {
            Pending fresh = new Pending();
            for (int axis = 0; axis < key.rank(); axis++) {
                fresh.indices.add(new Index(letters.get(axis), key.shape().size(axis)));
            }
            return fresh;
        });
    }

    /** The letters of the place where an array is read, so that its adjoint looks like its reader. */
    private static List<String> letters(Expr.Access site) {
        List<String> letters = site.indices().stream().map(Index::name).toList();
        return letters.stream().distinct().count() == letters.size() ? letters : DEFAULT_LETTERS;
    }

    private void contribute(Definition reader, Partial partial) {
        Pending known = pending(partial.site().array(), letters(partial.site()));
        Map<Index, Index> renaming = new HashMap<>();
        Expr delta = Expr.ONE;
        for (int axis = 0; axis < known.indices.size(); axis++) {
            Index own = known.indices.get(axis);
            Index before = renaming.putIfAbsent(partial.site().indices().get(axis), own);
            if (before != null) {
                delta = Algebra.multiply(delta, Algebra.delta(before, own));
            }
        }
        List<Index> rest = new ArrayList<>();
        for (List<Index> indices : List.of(reader.indices(), partial.over())) {
            for (Index index : indices) {
                if (!renaming.containsKey(index)) {
                    Index twin = index.twin();
                    renaming.put(index, twin);
                    rest.add(twin);
                }
            }
        }
        Expr readerBar = new Expr.Access(adjoints.get(reader.target()), reader.indices());
        Expr product = Exprs.rename(Algebra.multiply(readerBar, partial.weight()), renaming);
        known.sum = Algebra.add(known.sum, Algebra.sum(rest, Algebra.multiply(delta, product)));
        known.origin = reader.origin();
    }
}
