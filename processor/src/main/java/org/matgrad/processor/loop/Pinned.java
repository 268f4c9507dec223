package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.component.Summands;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * A definition that has a term for each component along some axes, as y[n,k] = δ[k,0]·a[n] + δ[k,1]·b[n]: each term is set
 * at its place, and nothing is cleared before.
 */
final class Pinned {

    private Pinned() {}

    /** An item for each term; empty where the definition is no such one. */
    static List<Item> items(Definition definition) {
        List<Item> items = new ArrayList<>();
        Set<Index> pinned = null;
        Set<List<Size>> places = new HashSet<>();
        for (Expr summand : Summands.of(definition.body())) {
            Renaming place = new Renaming();
            Set<Index> own = new LinkedHashSet<>();
            for (Expr.Delta delta : Summands.deltas(summand)) {
                boolean isLeft = delta.right().constant().isPresent();
                Index index = isLeft ? delta.left().index() : delta.right().index();
                Size at = isLeft ? delta.right() : delta.left();
                if (index == null
                        || at.constant().isEmpty()
                        || !definition.indices().contains(index)
                        || !own.add(index)) {
                    return List.of();
                }
                place.put(index, at);
            }
            pinned = pinned == null ? own : pinned;
            Expr term = Summands.withoutDeltas(summand);
            boolean isAlike = !own.isEmpty() && own.equals(pinned) && !Exprs.reduces(term) && !Exprs.hasDeltas(term);
            List<Size> at = place.apply(Exprs.plain(definition.indices()));
            if (!isAlike || !places.add(at) || !isWithin(at, definition)) {
                return List.of();
            }
            List<Index> loops = new ArrayList<>(definition.indices());
            loops.removeAll(own);
            Item item =
                    new Item(definition, at, loops, List.of(), Reduction.SUM, Statement.Writing.SET, place.apply(term));
            items.add(items.isEmpty() ? item : item.fresh());
        }
        return pinned != null && places.size() == count(pinned) && !isRagged(definition) ? items : List.of();
    }

    private static boolean isWithin(List<Size> at, Definition definition) {
        for (int axis = 0; axis < at.size(); axis++) {
            int place = at.get(axis).constant().orElse(0);
            if (place < 0
                    || at.get(axis).constant().isPresent()
                            && place
                                    >= definition
                                            .indices()
                                            .get(axis)
                                            .extent()
                                            .constant()
                                            .orElse(0)) {
                return false;
            }
        }
        return true;
    }

    /** How many places there are; none where that is not known. */
    private static long count(Set<Index> indices) {
        return Size.product(indices.stream().map(Index::extent).toList())
                .constant()
                .orElse(-1);
    }

    private static boolean isRagged(Definition definition) {
        return definition.indices().stream()
                .anyMatch(index -> !Exprs.indices(index.extent()).isEmpty());
    }
}
