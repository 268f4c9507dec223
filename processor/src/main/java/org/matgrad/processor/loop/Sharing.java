package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Repetition;
import org.matgrad.processor.component.Summands;

/** Which arrays are never needed at the same time and so have one storage: what loops and branches hand over. */
final class Sharing {

    private final Map<ArrayVar, ArrayVar> roots = new HashMap<>();
    private final Map<ArrayVar, Integer> uses = new HashMap<>();
    private final Set<Definition> inPlace = new HashSet<>();
    private final Set<ArrayVar> kept;
    private final Memory memory;

    private Sharing(Set<ArrayVar> kept, Memory memory) {
        this.kept = kept;
        this.memory = memory;
    }

    static Sharing of(List<Clause> clauses, Set<ArrayVar> kept, Memory memory) {
        Sharing sharing = new Sharing(kept, memory);
        Clauses.forEach(clauses, sharing::count);
        sharing.visit(clauses);
        return sharing;
    }

    /** The array whose storage an array has. */
    ArrayVar root(ArrayVar array) {
        ArrayVar root = array;
        while (roots.containsKey(root)) {
            root = roots.get(root);
        }
        return root;
    }

    /** Whether a definition writes the next state over the present one. */
    boolean isInPlace(Definition definition) {
        return inPlace.contains(definition);
    }

    private void count(Clause clause) {
        if (clause instanceof Repetition repetition) {
            repetition.carried().forEach(carried -> {
                uses.merge(carried.initial(), 1, Integer::sum);
                uses.merge(carried.next(), 1, Integer::sum);
            });
            Clauses.counts(repetition.turns()).forEach(array -> uses.merge(array, 1, Integer::sum));
        } else if (clause instanceof Alternative alternative) {
            alternative.merged().forEach(merged -> {
                uses.merge(merged.then(), 1, Integer::sum);
                uses.merge(merged.otherwise(), 1, Integer::sum);
            });
            Clauses.reads(alternative.condition()).forEach(array -> uses.merge(array, 1, Integer::sum));
        } else {
            Clauses.reads(clause).forEach(array -> uses.merge(array, 1, Integer::sum));
        }
    }

    private boolean isOnlyHandedOver(ArrayVar array) {
        return uses.getOrDefault(array, 0) == 1 && !kept.contains(array) && !memory.isRecorded(array);
    }

    private void visit(List<Clause> clauses) {
        Set<ArrayVar> defined = new HashSet<>();
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                defined.add(definition.target());
            } else if (clause instanceof Repetition repetition) {
                share(repetition, defined);
                visit(repetition.body());
            } else if (clause instanceof Alternative alternative) {
                share(alternative);
                visit(alternative.then());
                visit(alternative.otherwise());
            }
        }
    }

    private void share(Repetition repetition, Set<ArrayVar> before) {
        for (Repetition.Carried carried : repetition.carried()) {
            if (!memory.isRecorded(carried.result())) {
                roots.put(carried.state(), carried.result());
            }
            if (before.contains(carried.initial()) && isOnlyHandedOver(carried.initial())) {
                roots.put(carried.initial(), carried.state());
            }
        }
        List<Definition> updates = new ArrayList<>();
        for (Repetition.Carried carried : repetition.carried()) {
            update(repetition, carried).ifPresent(definition -> {
                boolean conflicts = updates.stream()
                        .anyMatch(other ->
                                reads(other, carried.state()) || reads(definition, stateOf(repetition, other)));
                if (!conflicts) {
                    updates.add(definition);
                    roots.put(carried.next(), carried.state());
                    inPlace.add(definition);
                }
            });
        }
    }

    private static boolean reads(Definition definition, ArrayVar array) {
        return definition.reads().contains(array);
    }

    private static ArrayVar stateOf(Repetition repetition, Definition update) {
        return repetition.carried().stream()
                .filter(carried -> carried.next() == update.target())
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** The definition of a next state that may overwrite the present one. */
    private Optional<Definition> update(Repetition repetition, Repetition.Carried carried) {
        boolean isNextOfAnother = repetition.carried().stream().anyMatch(other -> other.next() == carried.state());
        if (isNextOfAnother || !isOnlyHandedOver(carried.next())) {
            return Optional.empty();
        }
        return repetition.body().stream()
                .filter(Definition.class::isInstance)
                .map(Definition.class::cast)
                .filter(definition -> definition.target() == carried.next())
                .filter(definition -> isPointwiseIn(definition, carried.state()))
                .findFirst();
    }

    /** Whether each component reads of an array only the one at its own place, and that before anything is written. */
    private static boolean isPointwiseIn(Definition definition, ArrayVar state) {
        if (!reads(definition, state)) {
            return true;
        }
        List<Expr> summands = Summands.of(definition.body());
        Expr first = summands.get(0);
        // What is 0 outside some bounds is filled with zeros first.
        boolean late = first instanceof Expr.Select select && Algebra.isConstant(select.otherwise(), 0)
                || Exprs.reduces(first)
                || Exprs.hasDeltas(first)
                || summands.stream().skip(1).anyMatch(summand -> mentions(summand, state));
        return !late
                && definition.indices().stream().noneMatch(index -> Exprs.stored(index.extent()).stream()
                        .anyMatch(access -> access.array() == state))
                && Exprs.accesses(first).stream()
                        .filter(access -> access.array() == state)
                        .allMatch(access -> access.equals(Expr.Access.of(state, definition.indices())));
    }

    private static boolean mentions(Expr expr, ArrayVar array) {
        return Exprs.accesses(expr).stream().anyMatch(access -> access.array() == array);
    }

    private void share(Alternative alternative) {
        for (Alternative.Merged merged : alternative.merged()) {
            if (merged.then() != merged.otherwise()) {
                share(merged.then(), merged.result(), alternative.then());
                share(merged.otherwise(), merged.result(), alternative.otherwise());
            }
        }
    }

    private void share(ArrayVar value, ArrayVar result, List<Clause> way) {
        boolean defined = way.stream()
                .anyMatch(clause -> clause instanceof Definition definition && definition.target() == value);
        if (defined && isOnlyHandedOver(value)) {
            roots.put(value, result);
        }
    }
}
