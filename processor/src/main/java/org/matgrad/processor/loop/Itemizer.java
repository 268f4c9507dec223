package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.component.Summands;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;

/** Takes a definition apart into items and chooses the order of each item's loops. */
final class Itemizer {

    private final Definition definition;
    private final List<Item> items = new ArrayList<>();

    private Itemizer(Definition definition) {
        this.definition = definition;
    }

    static List<Item> items(Definition definition) {
        List<Item> pinned = Pinned.items(definition);
        if (!pinned.isEmpty()) {
            return pinned;
        }
        Itemizer itemizer = new Itemizer(definition);
        Summands.of(definition.body()).forEach(itemizer::add);
        // What adds 0 says where a term would be that there is none of.
        itemizer.items.removeIf(item -> item.writing() == Statement.Writing.UPDATE
                && item.reduction() == Reduction.SUM
                && item.body().equals(Expr.ZERO));
        List<Item> items = new ArrayList<>();
        for (Item item : itemizer.items) {
            items.add(Range.bounded(items.isEmpty() ? item : item.fresh()));
        }
        return items;
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
            place(Exprs.plain(definition.indices()), definition.indices(), reduced, reduction, body);
        } else {
            scattered(deltas, reduced, Summands.withoutDeltas(body));
        }
    }

    /** A delta of one of the target's indices says where a term goes, and leaves no loop for that index. */
    private void scattered(List<Expr.Delta> deltas, List<Index> reduced, Expr term) {
        Renaming renaming = new Renaming();
        List<Index> free = new ArrayList<>(definition.indices());
        Condition condition = Condition.TRUE;
        for (Expr.Delta delta : deltas) {
            Size left = renaming.apply(delta.left());
            Size right = renaming.apply(delta.right());
            Index solved = solved(left, right, free, reduced);
            if (solved == null) {
                condition = Condition.and(condition, Condition.ints(Relation.EQUAL, left, right));
                continue;
            }
            Size other = left.index() == solved ? right : left;
            renaming = solve(renaming, solved, other);
            free.remove(solved);
            if (other.index() != null && !Bounds.isWithin(other, solved.extent())) {
                condition = Condition.and(condition, Condition.ints(Relation.LESS, other, solved.extent()));
            }
        }
        List<Size> place = renaming.apply(Exprs.plain(definition.indices()));
        Condition guard = renaming.apply(condition);
        Expr body = Algebra.select(guard, renaming.apply(term), Expr.ZERO);
        Set<Index> written = new LinkedHashSet<>();
        place.forEach(subscript -> written.addAll(Exprs.indices(subscript)));
        List<Index> outer = new ArrayList<>(free);
        List<Index> inner = new ArrayList<>();
        // Where a condition decides whether there is such a place, nothing is written but under it.
        boolean certain = Bounds.areAlwaysWithin(place, definition.target().shape());
        for (Index index : reduced) {
            boolean bound = !certain
                    || written.contains(index)
                    || reduced.stream()
                            .anyMatch(other -> written.contains(other)
                                    && Exprs.indices(other.extent()).contains(index));
            (bound ? outer : inner).add(index);
        }
        inMemoryOrder(outer, place);
        initialise(Reduction.SUM);
        place(place, outer, inner, Reduction.SUM, body);
    }

    /** Puts loops into the order of the axes that they go along; those that go along none stay outside. */
    private static void inMemoryOrder(List<Index> loops, List<Size> place) {
        boolean isGiven =
                loops.stream().anyMatch(index -> !Exprs.indices(index.extent()).isEmpty());
        if (!isGiven) {
            loops.sort(Comparator.comparingInt(index -> axis(index, place)));
        }
    }

    private static int axis(Index index, List<Size> place) {
        int axis = place.size() - 1;
        while (axis >= 0 && !Exprs.indices(place.get(axis)).contains(index)) {
            axis--;
        }
        return axis;
    }

    /** An index of the target's that a delta makes another subscript. */
    private static Index solved(Size left, Size right, List<Index> free, List<Index> reduced) {
        // An index of a larger axis takes on all values of the other one, and nothing is left over.
        boolean leftIsLarger =
                left.index() != null && Bounds.isWithin(right, left.index().extent());
        for (Size side : leftIsLarger ? List.of(left, right) : List.of(right, left)) {
            Index index = side.index();
            Size other = side == right ? left : right;
            boolean standsAlone = index != null
                    && free.contains(index)
                    && !Exprs.indices(other).contains(index)
                    && Stream.concat(free.stream(), reduced.stream())
                            .noneMatch(one -> Exprs.indices(one.extent()).contains(index));
            if (standsAlone) {
                return index;
            }
        }
        return null;
    }

    /** The renaming with one more index replaced, also where it stands in what others were replaced by. */
    private Renaming solve(Renaming before, Index solved, Size other) {
        Renaming one = Renaming.of(Map.of(solved, other));
        Renaming all = new Renaming();
        for (Index index : definition.indices()) {
            all.put(index, one.apply(before.apply(index.value())));
        }
        return all;
    }

    private void initialise(Reduction reduction) {
        if (items.isEmpty()) {
            items.add(new Item(
                    definition,
                    Exprs.plain(definition.indices()),
                    definition.indices(),
                    List.of(),
                    reduction,
                    Statement.Writing.SET,
                    Algebra.constant(reduction.neutral())));
        }
    }

    private void place(List<Size> place, List<Index> free, List<Index> reduced, Reduction reduction, Expr body) {
        if (items.isEmpty() && reduced.isEmpty() && free.size() > 1) {
            Item whole = new Item(definition, place, free, reduced, reduction, Statement.Writing.UPDATE, body);
            Item part = Range.bounded(whole);
            if (!whole.isRagged() && part.isRagged()) {
                // Only the components between the bounds are not 0, and each is written once.
                initialise(Reduction.SUM);
                items.add(part.setting());
                return;
            }
        }
        if (items.isEmpty() && reduced.size() > 1) {
            Item added = new Item(definition, place, free, reduced, reduction, Statement.Writing.UPDATE, body);
            if (PartContraction.of(added) != null) {
                // One product for each value of all but one index of the sum, added up.
                initialise(reduction);
                items.add(added);
                return;
            }
        }
        Index innermost = reduced.isEmpty() ? null : innermost(place, free, reduced, body);
        Statement.Writing writing = items.isEmpty() ? Statement.Writing.SET : Statement.Writing.UPDATE;
        Item accumulating = new Item(definition, place, free, reduced, reduction, writing, body);
        boolean keepsOrder = accumulating.isRagged()
                || !Exprs.isPlain(place)
                || Contraction.isMatrixProduct(accumulating)
                || PartContraction.of(accumulating) != null
                || Shapes.isUnrolled(accumulating);
        if (innermost != null && free.contains(innermost) && !keepsOrder && Shapes.isShortSum(reduction, reduced)) {
            // The few terms of a component in one chain: it is written once, and nothing is cleared.
            List<Index> loops = endingWith(innermost, free, List.of());
            items.add(new Item(definition, place, loops, List.of(), reduction, writing, writtenOut(reduced, body)));
        } else if (innermost != null && free.contains(innermost) && !keepsOrder) {
            // Contiguous along a free index: add whole rows to the target rather than sum down a column.
            initialise(reduction);
            List<Index> inMemory = new ArrayList<>(reduced);
            inMemory.addAll(free);
            boolean isInMemory = Exprs.accesses(body).stream()
                    .anyMatch(access -> access.indices().equals(inMemory));
            // Not in the order of an array: a row of the target stays where it is while it is added to.
            List<Index> loops = isInMemory ? inMemory : endingWith(innermost, free, reduced);
            items.add(new Item(definition, place, loops, List.of(), reduction, Statement.Writing.UPDATE, body));
        } else {
            items.add(accumulating);
        }
    }

    private static List<Index> endingWith(Index last, List<Index> free, List<Index> reduced) {
        List<Index> loops = new ArrayList<>(free);
        loops.addAll(reduced);
        loops.remove(last);
        loops.add(last);
        return loops;
    }

    /** The sum of a formula over indices of constant extents, term by term. */
    private static Expr writtenOut(List<Index> reduced, Expr body) {
        if (reduced.isEmpty()) {
            return body;
        }
        Index index = reduced.get(0);
        List<Index> rest = reduced.subList(1, reduced.size());
        Expr sum = null;
        for (int n = 0; n < index.extent().constant().orElseThrow(); n++) {
            Renaming turn = Renaming.of(Map.of(index, Size.of(n)));
            Expr term = turn.apply(writtenOut(rest, body));
            sum = sum == null ? term : Algebra.add(sum, term);
        }
        return sum;
    }

    /** The index along which most of what is read and written is contiguous; a reduction's own where all are alike. */
    private Index innermost(List<Size> place, List<Index> free, List<Index> reduced, Expr body) {
        Map<Index, Integer> score = new HashMap<>();
        List<Expr.Access> touched = new ArrayList<>(Exprs.accesses(body));
        touched.add(new Expr.Access(definition.target(), place));
        for (Expr.Access access : touched) {
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
