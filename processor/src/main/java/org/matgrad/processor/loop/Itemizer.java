package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Index;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.component.Summands;

/** Takes a definition apart into items and chooses the order of each item's loops. */
final class Itemizer {

    private final Definition definition;
    private final List<Item> items = new ArrayList<>();

    private Itemizer(Definition definition) {
        this.definition = definition;
    }

    static List<Item> items(Definition definition) {
        Itemizer itemizer = new Itemizer(definition);
        Summands.of(definition.body()).forEach(itemizer::add);
        return itemizer.items;
    }

    private void add(Expr summand) {
        List<Index> reduced = List.of();
        Reduction reduction = Reduction.SUM;
        Expr body = summand;
        if (summand instanceof Expr.Reduce reduce) {
            reduced = reduce.over();
            reduction = reduce.reduction();
            body = reduce.body();
        }
        List<Expr.Delta> deltas = Summands.deltas(body);
        if (deltas.isEmpty()) {
            place(definition.indices(), definition.indices(), reduced, reduction, body);
        } else {
            onDiagonal(deltas, reduced, reduction, Summands.withoutDeltas(body));
        }
    }

    /** A delta of two of the target's indices leaves one loop for both. */
    private void onDiagonal(List<Expr.Delta> deltas, List<Index> reduced, Reduction reduction, Expr body) {
        Map<Index, Index> renaming = new HashMap<>();
        for (Expr.Delta delta : deltas) {
            Index left = find(renaming, delta.left());
            Index right = find(renaming, delta.right());
            if (left != right) {
                renaming.put(right, left);
            }
        }
        Map<Index, Index> whole = new HashMap<>();
        renaming.keySet().forEach(index -> whole.put(index, find(renaming, index)));
        List<Index> place = Exprs.rename(definition.indices(), whole);
        initialise(Reduction.SUM);
        place(place, place.stream().distinct().toList(), reduced, reduction, Exprs.rename(body, whole));
    }

    private static Index find(Map<Index, Index> renaming, Index index) {
        Index at = index;
        while (renaming.containsKey(at)) {
            at = renaming.get(at);
        }
        return at;
    }

    private void initialise(Reduction reduction) {
        if (items.isEmpty()) {
            items.add(new Item(
                    definition,
                    definition.indices(),
                    definition.indices(),
                    List.of(),
                    reduction,
                    Statement.Writing.SET,
                    Algebra.constant(reduction.neutral())));
        }
    }

    private void place(List<Index> place, List<Index> free, List<Index> reduced, Reduction reduction, Expr body) {
        Index innermost = reduced.isEmpty() ? null : innermost(free, reduced, body);
        Statement.Writing writing = items.isEmpty() ? Statement.Writing.SET : Statement.Writing.UPDATE;
        Item accumulating = new Item(definition, place, free, reduced, reduction, writing, body);
        boolean keepsOrder = Contraction.matrixProduct(accumulating) != null || Shapes.isUnrolled(accumulating);
        if (innermost != null && free.contains(innermost) && !keepsOrder) {
            // Contiguous along a free index: add whole rows to the target rather than sum down a column.
            initialise(reduction);
            List<Index> loops = new ArrayList<>(free);
            loops.remove(innermost);
            loops.addAll(reduced);
            loops.add(innermost);
            items.add(new Item(definition, place, loops, List.of(), reduction, Statement.Writing.UPDATE, body));
        } else {
            items.add(accumulating);
        }
    }

    /** The index along which most of what is read is contiguous; a reduction's own index where all are alike. */
    private static Index innermost(List<Index> free, List<Index> reduced, Expr body) {
        Map<Index, Integer> score = new HashMap<>();
        for (Expr.Access access : Exprs.accesses(body)) {
            List<Index> indices = access.indices();
            for (int axis = 0; indices.size() > 1 && axis < indices.size(); axis++) {
                score.merge(indices.get(axis), axis == indices.size() - 1 ? 1 : -1, Integer::sum);
            }
        }
        List<Index> all = new ArrayList<>(reduced);
        all.addAll(free);
        // The first of the best: the last reduction index leads where nothing speaks against it.
        Index lead = reduced.get(reduced.size() - 1);
        return all.stream()
                .max(Comparator.<Index>comparingInt(index -> score.getOrDefault(index, 0))
                        .thenComparingInt(index -> index == lead ? 1 : 0))
                .orElseThrow();
    }
}
