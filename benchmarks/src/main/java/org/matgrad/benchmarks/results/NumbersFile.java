package org.matgrad.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.matgrad.benchmarks.core.Scale;

/** Measurements as comma-separated values: nanoseconds or bytes, a line for each. */
public final class NumbersFile {
    private static final String HEADER =
            "group,problem,family,counted,size,contender,unit,median,lower quartile,upper quartile,samples,ratio to first";

    private NumbersFile() {}

    /** Writes the measurements of a group. */
    public static String write(Sheet sheet) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (Measurement m : sheet.measurements()) {
            Spread spread = m.spread();
            OptionalDouble ratio = sheet.ratio(m);
            text.append(String.join(
                            ",",
                            quoted(m.group()),
                            quoted(m.problem()),
                            quoted(m.scale().map(Scale::family).orElse("")),
                            quoted(m.scale().map(Scale::unit).orElse("")),
                            m.scale().map(scale -> String.valueOf(scale.size())).orElse(""),
                            quoted(m.contender()),
                            m.unit().name(),
                            String.valueOf(spread.median()),
                            String.valueOf(spread.low()),
                            String.valueOf(spread.high()),
                            String.valueOf(spread.samples()),
                            ratio.isPresent() ? String.valueOf(ratio.getAsDouble()) : ""))
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Sheet read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException("not a file of measurements");
        }
        return new Sheet(lines.subList(1, lines.size()).stream()
                .map(NumbersFile::measurement)
                .toList());
    }

    private static Measurement measurement(String line) {
        List<String> fields = fields(line);
        return new Measurement(
                fields.get(0),
                fields.get(1),
                fields.get(4).isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Scale(fields.get(2), fields.get(3), Double.parseDouble(fields.get(4)))),
                fields.get(5),
                Unit.valueOf(fields.get(6)),
                new Spread(
                        Double.parseDouble(fields.get(7)),
                        Double.parseDouble(fields.get(8)),
                        Double.parseDouble(fields.get(9)),
                        Integer.parseInt(fields.get(10))));
    }

    private static String quoted(String field) {
        return field.contains(",") || field.contains("\"") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inQuotes = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (inQuotes && c == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                field.append('"');
                at++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (c == ',' && !inQuotes) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
