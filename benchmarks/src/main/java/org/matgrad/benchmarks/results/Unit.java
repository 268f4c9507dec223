package org.matgrad.benchmarks.results;

import java.util.List;
import java.util.Locale;

/** What is measured. */
public enum Unit {
    /** Time. */
    NANOSECONDS(List.of("ns", "µs", "ms", "s")),
    /** Memory. */
    BYTES(List.of("B", "kB", "MB", "GB"));

    private final List<String> symbols;

    Unit(List<String> symbols) {
        this.symbols = symbols;
    }

    /** A quantity of three digits, such as {@code 1.35 ms}. */
    public String format(double quantity) {
        int k = step(quantity);
        return digits(quantity / Math.pow(1000, k)) + " " + symbols.get(k);
    }

    /** A quantity in the unit that fits another one, without the unit. */
    String formatLike(double quantity, double other) {
        return digits(quantity / Math.pow(1000, step(other)));
    }

    private int step(double quantity) {
        int k = 0;
        // What would be rounded to 1000 has the next unit.
        while (k < symbols.size() - 1 && quantity / Math.pow(1000, k) >= 999.5) {
            k++;
        }
        return k;
    }

    /** Three digits, more only before the point. */
    static String digits(double number) {
        double size = Math.abs(number);
        String format = size >= 99.95 || size == 0 ? "%.0f" : size >= 9.995 ? "%.1f" : size >= 0.9995 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, number);
    }

    /** A number as {@link #digits} or {@link #format} writes it, without zeros at the end. */
    static String plain(String number) {
        return number.replaceAll("(\\.[0-9]*?)0+(?= |$)", "$1").replaceAll("\\.(?= |$)", "");
    }
}
