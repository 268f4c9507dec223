package org.matgrad.processor.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation of the language, stated by its component formula. A formula is a list of definitions separated by
 * semicolons, the last of which, without a name, is the result: {@code softmax(x[i]): e[i] = ...; z = ...; [i] = e[i] / z}.
 * Its shape rule needs no words of its own: a letter that stands twice is one size.
 *
 * @param name the method's name in the runtime
 * @param parameters the operands' names and index letters; {@code I} stands for any number of indices
 * @param result the result's index letters; {@code j=i} is an index {@code j} of the extent of {@code i}
 * @param formula the definitions
 */
public record Operation(String name, List<Indexed> parameters, List<String> result, String formula) {

    /** The letter that stands for any number of indices. */
    public static final String ANY = "I";

    /** An operand's name and its indices. */
    public record Indexed(String name, List<String> indices) {
        boolean accepts(int rank) {
            return indices.equals(List.of(ANY)) || indices.size() == rank;
        }

        boolean isAny() {
            return indices.equals(List.of(ANY));
        }
    }

    private static final Pattern HEAD = Pattern.compile("(\\w+)\\((.*?)\\):\\s*(.*)");
    private static final Pattern OPERAND = Pattern.compile("(\\w+)(?:\\[([^]]*)])?");
    private static final Pattern RESULT = Pattern.compile("(?:\\[([^]]*)]\\s*)?=.*");

    /** Reads {@code name(operands): definitions}. */
    static Operation parse(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            throw new IllegalArgumentException("Not an operation: " + line);
        }
        List<Indexed> parameters = new ArrayList<>();
        Matcher operand = OPERAND.matcher(head.group(2));
        while (operand.find()) {
            parameters.add(new Indexed(operand.group(1), letters(operand.group(2))));
        }
        String formula = head.group(3).strip();
        Matcher result =
                RESULT.matcher(formula.substring(formula.lastIndexOf(';') + 1).strip());
        if (!result.matches()) {
            throw new IllegalArgumentException("No result: " + line);
        }
        return new Operation(head.group(1), List.copyOf(parameters), letters(result.group(1)), formula);
    }

    private static List<String> letters(String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*"));
    }

    /** Whether operands of these ranks fit. */
    boolean accepts(List<Integer> ranks) {
        if (ranks.size() != parameters.size()) {
            return false;
        }
        int any = -1;
        for (int p = 0; p < ranks.size(); p++) {
            if (!parameters.get(p).accepts(ranks.get(p))) {
                return false;
            }
            if (parameters.get(p).isAny()) {
                if (any >= 0 && any != ranks.get(p)) {
                    return false;
                }
                any = ranks.get(p);
            }
        }
        return true;
    }
}
