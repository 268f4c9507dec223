package org.matgrad.processor.report.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.report.document.Graph;

/**
 * Where the nodes of a graph are drawn: in layers from top to bottom, each node below those it reads, inputs as close to
 * their readers as can be. An edge past a layer goes through a place of its own there, so that it runs around nodes.
 */
final class Layout {

    private static final int ROUNDS = 12;

    private static final double GAP = 22;

    private static final double BEND_WIDTH = 8;

    /** A place in a layer: of a node, or where an edge passes. */
    static final class Spot {
        final int node;
        final int layer;
        final double width;
        final List<Spot> above = new ArrayList<>();
        final List<Spot> below = new ArrayList<>();
        double x;

        private Spot(int node, int layer, double width) {
            this.node = node;
            this.layer = layer;
            this.width = width;
        }

        /** The middles of neighbours, or its own where there are none. */
        private double barycentre(List<Spot> neighbours) {
            return neighbours.stream().mapToDouble(spot -> spot.x).average().orElse(x);
        }
    }

    private final Graph graph;
    private final List<List<Spot>> layers = new ArrayList<>();
    private final Map<Integer, Spot> spots = new HashMap<>();
    private final List<List<Spot>> routes = new ArrayList<>();

    private Layout(Graph graph, double[] widths) {
        this.graph = graph;
        int[] depths = depths();
        int count = Arrays.stream(depths).max().orElse(-1) + 1;
        for (int layer = 0; layer < count; layer++) {
            layers.add(new ArrayList<>());
        }
        for (int node = 0; node < depths.length; node++) {
            spots.put(node, spot(node, depths[node], widths[node]));
        }
        graph.edges().forEach(this::route);
        List<List<Spot>> best = copy();
        long fewest = crossings();
        // Once as the program has it, once with the edges that pass by on the left.
        for (int start = 0; start < 2; start++) {
            for (int round = 0; round < ROUNDS; round++) {
                order(round);
                exchange();
                if (crossings() < fewest) {
                    fewest = crossings();
                    best = copy();
                }
            }
            layers.forEach(layer -> layer.sort(Comparator.comparingInt(spot -> spot.node)));
        }
        layers.clear();
        layers.addAll(best);
        layers.forEach(Layout::pack);
        align();
    }

    /** Places for boxes of these widths. */
    static Layout of(Graph graph, double[] widths) {
        return new Layout(graph, widths);
    }

    Spot spot(int node) {
        return spots.get(node);
    }

    /** The places that an edge goes through, from its first node to its last. */
    List<Spot> route(int edge) {
        return routes.get(edge);
    }

    int layers() {
        return layers.size();
    }

    double width() {
        return layers.stream()
                .flatMap(List::stream)
                .mapToDouble(spot -> spot.x + spot.width / 2)
                .max()
                .orElse(0);
    }

    private int[] depths() {
        int[] depths = new int[graph.nodes().size()];
        for (Graph.Edge edge : graph.edges()) {
            depths[edge.to()] = Math.max(depths[edge.to()], depths[edge.from()] + 1);
        }
        for (int node = depths.length - 1; node >= 0; node--) {
            int at = node;
            boolean isInput = graph.edges().stream().noneMatch(edge -> edge.to() == at);
            if (isInput) {
                depths[node] = graph.edges().stream()
                        .filter(edge -> edge.from() == at)
                        .mapToInt(edge -> depths[edge.to()] - 1)
                        .min()
                        .orElse(0);
            }
        }
        return depths;
    }

    private Spot spot(int node, int layer, double width) {
        Spot spot = new Spot(node, layer, width);
        layers.get(layer).add(spot);
        return spot;
    }

    private void route(Graph.Edge edge) {
        List<Spot> route = new ArrayList<>();
        Spot from = spots.get(edge.from());
        Spot to = spots.get(edge.to());
        route.add(from);
        for (int layer = from.layer + 1; layer < to.layer; layer++) {
            route.add(spot(-1, layer, BEND_WIDTH));
        }
        route.add(to);
        for (int r = 1; r < route.size(); r++) {
            route.get(r - 1).below.add(route.get(r));
            route.get(r).above.add(route.get(r - 1));
        }
        routes.add(route);
    }

