package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.calculus.Partial;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.component.Summands;
import org.matgrad.processor.matrix.Index;

/**
 * A local derivative: that of a definition's components by those of an array that it reads.
 *
 * @param definition what is differentiated
 * @param by the component that it is differentiated with respect to
 * @param partials where the array is read
 */
record Local(Definition definition, Expr.Access by, List<Partial> partials) {

    static Local of(Definition definition, List<Index> by, List<Partial> partials) {
        return new Local(definition, Expr.Access.of(partials.get(0).site().array(), by), partials);
    }

    /** As it comes from the places where the array is read: with a delta for each subscript, under the sum. */
    List<Expr> raw() {
        return partials.stream()
                .map(partial -> sum(partial.over(), product(partial)))
                .toList();
    }

    /** With the deltas that meet a sum cancelled against it. */
    List<Expr> cancelled() {
        return partials.stream()
                .map(partial -> settled(partial.over(), product(partial)))
                .toList();
    }

    /** The sum over the definition's components of its adjoint times this, one for each place. */
    List<Expr> pulledBack(Expr.Access adjoint) {
        List<Expr> terms = new ArrayList<>();
        for (Partial partial : partials) {
            List<Index> over = new ArrayList<>(definition.indices());
            over.addAll(partial.over());
            terms.add(settled(over, Algebra.multiply(deltas(partial), partial.pulledBack(adjoint))));
        }
        return terms;
    }

    /** Deltas stay factors, also beside a selection: on paper a 0 is a 0. */
    private Expr product(Partial partial) {
        return Algebra.multiply(partial.pushedForward(Expr.ONE), deltas(partial));
    }

    private Expr deltas(Partial partial) {
        Expr product = Expr.ONE;
        for (int axis = 0; axis < by.at().size(); axis++) {
            product = Algebra.multiply(
                    product,
                    Algebra.delta(partial.site().at().get(axis), by.at().get(axis)));
        }
        return product;
    }

    private static Expr sum(List<Index> over, Expr body) {
        return over.isEmpty() ? body : new Expr.Reduce(Reduction.SUM, over, body);
    }

    /** The sum with all deltas cancelled that can be. */
    private static Expr settled(List<Index> over, Expr body) {
        Expr before = sum(over, body);
        Expr after = Algebra.sum(over, body);
        while (!after.equals(before) && after instanceof Expr.Reduce reduce && reduce.reduction() == Reduction.SUM) {
            before = after;
            after = Algebra.sum(reduce.over(), reduce.body());
        }
        return after;
    }

    /** The indices that are summed over before, and no more after deltas were cancelled. */
    static Set<Index> cancelledIndices(Expr raw, Expr cancelled) {
        Set<Index> indices = new LinkedHashSet<>(Exprs.boundIndices(raw));
        indices.removeAll(Exprs.boundIndices(cancelled));
        return indices;
    }

    /** The deltas that cancelled the sums over these indices. */
    static Set<Expr.Delta> cancelling(Expr raw, Set<Index> indices) {
        Set<Expr.Delta> deltas = new LinkedHashSet<>();
        for (Index index : indices) {
            all(raw).stream()
                    .filter(delta ->
                            delta.left().index() == index || delta.right().index() == index)
                    .findFirst()
                    .ifPresent(deltas::add);
        }
        return deltas;
    }

    /** Those of the indices that one of the deltas has on a side by itself. */
    static Set<Index> cancelledBy(Set<Expr.Delta> deltas, Set<Index> indices) {
        Set<Index> cancelled = new LinkedHashSet<>();
        for (Expr.Delta delta : deltas) {
            cancelled.add(
                    indices.contains(delta.left().index())
                            ? delta.left().index()
                            : delta.right().index());
        }
        return cancelled;
    }

    /** The deltas without which a formula is 0; none of those between indices that are summed over. */
    static List<Expr.Delta> pins(Expr expr) {
        boolean isSum = expr instanceof Expr.Reduce reduce && reduce.reduction() == Reduction.SUM;
        Expr term = isSum ? ((Expr.Reduce) expr).body() : expr;
        Set<Index> bound = Exprs.boundIndices(expr);
        return Summands.deltas(term).stream()
                .filter(delta -> Exprs.indices(delta.left()).stream().noneMatch(bound::contains)
                        && Exprs.indices(delta.right()).stream().noneMatch(bound::contains))
                .distinct()
                .toList();
    }

    /** All deltas of a formula, in order. */
    static List<Expr.Delta> all(Expr expr) {
        List<Expr.Delta> deltas = new ArrayList<>();
        Exprs.forEach(expr, part -> {
            if (part instanceof Expr.Delta delta) {
                deltas.add(delta);
            }
        });
        return deltas;
    }
}
