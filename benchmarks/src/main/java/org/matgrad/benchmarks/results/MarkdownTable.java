package org.matgrad.benchmarks.results;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** A table in Markdown: a row for each problem, a column for each contender. */
public final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();
    private final Sheet sheet;
    private final List<String> columns;

    private MarkdownTable(Sheet sheet) {
        this.sheet = sheet;
        this.columns = sheet.columns();
    }

    /** The table of a group: medians, quartiles and ratios, and below each family of sizes how the costs grow. */
    public static String of(Sheet sheet) {
        MarkdownTable table = new MarkdownTable(sheet);
        table.write();
        return table.text.toString();
    }

    private void write() {
        text.append("| |");
        columns.forEach(column -> text.append(' ').append(column).append(" |"));
        text.append("\n| --- |").append(" ---: |".repeat(columns.size())).append('\n');
        Map<String, Map<String, List<Measurement>>> families = sheet.families();
        List<String> rows = sheet.rows();
        for (int r = 0; r < rows.size(); r++) {
            row(rows.get(r));
            String family = family(rows.get(r));
            boolean last = r == rows.size() - 1 || !family(rows.get(r + 1)).equals(family);
            if (last && families.containsKey(family)) {
                growth(families.get(family));
            }
        }
    }

    private String family(String row) {
        return sheet.first(row).scale().map(scale -> scale.family()).orElse("");
    }

    private void row(String row) {
        text.append("| ").append(row).append(" |");
        for (String column : columns) {
            text.append(' ')
                    .append(sheet.cell(row, column).map(this::cell).orElse(""))
                    .append(" |");
        }
        text.append('\n');
    }

    private String cell(Measurement measurement) {
        Spread spread = measurement.spread();
        Unit unit = measurement.unit();
        String median = unit.format(spread.median());
        if (spread.isPublished()) {
            return "*" + median + "*";
        }
        OptionalDouble ratio = sheet.ratio(measurement);
        return median
                + (spread.high() > spread.low()
                        ? " (" + unit.formatLike(spread.low(), spread.median()) + "–"
                                + unit.formatLike(spread.high(), spread.median()) + ")"
                        : "")
                + (ratio.isPresent() ? " **×" + Unit.digits(ratio.getAsDouble()) + "**" : "");
    }

    private void growth(Map<String, List<Measurement>> contenders) {
        Scale unit = new Scale(contenders);
        if (columns.stream().noneMatch(column -> unit.exponent(column).isPresent())) {
            return;
        }
        text.append("| *grows as* |");
        for (String column : columns) {
            OptionalDouble exponent = unit.exponent(column);
            text.append(
                    exponent.isPresent()
                            ? String.format(Locale.ROOT, " *%s^%.2f* |", unit.name(), exponent.getAsDouble())
                            : " |");
        }
        text.append('\n');
    }

    /** The sizes of a family. */
    private record Scale(Map<String, List<Measurement>> contenders) {

        String name() {
            return contenders
                    .values()
                    .iterator()
                    .next()
                    .get(0)
                    .scale()
                    .orElseThrow()
                    .unit();
        }

        OptionalDouble exponent(String contender) {
            return contenders.containsKey(contender)
                    ? Sheet.exponent(contenders.get(contender))
                    : OptionalDouble.empty();
        }
    }
}