    private List<List<Spot>> copy() {
        List<List<Spot>> copy = new ArrayList<>();
        layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
        return copy;
    }

    /** How many pairs of edges cross, as the layers are ordered. */
    private long crossings() {
        long crossings = 0;
        for (int above = 0; above + 1 < layers.size(); above++) {
            List<Spot> below = layers.get(above + 1);
            List<Integer> ends = new ArrayList<>();
            for (Spot spot : layers.get(above)) {
                spot.below.stream().map(below::indexOf).sorted().forEach(ends::add);
            }
            for (int a = 0; a < ends.size(); a++) {
                for (int b = a + 1; b < ends.size(); b++) {
                    crossings += ends.get(a) > ends.get(b) ? 1 : 0;
                }
            }
        }
        return crossings;
    }

    /** Orders the layers by where their neighbours stand: those above in one round, those below in the next. */
    private void order(int round) {
        layers.forEach(Layout::pack);
        for (int step = 1; step < layers.size(); step++) {
            boolean down = round % 2 == 0;
            List<Spot> layer = layers.get(down ? step : layers.size() - 1 - step);
            Map<Spot, Double> wanted = new HashMap<>();
            layer.forEach(spot -> wanted.put(spot, spot.barycentre(down ? spot.above : spot.below)));
            layer.sort(Comparator.comparingDouble(wanted::get));
            pack(layer);
        }
    }

    /** Exchanges neighbours where fewer edges cross then. */
    private void exchange() {
        for (List<Spot> layer : layers) {
            for (int s = 1; s < layer.size(); s++) {
                long before = crossings();
                Collections.swap(layer, s - 1, s);
                if (crossings() >= before) {
                    Collections.swap(layer, s - 1, s);
                }
            }
            pack(layer);
        }
    }

    /** Side by side, the middle at 0. */
    private static void pack(List<Spot> layer) {
        double width = layer.stream().mapToDouble(spot -> spot.width + GAP).sum() - GAP;
        double left = -width / 2;
        for (Spot spot : layer) {
            spot.x = left + spot.width / 2;
            left += spot.width + GAP;
        }
    }

    /** Moves nodes below and above their neighbours as far as the order leaves room. */
    private void align() {
        for (int round = 0; round < ROUNDS; round++) {
            for (int step = 0; step < layers.size(); step++) {
                boolean down = round % 2 == 0;
                List<Spot> layer = layers.get(down ? step : layers.size() - 1 - step);
                double[] wanted = new double[layer.size()];
                for (int s = 0; s < layer.size(); s++) {
                    List<Spot> neighbours = new ArrayList<>(layer.get(s).above);
                    neighbours.addAll(layer.get(s).below);
                    wanted[s] = layer.get(s).barycentre(neighbours);
                }
                settle(layer, wanted);
            }
        }
        double left = layers.stream()
                .flatMap(List::stream)
                .mapToDouble(spot -> spot.x - spot.width / 2)
                .min()
                .orElse(0);
        layers.stream().flatMap(List::stream).forEach(spot -> spot.x -= left);
    }

    /** The middle between pushing overlaps to the right and pushing them to the left, which keeps distances. */
    private static void settle(List<Spot> layer, double[] wanted) {
        int count = layer.size();
        double[] right = wanted.clone();
        double[] left = wanted.clone();
        for (int s = 1; s < count; s++) {
            right[s] = Math.max(right[s], right[s - 1] + distance(layer, s));
        }
        for (int s = count - 2; s >= 0; s--) {
            left[s] = Math.min(left[s], left[s + 1] - distance(layer, s + 1));
        }
        for (int s = 0; s < count; s++) {
            layer.get(s).x = (left[s] + right[s]) / 2;
        }
    }

    private static double distance(List<Spot> layer, int s) {
        return (layer.get(s - 1).width + layer.get(s).width) / 2 + GAP;
    }
}
