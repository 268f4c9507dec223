package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Repetition;
import org.matgrad.processor.matrix.Index;

/**
 * Proves where a Jacobian is zero whatever the loops and branches do: a component of the result depends on components of
 * an input only where certain of their indices are equal. A network that treats each row of a batch alike is of this
 * kind, however many turns it takes.
 */
public final class Locality {

    /** An axis of an array along which it depends only on what has the same index along an axis of the input. */
    private record Pair(int axis, int inputAxis) {}

    private final Activity activity;
    /** What is known of each array that depends on the input; the others depend on nothing. */
    private final Map<ArrayVar, Set<Pair>> pairs = new HashMap<>();

    private Locality(ComponentProgram program, ArrayVar input) {

        this.activity = Activity.of(program, Set.of(input));
        Set<Pair> own = new LinkedHashSet<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            own.add(new Pair(axis, axis));
        }
        pairs.put(input, own);
    }

    /**
     * The zeros of a result's derivative by an input.
     *
     * @param isZero whether the result doesn't depend on the input at all
     * @param joined for each axis of the input the axis of the result whose index must be the same, if there is one; each
     *     at most once
     */
    public record Zeros(boolean isZero, List<OptionalInt> joined) {}

    /** What can be proven of a program with one result. */
    public static Zeros of(ComponentProgram program, ArrayVar input) {
        Locality locality = new Locality(program, input);
        locality.run(program.clauses());
        ArrayVar result = program.results().get(0);
        Set<Pair> proven = locality.pairs.getOrDefault(result, Set.of());
        Set<Integer> taken = new LinkedHashSet<>();
        List<OptionalInt> joined = new ArrayList<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            int inputAxis = axis;
            OptionalInt equal = proven.stream()
                    .filter(pair -> pair.inputAxis() == inputAxis
                            && !taken.contains(pair.axis())
                            && result.shape()
                                    .size(pair.axis())
                                    .equals(input.shape().size(inputAxis)))
                    .mapToInt(Pair::axis)
                    .min();
            equal.ifPresent(taken::add);
            joined.add(equal);
        }
        return new Zeros(!locality.pairs.containsKey(result), joined);
    }

    private void run(List<Clause> clauses) {
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                run(definition);
            } else if (clause instanceof Kernel kernel) {
                if (KernelRules.differentiable(kernel).stream().anyMatch(pairs::containsKey)) {
                    kernel.targets().forEach(target -> pairs.put(target, Set.of()));
                }
            } else if (clause instanceof Repetition repetition) {
                run(repetition);
            } else if (clause instanceof Alternative alternative) {
                run(alternative.then());
                run(alternative.otherwise());
                for (Alternative.Merged merged : alternative.merged()) {
                    put(merged.result(), meet(pairs.get(merged.then()), pairs.get(merged.otherwise())));
                }
            }
        }
    }

    private void run(Definition definition) {
        Set<Pair> all = null;
        for (Partial partial : activity.linearization(definition).partials()) {
            Set<Pair> read = pairs.get(partial.site().array());
            if (read != null) {
                all = meet(all, through(read, partial, definition));
            }
        }
        put(definition.target(), all);
    }

    private static Set<Pair> through(Set<Pair> read, Partial partial, Definition definition) {
        Set<Pair> through = new LinkedHashSet<>();
        for (Pair pair : read) {
            Index at = partial.site().at().get(pair.axis()).index();
            int axis = at == null ? -1 : definition.indices().indexOf(at);
            if (axis >= 0) {
                through.add(new Pair(axis, pair.inputAxis()));
            }
        }
        return through;
    }

    /** What holds of both; of what depends on nothing everything holds. */
    private static Set<Pair> meet(Set<Pair> left, Set<Pair> right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        Set<Pair> both = new LinkedHashSet<>(left);
        both.retainAll(right);
        return both;
    }

    private void put(ArrayVar array, Set<Pair> known) {
        if (known == null) {
            pairs.remove(array);
        } else {
            pairs.put(array, known);
        }
    }

    /** What holds of the initial state holds of all states if the turns keep it. */
    private void run(Repetition repetition) {
        Map<ArrayVar, Set<Pair>> states = new HashMap<>();
        repetition.carried().forEach(carried -> states.put(carried.state(), pairs.get(carried.initial())));
        boolean isStable = false;
        while (!isStable) {
            states.forEach(this::put);
            run(repetition.body());
            isStable = true;
            for (Repetition.Carried carried : repetition.carried()) {
                Set<Pair> before = states.get(carried.state());
                Set<Pair> after = meet(before, pairs.get(carried.next()));
                isStable &= Objects.equals(before, after);
                states.put(carried.state(), after);
            }
        }
        repetition.carried().forEach(carried -> put(carried.result(), states.get(carried.state())));
    }
}
