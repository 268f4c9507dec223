package org.matgrad.processor.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.loop.Cycle;
import org.matgrad.processor.loop.Fork;
import org.matgrad.processor.loop.Node;

/** The numbers that are set on one way of a branch and read behind it: a local variable would end with the branch. */
final class Escaping {

    /** Which ways of branches, outermost first, a number is set on. */
    private final Map<ArrayVar, List<Integer>> places = new HashMap<>();

    private final Set<ArrayVar> escaping = new LinkedHashSet<>();
    private int ways;

    private Escaping() {}

    static Set<ArrayVar> of(List<Node> nodes) {
        Escaping search = new Escaping();
        search.visit(nodes, List.of());
        return search.escaping;
    }

    private void visit(List<Node> nodes, List<Integer> way) {
        for (Node node : nodes) {
            if (node instanceof Fork fork) {
                touch(node, List.of(fork.then(), fork.otherwise()), way);
                // What both ways set is declared in front of the branch.
                fork.results().forEach(result -> places.putIfAbsent(result, way));
                visit(fork.then(), inner(way));
                visit(fork.otherwise(), inner(way));
            } else if (node instanceof Cycle cycle) {
                touch(node, List.of(cycle.body()), way);
                visit(cycle.body(), way);
            } else {
                touch(node, List.of(), way);
            }
        }
    }

    private List<Integer> inner(List<Integer> way) {
        List<Integer> inner = new ArrayList<>(way);
        inner.add(ways++);
        return inner;
    }

    /** Looks at a node without what stands in it. */
    private void touch(Node node, List<List<Node>> bodies, List<Integer> way) {
        Map<List<Node>, List<Chunk>> without = new IdentityHashMap<>();
        bodies.forEach(body -> without.put(body, List.of()));
        Touched touched = Touched.by(new Chunk(List.of(node), without));
        for (ArrayVar array : touched.all()) {
            List<Integer> place = places.getOrDefault(array, way);
            boolean isWithin =
                    place.size() <= way.size() && way.subList(0, place.size()).equals(place);
            if (array.rank() == 0 && !isWithin) {
                escaping.add(array);
            }
        }
        touched.written().forEach(array -> places.putIfAbsent(array, way));
    }
}
