package org.matgrad.benchmarks.measure;

import java.util.List;

/**
 * How a virtual machine that was started for a contender is told which one.
 *
 * @param group the group's name
 * @param problem the problem's
 * @param contender the contender's
 */
public record Address(String group, String problem, String contender) {
    private static final String SEPARATOR = "|";

    /** Reads what {@link #toString} wrote. */
    public static Address of(String text) {
        List<String> parts = List.of(text.split("\\" + SEPARATOR));
        return new Address(parts.get(0), parts.get(1), parts.get(2));
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, group, problem, contender);
    }
}
