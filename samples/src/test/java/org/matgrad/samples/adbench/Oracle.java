package org.matgrad.samples.adbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ADBench's derivatives, written by hand in C++, give for one of its files. */
final class Oracle {
    private static final String FILE = "oracles.txt";
    private static final Pattern ENTRY = Pattern.compile("(\\d+):(\\S+)");

    private final List<String> lines;

    private Oracle(List<String> lines) {
        this.lines = lines;
    }

    /** The section that begins with these words. */
    static Oracle of(String title) throws IOException {
        try (InputStream file = Oracle.class.getResourceAsStream(FILE)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^ORACLE "))
                    .filter(section -> section.startsWith(title + " "))
                    .findFirst()
                    .map(section ->
                            new Oracle(section.lines().map(String::strip).toList()))
                    .orElseThrow();
        }
    }

    double objective() {
        return value("objective=");
    }

    /** The numbers on the line that begins with this. */
    double[] values(String start) {
        return numbers(rest(lines, start));
    }

    private double value(String start) {
        return Double.parseDouble(rest(lines, start));
    }

    /** A row of a sparse matrix, by column. */
    Map<Integer, Double> row(String start) {
        Map<Integer, Double> row = new TreeMap<>();
        Matcher entries = ENTRY.matcher(rest(lines, start));
        while (entries.find()) {
            row.put(Integer.valueOf(entries.group(1)), Double.valueOf(entries.group(2)));
        }
        return row;
    }

    /** Checks all that is known of an array. */
    void check(String array, double[] actual, double tolerance) {
        int line = 0;
        while (!lines.get(line).startsWith(array + ": ")) {
            line++;
        }
        String summary = lines.get(line);
        assertEquals(named(summary, "len"), actual.length, array);
        assertClose(
                named(summary, "maxabs"),
                Arrays.stream(actual).map(Math::abs).max().orElseThrow(),
                tolerance,
                array);
        assertClose(named(summary, "sum"), Arrays.stream(actual).sum(), tolerance, array);
        assertClose(
                named(summary, "norm2"),
                Math.sqrt(Arrays.stream(actual).map(x -> x * x).sum()),
                tolerance,
                array);
        assertClose(named(summary, "wsum17"), weightedSum(actual), tolerance, array);
        double[] first = numbers(rest(lines.subList(line, lines.size()), "first: "));
        for (int i = 0; i < first.length; i++) {
            assertClose(first[i], actual[i], tolerance, array + " at " + i);
        }
        String last = lines.get(line + 2);
        assertClose(named(last, "[n/2]"), actual[actual.length / 2], tolerance, array + " in the middle");
        assertClose(named(last, "[n-2]"), actual[actual.length - 2], tolerance, array + " before the end");
        assertClose(named(last, "[n-1]"), actual[actual.length - 1], tolerance, array + " at the end");
    }

    /** Each component counts as often as its index modulo 17 says, and once more. */
    private static double weightedSum(double... array) {
        double sum = 0;
        for (int i = 0; i < array.length; i++) {
            sum += (i % 17 + 1) * array[i];
        }
        return sum;
    }

    /** Both are equal but for a relative error. */
    static void assertClose(double expected, double actual, double tolerance, String message) {
        // Adding 0 makes 0 of -0: which zero it is depends on the order of sums.
        assertEquals(expected + 0.0, actual + 0.0, tolerance * Math.abs(expected), message);
    }

    private static double named(String line, String name) {
        return Arrays.stream(line.split(" "))
                .filter(word -> word.startsWith(name + "="))
                .mapToDouble(word -> Double.parseDouble(word.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static String rest(List<String> lines, String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElseThrow();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.strip().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
