package org.matgrad.processor.report.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.matgrad.processor.report.document.Graph;

/** A graph as a picture; its colours are those of the page around it. */
final class Svg {

    private static final double MARGIN = 8;
    private static final double BOX_HEIGHT = 50;
    private static final double LAYER_HEIGHT = 96;
    private static final double SMALLEST_WIDTH = 76;
    private static final double PADDING = 20;

    /** How wide a letter is at most, in the two sizes of type. */
    private static final double LETTER = 8.4;

    private static final double SMALL_LETTER = 6.9;

    private final Graph graph;
    private final Layout layout;
    private final double[] widths;
    private final StringBuilder out = new StringBuilder();

    private Svg(Graph graph) {
        this.graph = graph;
        this.widths = graph.nodes().stream().mapToDouble(Svg::width).toArray();
        this.layout = Layout.of(graph, widths);
    }

    static String of(Graph graph) {
        return new Svg(graph).write();
    }

    private static double width(Graph.Node node) {
        double top =
                LETTER * node.name().length() + SMALL_LETTER * (node.shape().length() + 1);
        return Math.max(
                SMALLEST_WIDTH,
                PADDING + Math.max(top, SMALL_LETTER * node.how().length()));
    }

    private String write() {
        double width = layout.width() + 2 * MARGIN;
        double height = (layout.layers() - 1) * LAYER_HEIGHT + BOX_HEIGHT + 2 * MARGIN;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\">\n<title>What is computed from what</title>\n");
        out.append("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
                + " markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0.8L7.4 4L0 7.2z\"></path></marker></defs>\n");
        for (int edge = 0; edge < graph.edges().size(); edge++) {
            edge(layout.route(edge));
        }
        for (int node = 0; node < graph.nodes().size(); node++) {
            node(node);
        }
        return out.append("</svg>").toString();
    }

    private double top(int layer) {
        return MARGIN + layer * LAYER_HEIGHT;
    }

    private double middle(Layout.Spot spot) {
        return MARGIN + spot.x;
    }

    private void edge(List<Layout.Spot> route) {
        Layout.Spot first = route.get(0);
        double x = port(first, first.below, route.get(1));
        double y = top(first.layer) + BOX_HEIGHT;
        out.append("<path class=\"edge\" marker-end=\"url(#tip)\" d=\"M").append(point(x, y));
        for (int r = 1; r < route.size(); r++) {
            Layout.Spot spot = route.get(r);
            boolean isLast = r == route.size() - 1;
            double nextX = isLast ? port(spot, spot.above, route.get(r - 1)) : middle(spot);
            double nextY = top(spot.layer);
            double bend = (nextY - y) / 2;
            out.append('C').append(point(x, y + bend)).append(' ');
            out.append(point(nextX, nextY - bend)).append(' ').append(point(nextX, nextY));
            if (!isLast) {
                // Straight past the boxes of the layer.
                out.append('V').append(number(nextY + BOX_HEIGHT));
            }
            x = nextX;
            y = isLast ? nextY : nextY + BOX_HEIGHT;
        }
        out.append("\"></path>\n");
    }

    /** Where on a box's side the edge from or to a neighbour is tied: neighbours in the order in which they stand. */
    private double port(Layout.Spot spot, List<Layout.Spot> neighbours, Layout.Spot neighbour) {
        List<Layout.Spot> ordered = new ArrayList<>(neighbours);
        ordered.sort(Comparator.comparingDouble(one -> one.x));
        int place = ordered.indexOf(neighbour);
        double room = spot.width * 0.6;
        return middle(spot) + room * ((place + 0.5) / ordered.size() - 0.5);
    }

    private void node(int place) {
        Graph.Node node = graph.nodes().get(place);
        Layout.Spot spot = layout.spot(place);
        double left = middle(spot) - spot.width / 2;
        double top = top(spot.layer);
        out.append("<g class=\"node ")
                .append(node.role().name().toLowerCase(Locale.ROOT))
                .append("\"><rect x=\"")
                .append(number(left))
                .append("\" y=\"")
                .append(number(top))
                .append("\" width=\"")
                .append(number(spot.width))
                .append("\" height=\"")
                .append(number(BOX_HEIGHT))
                .append("\" rx=\"7\"></rect>");
        boolean isAlone = node.how().isEmpty();
        line(
                spot,
                top + (isAlone ? 31 : 22),
                "<tspan class=\"name\">" + Escape.xml(node.name()) + "</tspan>"
                        + (node.shape().isEmpty()
                                ? ""
                                : " <tspan class=\"shape\">" + Escape.xml(node.shape()) + "</tspan>"));
        if (!isAlone) {
            line(spot, top + 40, "<tspan class=\"how\">" + Escape.xml(node.how()) + "</tspan>");
        }
        out.append("</g>\n");
    }

    private void line(Layout.Spot spot, double y, String content) {
        out.append("<text x=\"").append(number(middle(spot))).append("\" y=\"").append(number(y));
        out.append("\" text-anchor=\"middle\">").append(content).append("</text>");
    }

    private static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    /** In tenths, so that pages are the same wherever they are made. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value + 0.0);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
