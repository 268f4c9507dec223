package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.component.Rewriting;
import org.matgrad.processor.component.Summands;
import org.matgrad.processor.component.WrittenOut;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Small sizes for the letters of a method, and one component of each definition written out for them. */
final class Example {

    /** Sums of more terms are not written out: a million of them say no more than four. */
    private static final int MOST_TERMS = 400;

    /** What sizes are in turn; where sizes are differences of others, another choice may leave more to be seen. */
    private static final List<int[]> CHOICES = List.of(new int[] {2, 3}, new int[] {3, 2}, new int[] {4, 2});

    private final Map<Atom, Integer> sizes = new LinkedHashMap<>();
    private final int[] choice;

    /** Small sizes in turn, in the order in which the parameters mention them. */
    private Example(ComponentProgram program, int[] choice) {
        this.choice = choice;
        program.inputs().forEach(input -> input.shape().sizes().forEach(this::learn));
    }

    /** Sizes with which the most sums of a program can be written out. */
    static Example of(ComponentProgram program) {
        Example best = null;
        long most = -1;
        for (int[] choice : CHOICES) {
            Example example = new Example(program, choice);
            long shown = Clauses.definitions(program.clauses()).stream()
                    .filter(definition -> example.of(definition).isPresent())
                    .count();
            if (shown > most) {
                most = shown;
                best = example;
            }
        }
        return best;
    }

    private void learn(Size size) {
        for (Atom atom : size.atoms()) {
            if (isOwn(atom)) {
                sizes.computeIfAbsent(atom, key -> choice[sizes.size() % choice.length]);
            }
        }
    }

    /** Whether a size is one of the method's own, not one that its run computes. */
    private static boolean isOwn(Atom atom) {
        return atom instanceof Atom.Symbol || atom instanceof Atom.Unknown || atom instanceof Atom.Length;
    }

    /** The size in the example; none for what only a run can know. */
    OptionalInt size(Size size) {
        return size.substitute(atom -> sizes.containsKey(atom) ? Size.of(sizes.get(atom)) : Size.of(atom))
                .constant();
    }

    /** The letters of sizes in a definition with their numbers, in order. */
    Map<String, Integer> named(Definition definition) {
        Map<String, Integer> named = new LinkedHashMap<>();
        List<Index> indices = new ArrayList<>(definition.indices());
        indices.addAll(Exprs.boundIndices(definition.body()));
        for (Index index : indices) {
            for (Atom atom : index.extent().atoms()) {
                if (sizes.containsKey(atom)) {
                    named.put(atom.toString(), sizes.get(atom));
                }
            }
        }
        return named;
    }

    /**
     * A component of a definition as a sum of terms.
     *
     * @param at the component's subscripts
     */
    record Component(Definition definition, List<Size> at, List<Expr> terms) {
        Expr.Access self() {
            return new Expr.Access(definition.target(), at);
        }
    }

    /** One component with its summation written out, where it has one, of at least two terms. */
    Optional<Component> of(Definition definition) {
        try {
            return writtenOut(definition);
        } catch (ArithmeticException e) {
            // These small sizes make a divisor 0.
            return Optional.empty();
        }
    }

    private Optional<Component> writtenOut(Definition definition) {
        List<Expr> summands = Summands.of(definition.body());
        boolean hasSum = summands.stream()
                .anyMatch(summand -> summand instanceof Expr.Reduce reduce && reduce.reduction() == Reduction.SUM);
        boolean isSumOnly = summands.stream()
                .allMatch(summand -> !(summand instanceof Expr.Reduce reduce) || reduce.reduction() == Reduction.SUM);
        if (!hasSum || !isSumOnly) {
            return Optional.empty();
        }
        Map<Index, Size> at = new HashMap<>();
        for (Index index : definition.indices()) {
            OptionalInt extent = size(Renaming.of(at).apply(index.extent()));
            if (extent.isEmpty() || extent.getAsInt() < 1) {
                return Optional.empty();
            }
            at.put(index, Size.of(Math.min(1, extent.getAsInt() - 1)));
        }
        List<Expr> terms = new ArrayList<>();
        for (Expr summand : summands) {
            if (!isSmall(summand, at)) {
                return Optional.empty();
            }
            WrittenOut out = new WrittenOut(size -> size(size).orElseThrow());
            out.terms(summand, at).forEach(term -> terms.add(decided(term)));
        }
        List<Size> place = definition.indices().stream().map(at::get).toList();
        return terms.size() < 2 ? Optional.empty() : Optional.of(new Component(definition, place, terms));
    }

    /** Whether all sizes are known and there are not too many terms. */
    private boolean isSmall(Expr summand, Map<Index, Size> at) {
        long terms = 1;
        Map<Index, Size> last = new HashMap<>(at);
        List<Index> over = summand instanceof Expr.Reduce reduce ? reduce.over() : List.of();
        for (Index index : over) {
            OptionalInt extent = size(Renaming.of(last).apply(index.extent()));
            if (extent.isEmpty()) {
                return false;
            }
            terms *= Math.max(1, extent.getAsInt());
            last.put(index, Size.of(Math.max(0, extent.getAsInt() - 1)));
            if (terms > MOST_TERMS) {
                return false;
            }
        }
        return true;
    }

    /** A term with the questions decided that its subscripts answer. */
    private Expr decided(Expr term) {
        return new Rewriting(access -> access, size -> size).expr(term);
    }
}
