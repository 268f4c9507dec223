package org.matgrad.benchmarks.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What each contender takes over the size of the problem, both logarithmic: a panel for each family of sizes. */
public final class GrowthPlot {
    private static final double WIDTH = 860;
    private static final double LEFT = 80;
    private static final double PANEL = 300;
    private static final double GAP = 92;

    private GrowthPlot() {}

    /** Draws it. */
    public static String of(String title, Sheet sheet) {
        Map<String, Map<String, List<Measurement>>> families = sheet.families();
        List<String> columns = sheet.columns();
        Legend legend = new Legend(columns, LEFT, WIDTH - 20);
        double top = 100 + legend.height();
        Svg svg = new Svg(title, WIDTH, top + (PANEL + GAP) * families.size());
        svg.text(20, 30, "title", title);
        svg.text(20, 50, "soft", "Medians and quartiles; p: the cost grows as the size to the power of p.");
        legend.draw(svg, 78);
        for (Map.Entry<String, Map<String, List<Measurement>>> family : families.entrySet()) {
            svg.text(LEFT, top - 12, "", family.getKey());
            panel(svg, top, family.getValue(), columns);
            top += PANEL + GAP;
        }
        return svg.toString();
    }

    private static void panel(Svg svg, double top, Map<String, List<Measurement>> contenders, List<String> columns) {
        List<Measurement> all = contenders.values().stream()
                .flatMap(List::stream)
                .filter(m -> m.spread().low() > 0)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        LogAxis x = LogAxis.of(all.stream().mapToDouble(m -> size(m)).toArray(), LEFT, WIDTH - 90);
        LogAxis y = LogAxis.of(
                all.stream()
                        .flatMap(m -> Stream.of(m.spread().low(), m.spread().high()))
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                top + PANEL,
                top);
        grid(svg, x, y, all.get(0));
        List<End> ends = new ArrayList<>();
        for (Map.Entry<String, List<Measurement>> contender : contenders.entrySet()) {
            int kind = columns.indexOf(contender.getKey());
            List<Measurement> points = contender.getValue().stream()
                    .filter(m -> m.spread().low() > 0)
                    .sorted(Comparator.comparingDouble(GrowthPlot::size))
                    .toList();
            for (int n = 0; n < points.size(); n++) {
                Measurement point = points.get(n);
                double px = x.at(size(point));
                double py = y.at(point.spread().median());
                if (n > 0) {
                    Measurement before = points.get(n - 1);
                    svg.stroke(x.at(size(before)), y.at(before.spread().median()), px, py, kind);
                }
                svg.stroke(
                        px, y.at(point.spread().low()), px, y.at(point.spread().high()), kind);
                svg.mark(
                        px,
                        py,
                        kind,
                        contender.getKey() + ": "
                                + point.unit().format(point.spread().median()));
            }
            OptionalDouble exponent = Sheet.exponent(points);
            if (exponent.isPresent()) {
                Measurement last = points.get(points.size() - 1);
                ends.add(new End(
                        x.at(size(last)),
                        y.at(last.spread().median()),
                        String.format(java.util.Locale.ROOT, "p = %.2f", exponent.getAsDouble())));
            }
        }
        writeApart(svg, ends);
    }

    private record End(double x, double y, String text) {}

    /** Texts at the ends of lines, moved down where they would lie on each other. */
    private static void writeApart(Svg svg, List<End> ends) {
        double free = Double.NEGATIVE_INFINITY;
        for (End end : ends.stream().sorted(Comparator.comparingDouble(End::y)).toList()) {
            double y = Math.max(end.y() + 4, free);
            svg.text(end.x() + 12, y, "soft", end.text());
            free = y + 14;
        }
    }

    private static void grid(Svg svg, LogAxis x, LogAxis y, Measurement sample) {
        for (double tick : y.ticks()) {
            svg.line(x.from(), y.at(tick), x.to(), y.at(tick), "");
            svg.text(
                    x.from() - 8,
                    y.at(tick) + 4,
                    "soft end",
                    Unit.plain(sample.unit().format(tick)));
        }
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), y.from(), x.at(tick), y.from() + 5, "");
            svg.text(x.at(tick), y.from() + 20, "soft middle", Unit.plain(Unit.digits(tick)));
        }
        svg.text(
                (x.from() + x.to()) / 2,
                y.from() + 40,
                "soft middle",
                sample.scale().orElseThrow().unit());
    }

    private static double size(Measurement m) {
        return m.scale().orElseThrow().size();
    }
}
