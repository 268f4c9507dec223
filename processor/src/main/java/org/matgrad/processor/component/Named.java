package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Origin;

/**
 * A part of a formula that gets an array of its own.
 *
 * @param definition of the array
 * @param read what stands in the formula in place of the part
 */
public record Named(Definition definition, Expr.Access read) {

    /** Names a formula with an array over the indices that are free in it. */
    public static Named of(String name, Expr formula, Origin origin) {
        List<Index> axes = axes(formula);
        ArrayVar array = new ArrayVar(name, Storage.shape(axes));
        return new Named(Definition.fresh(array, axes, formula, origin), Expr.Access.of(array, axes));
    }

    /** The free indices, each after those that its extent depends on. */
    private static List<Index> axes(Expr formula) {
        Set<Index> axes = new LinkedHashSet<>();
        Exprs.freeIndices(formula).forEach(index -> collect(index, axes));
        return new ArrayList<>(axes);
    }

    private static void collect(Index index, Set<Index> axes) {
        Exprs.indices(index.extent()).forEach(outer -> collect(outer, axes));
        axes.add(index);
    }
}
