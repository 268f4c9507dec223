package org.matgrad.processor.emit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.loop.Block;
import org.matgrad.processor.loop.CodeSize;
import org.matgrad.processor.loop.Cycle;
import org.matgrad.processor.loop.Fork;
import org.matgrad.processor.loop.Node;

/**
 * One method's worth of nodes.
 *
 * @param outlined what stands in loops and branches that are too large for this method, and so in methods of its own
 */
record Chunk(List<Node> nodes, Map<List<Node>, List<Chunk>> outlined) {

    /** HotSpot's limit is 8,000 bytes; estimates are from above, and the rest is for what stands around the loops. */
    private static final int LARGEST = 5_000;

    /** What is left of a loop whose body stands in methods of its own. */
    private static final int HEADER = 200;

    static List<Chunk> of(List<Node> nodes) {
        List<Chunk> chunks = new ArrayList<>();
        Map<List<Node>, List<Chunk>> outlined = new IdentityHashMap<>();
        List<Node> current = new ArrayList<>();
        int size = 0;
        for (Node node : nodes) {
            int whole = CodeSize.of(node);
            boolean large = whole > LARGEST && !(node instanceof Block);
            int more = large ? HEADER : whole;
            if (size > 0 && size + more > LARGEST) {
                chunks.add(new Chunk(List.copyOf(current), outlined));
                current.clear();
                outlined = new IdentityHashMap<>();
                size = 0;
            }
            if (large) {
                for (List<Node> body : bodies(node)) {
                    outlined.put(body, of(body));
                }
            }
            current.add(node);
            size += more;
        }
        chunks.add(new Chunk(List.copyOf(current), outlined));
        return chunks;
    }

    private static List<List<Node>> bodies(Node node) {
        if (node instanceof Cycle cycle) {
            return List.of(cycle.body());
        }
        Fork fork = (Fork) node;
        return List.of(fork.then(), fork.otherwise());
    }

    /** Each is a method of its own, whatever stands in another one: comparing these would go through all of it. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** This chunk and all that its loops and branches call. */
    Set<Chunk> all() {
        Set<Chunk> all = new LinkedHashSet<>(Set.of(this));
        // In the order of nodes: the map has none, or another one each time.
        for (Node node : nodes) {
            if (!(node instanceof Block)) {
                bodies(node).forEach(body -> outlined.getOrDefault(body, List.of())
                        .forEach(chunk -> all.addAll(chunk.all())));
            }
        }
        return all;
    }

    boolean isEmpty() {
        return nodes.stream()
                .allMatch(node ->
                        node instanceof Block block && block.statements().isEmpty());
    }
}
