package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Repetition;

/** On which ways of branches the arrays of a program are computed. */
final class Ways {

    /** The two of a branch. */
    enum Side {
        THEN,
        OTHERWISE
    }

    private record Way(Condition condition, Side side) {}

    private final Map<ArrayVar, List<Way>> ways = new HashMap<>();
    private final Map<Alternative, List<Way>> places = new IdentityHashMap<>();

    Ways(List<Clause> clauses) {
        visit(clauses, List.of());
    }

    /** Whether an array is computed on this way of another branch on the same condition, which stands beside this one. */
    boolean isBeside(ArrayVar array, Alternative alternative, Side side) {
        List<Way> beside = within(places.get(alternative), alternative.condition(), side);
        List<Way> own = ways.getOrDefault(array, List.of());
        return own.size() >= beside.size() && own.subList(0, beside.size()).equals(beside);
    }

    private void visit(List<Clause> clauses, List<Way> around) {
        for (Clause clause : clauses) {
            if (clause instanceof Alternative alternative) {
                places.put(alternative, around);
                visit(alternative.then(), within(around, alternative.condition(), Side.THEN));
                visit(alternative.otherwise(), within(around, alternative.condition(), Side.OTHERWISE));
                alternative.merged().forEach(merged -> ways.put(merged.result(), around));
            } else if (clause instanceof Repetition repetition) {
                visit(repetition.body(), around);
                Clauses.defined(List.of(clause)).forEach(array -> ways.putIfAbsent(array, around));
            } else if (clause instanceof Definition || clause instanceof Kernel) {
                Clauses.defined(List.of(clause)).forEach(array -> ways.put(array, around));
            }
        }
    }

    private static List<Way> within(List<Way> around, Condition condition, Side side) {
        List<Way> within = new ArrayList<>(around);
        within.add(new Way(condition, side));
        return within;
    }
}
