package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/**
 * Drops the axes along which an array is the same throughout: what a lambda computes without one of its indices is computed
 * once for all of that index's values.
 */
final class Invariance {

    /** An array with fewer axes in place of another one. */
    private record Narrow(ArrayVar array, List<Integer> axes) {}

    private final Set<ArrayVar> kept;
    private final Map<ArrayVar, Narrow> narrowed = new HashMap<>();
    private final Rewriting rewriting = new Rewriting(this::read, size -> size);

    private Invariance(Set<ArrayVar> kept) {
        this.kept = kept;
    }

    static List<Clause> remove(List<Clause> clauses, Set<ArrayVar> kept) {
        Set<ArrayVar> whole = new HashSet<>(kept);
        whole.addAll(Clauses.handedOver(clauses));
        // What stands for an int is read in sizes, which stay as they are.
        Clauses.forEach(clauses, clause -> {
            whole.addAll(Clauses.readInStorage(clause));
            if (clause instanceof Definition definition) {
                Exprs.forEach(definition.body(), part -> {
                    // A subscript that may lie outside is checked where it is used.
                    if (part instanceof Expr.Access access
                            && !Bounds.areAlwaysWithin(
                                    access.at(), access.array().shape())) {
                        whole.add(access.array());
                    }
                });
            }
        });
        return new Invariance(whole).clauses(clauses);
    }

    private List<Clause> clauses(List<Clause> clauses) {
        return clauses.stream().map(this::clause).toList();
    }

    private Clause clause(Clause clause) {
        return clause instanceof Definition definition
                ? narrow(rewriting.definition(definition))
                : rewriting.clause(clause, this::clauses);
    }

    private Definition narrow(Definition definition) {
        ArrayVar target = definition.target();
        List<Index> indices = new ArrayList<>();
        List<Size> sizes = new ArrayList<>();
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < target.rank(); axis++) {
            if (kept.contains(target) || !isDroppable(axis, definition)) {
                axes.add(axis);
                indices.add(definition.indices().get(axis));
                sizes.add(target.shape().size(axis));
            }
        }
        if (axes.size() == target.rank()) {
            return definition;
        }
        ArrayVar narrow = new ArrayVar(target.name(), new Shape(sizes));
        narrowed.put(target, new Narrow(narrow, axes));
        return new Definition(narrow, indices, definition.body(), definition.origin());
    }

    /** An axis that may have no components stays: without it a number is computed, perhaps out of nothing, that wasn't. */
    private static boolean isDroppable(int axis, Definition definition) {
        Index index = definition.indices().get(axis);
        boolean occurs = Exprs.freeIndices(definition.body()).contains(index)
                || Exprs.boundIndices(definition.body()).stream()
                        .anyMatch(bound -> Exprs.indices(bound.extent()).contains(index))
                || definition.indices().stream()
                        .anyMatch(other -> Exprs.indices(other.extent()).contains(index));
        return !occurs && index.isNeverEmpty();
    }

    private Expr read(Expr.Access access) {
        Narrow narrow = narrowed.get(access.array());
        return narrow == null
                ? access
                : new Expr.Access(
                        narrow.array(),
                        narrow.axes().stream().map(access.at()::get).toList());
    }
}
