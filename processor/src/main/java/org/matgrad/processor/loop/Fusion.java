package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.matrix.Index;

/**
 * Puts items under common loops. An item joins a loop if all that it reads of the loop's other items is the component
 * that they have just written; an item waits behind what it depends on.
 */
final class Fusion {

    /** More formula than this in one loop is left to another one: the method must stay small. */
    private static final int LARGEST = 160;

    private Fusion() {}

    static List<Nest> fuse(List<Item> items) {
        return fuse(items, 0);
    }

    private static List<Nest> fuse(List<Item> items, int depth) {
        List<Nest> nests = new ArrayList<>();
        Map<ArrayVar, List<Integer>> writers = new HashMap<>();
        for (Item item : items) {
            int at = place(item, depth, nests, writers);
            writers.computeIfAbsent(item.target(), key -> new ArrayList<>()).add(at);
        }
        for (Nest nest : nests) {
            if (nest instanceof Nest.Loop loop) {
                loop.children(fuse(loop.items(), depth + 1));
            }
        }
        return nests;
    }

    private static int place(Item item, int depth, List<Nest> nests, Map<ArrayVar, List<Integer>> writers) {
        List<Index> loops = item.loops();
        if (depth == loops.size()) {
            nests.add(new Nest.Leaf(item));
            return nests.size() - 1;
        }
        int earliest = 0;
        for (int writer : dependencies(item, writers)) {
            boolean together = nests.get(writer) instanceof Nest.Loop loop && canJoin(loop, item, depth);
            earliest = Math.max(earliest, together ? writer : writer + 1);
        }
        for (int at = earliest; at < nests.size() && !Contraction.standsAlone(item); at++) {
            if (nests.get(at) instanceof Nest.Loop loop && canJoin(loop, item, depth) && sharesArrays(loop, item)) {
                loop.items().add(item);
                return at;
            }
        }
        Nest.Loop loop = new Nest.Loop(depth, loops.get(depth).extent());
        loop.items().add(item);
        nests.add(loop);
        return nests.size() - 1;
    }

    private static List<Integer> dependencies(Item item, Map<ArrayVar, List<Integer>> writers) {
        List<Integer> all = new ArrayList<>(writers.getOrDefault(item.target(), List.of()));
        for (Expr.Access access : Exprs.accesses(item.body())) {
            all.addAll(writers.getOrDefault(access.array(), List.of()));
        }
        return all;
    }

    private static boolean canJoin(Nest.Loop loop, Item item, int depth) {
        Index index = item.loops().get(depth);
        if (!loop.extent().equals(index.extent())
                || loop.items().stream().anyMatch(Item::isRagged)
                || item.isRagged()
                || loop.items().stream().anyMatch(Contraction::standsAlone)
                || Contraction.standsAlone(item)
                || loop.size() + Exprs.size(item.body()) > LARGEST) {
            return false;
        }
        for (Item writer : loop.items()) {
            if (writer.target() == item.target() && !inStep(writer, item.placeIndices(), index, depth)) {
                return false;
            }
            for (Expr.Access access : Exprs.accesses(item.body())) {
                if (access.array() == writer.target() && !inStep(writer, access.indices(), index, depth)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether going through both at once reads or writes an array once instead of twice. */
    private static boolean sharesArrays(Nest.Loop loop, Item item) {
        Set<ArrayVar> own = touched(item);
        return loop.items().stream().flatMap(other -> touched(other).stream()).anyMatch(own::contains);
    }

    private static Set<ArrayVar> touched(Item item) {
        Set<ArrayVar> arrays = new HashSet<>();
        Exprs.accesses(item.body()).forEach(access -> arrays.add(access.array()));
        if (!arrays.isEmpty()) {
            arrays.add(item.target());
        }
        arrays.removeIf(array -> array.rank() == 0);
        return arrays;
    }

    /** Whether the component at these indices is one that the writer writes in the same turn of the loop. */
    private static boolean inStep(Item writer, List<Index> indices, Index index, int depth) {
        int axis = writer.placeIndices().indexOf(writer.loops().get(depth));
        return axis >= 0 && indices.get(axis) == index;
    }
}
