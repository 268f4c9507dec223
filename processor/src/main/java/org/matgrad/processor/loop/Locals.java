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
 * Finds the arrays that need no storage: those whose components are written and read within the same turn of the same
 * loops, where a local does.
 */
final class Locals {

    private final Map<ArrayVar, List<Nest.Loop>> common = new HashMap<>();
    private final Set<ArrayVar> written = new HashSet<>();

    private Locals() {}

    /** The arrays that become locals, none of those kept among them. */
    static Set<ArrayVar> find(List<Nest> nests, Set<ArrayVar> kept) {
        Locals locals = new Locals();
        nests.forEach(nest -> locals.visit(nest, new ArrayList<>()));
        Set<ArrayVar> found = new HashSet<>();
        for (ArrayVar array : locals.written) {
            if (array.rank() > 0 && !kept.contains(array) && locals.isLocal(array)) {
                found.add(array);
            }
        }
        return found;
    }

    private void visit(Nest nest, List<Nest.Loop> path) {
        if (nest instanceof Nest.Loop loop) {
            List<Nest.Loop> inside = new ArrayList<>(path);
            inside.add(loop);
            loop.children().forEach(child -> visit(child, inside));
            return;
        }
        Item item = ((Nest.Leaf) nest).item();
        written.add(item.target());
        // An accumulated component is written behind the loops that it is accumulated over.
        meet(item.target(), path.subList(0, item.outer().size()));
        for (Expr.Access access : Exprs.accesses(item.body())) {
            meet(access.array(), path);
        }
    }

    private void meet(ArrayVar array, List<Nest.Loop> path) {
        List<Nest.Loop> before = common.get(array);
        if (before == null) {
            common.put(array, List.copyOf(path));
            return;
        }
        int same = 0;
        while (same < before.size() && same < path.size() && before.get(same) == path.get(same)) {
            same++;
        }
        common.put(array, before.subList(0, same));
    }

    private boolean isLocal(ArrayVar array) {
        List<Nest.Loop> path = common.get(array);
        if (path.size() < array.rank()) {
            return false;
        }
        for (Nest.Loop loop : path) {
            for (Item item : loop.items()) {
                if (item.target() == array && !fixed(item, path)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the common loops determine the component that the item writes. */
    private static boolean fixed(Item item, List<Nest.Loop> path) {
        List<Index> around = item.loops().subList(0, path.size());
        return around.containsAll(item.placeIndices());
    }
}
