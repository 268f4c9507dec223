package org.matgrad.benchmarks.adbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.matgrad.benchmarks.core.DisagreementException;
import org.matgrad.samples.adbench.DataFile;

/** What is known of an array that ADBench's derivatives, written by hand in C++, computed. */
record Summary(int length, double norm, double weightedSum) {
    private static final double TOLERANCE = 1e-9;

    /** The summary of an array in the section of {@code oracles.txt} with this title. */
    static Summary of(String title, String array) {
        String section = Arrays.stream(oracles().split("(?m)^ORACLE "))
                .filter(text -> text.startsWith(title + " "))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section " + title));
        String line = section.lines()
                .map(String::strip)
                .filter(text -> text.startsWith(array + ":"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(title + " has no " + array));
        return new Summary((int) named(line, "len"), named(line, "norm2"), named(line, "wsum17"));
    }

    /** The value of a section's function. */
    static double objective(String title) {
        return oracles()
                .lines()
                .dropWhile(line -> !line.startsWith("ORACLE " + title + " "))
                .map(String::strip)
                .filter(line -> line.startsWith("objective="))
                .mapToDouble(line -> named(line, "objective"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section " + title));
    }

    void check(String name, double... actual) {
        if (actual.length != length) {
            throw new DisagreementException(name + " has " + actual.length + " components instead of " + length);
        }
        double squares = 0;
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            squares += actual[i] * actual[i];
            sum += (i % 17 + 1) * actual[i];
        }
        close("norm of " + name, norm, Math.sqrt(squares));
        close("weighted sum of " + name, weightedSum, sum);
    }

    static void close(String name, double right, double actual) {
        if (!(Math.abs(actual - right) <= TOLERANCE * Math.abs(right))) {
            throw new DisagreementException(name + " is " + actual + " where " + right + " is right");
        }
    }

    private static double named(String line, String name) {
        return Arrays.stream(line.split(" "))
                .filter(word -> word.startsWith(name + "="))
                .mapToDouble(word -> Double.parseDouble(word.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static String oracles() {
        try (InputStream file = DataFile.class.getResourceAsStream("oracles.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
