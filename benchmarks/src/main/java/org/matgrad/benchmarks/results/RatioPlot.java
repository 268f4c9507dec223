package org.matgrad.benchmarks.results;

import java.util.List;
import java.util.OptionalDouble;

/** How many times as much as the first contender each other one takes: a line for each problem, on a logarithmic axis. */
public final class RatioPlot {
    private static final double LETTER = 7;
    private static final double WIDTH = 860;
    private static final double ROW = 28;
    private static final double TOP = 84;

    private RatioPlot() {}

    /** Draws it. */
    public static String of(String title, Sheet sheet) {
        List<String> rows = sheet.rows();
        List<String> columns = sheet.columns();
        double labels =
                40 + LETTER * rows.stream().mapToInt(String::length).max().orElse(0);
        Legend legend = new Legend(columns, labels, WIDTH - 20);
        double top = TOP + legend.height();
        double bottom = top + ROW * rows.size();
        Svg svg = new Svg(title, WIDTH, bottom + 46);
        svg.text(20, 30, "title", title);
        svg.text(
                20,
                50,
                "soft",
                "Median and quartiles, divided by the first of the row. Left of 1 is less, right is more.");
        legend.draw(svg, 78);
        LogAxis axis = axis(sheet, labels);
        for (double tick : axis.ticks()) {
            svg.line(axis.at(tick), top - 6, axis.at(tick), bottom, tick == 1 ? "base" : "");
            svg.text(axis.at(tick), bottom + 18, "soft middle", "×" + Unit.plain(Unit.digits(tick)));
        }
        for (int r = 0; r < rows.size(); r++) {
            double y = top + ROW * (r + 0.5);
            svg.text(labels - 14, y + 4, "end", rows.get(r));
            double unit = sheet.first(rows.get(r)).spread().median();
            // From the last to the first, so that the first lies on top.
            for (int c = columns.size() - 1; c >= 0; c--) {
                int contender = c;
                sheet.cell(rows.get(r), columns.get(c))
                        .filter(RatioPlot::isShown)
                        .ifPresent(cell -> {
                            Spread spread = cell.spread();
                            if (spread.low() > 0 && unit > 0) {
                                svg.stroke(
                                        axis.at(spread.low() / unit), y, axis.at(spread.high() / unit), y, contender);
                                svg.mark(axis.at(spread.median() / unit), y, contender, about(sheet, cell));
                            }
                        });
            }
        }
        return svg.toString();
    }

    private static boolean isShown(Measurement cell) {
        return !cell.spread().isPublished() && cell.spread().median() > 0;
    }

    private static String about(Sheet sheet, Measurement cell) {
        OptionalDouble ratio = sheet.ratio(cell);
        return cell.contender() + ": " + cell.unit().format(cell.spread().median())
                + (ratio.isPresent() ? ", ×" + Unit.digits(ratio.getAsDouble()) : "");
    }

    private static LogAxis axis(Sheet sheet, double from) {
        double[] ratios = sheet.measurements().stream()
                .filter(cell ->
                        isShown(cell) && sheet.first(cell.problem()).spread().median() > 0)
                .flatMap(cell -> {
                    double unit = sheet.first(cell.problem()).spread().median();
                    Spread spread = cell.spread();
                    return java.util.stream.Stream.of(spread.low() / unit, spread.high() / unit, 1.0);
                })
                .mapToDouble(Double::doubleValue)
                .filter(ratio -> ratio > 0)
                .toArray();
        return LogAxis.of(ratios.length == 0 ? new double[] {1} : ratios, from, WIDTH - 30);
    }
}
