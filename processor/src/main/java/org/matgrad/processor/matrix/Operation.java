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
 * @param parameters the operands
 * @param result the result's axes: letters of operands, or {@code k: size} for an axis of a size of its own
 * @param formula the definitions
 */
public record Operation(String name, List<Parameter> parameters, List<String> result, String formula) {

    /** The letter that stands for any number of indices. */
    public static final String ANY = "I";

    /** What an operand has to be. */
    public sealed interface Parameter {
        String name();

        /** A number or an array with its axes: a letter each, or a formula of sizes that the axis must be. */
        record Indexed(String name, List<String> indices) implements Parameter {
            boolean isAny() {
                return indices.equals(List.of(ANY));
            }
        }

        record Int(String name) implements Parameter {}

        record Ints(String name) implements Parameter {}
    }

    /** The kind of an operand, by which operations of one name are told apart. */
    public sealed interface Kind {
        record Real(int rank) implements Kind {}

        record Int() implements Kind {}

        record Ints() implements Kind {}
    }

    private static final Pattern HEAD = Pattern.compile("(\\w+)\\((.*?)\\):\\s*(.*)");
    private static final Pattern OPERAND = Pattern.compile("(int\\[] |int )?(\\w+)(?:\\[([^]]*)])?");
    private static final Pattern REDUCTION =
            Pattern.compile("\\b(?:sum|product|max|min)\\([A-Za-z]\\w*(?:,[A-Za-z]\\w*)*\\)");
    private static final Pattern RESULT = Pattern.compile("(?:\\[([^]]*)]\\s*)?=.*");

    /** Reads {@code name(operands): definitions}. */
    static Operation parse(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            throw new IllegalArgumentException("Not an operation: " + line);
        }
        List<Parameter> parameters = new ArrayList<>();
        Matcher operand = OPERAND.matcher(head.group(2));
        while (operand.find()) {
            String name = operand.group(2);
            if (operand.group(1) == null) {
                parameters.add(new Parameter.Indexed(name, axes(operand.group(3))));
            } else {
                parameters.add(operand.group(1).equals("int ") ? new Parameter.Int(name) : new Parameter.Ints(name));
            }
        }
        String formula = head.group(3).strip();
        Matcher result =
                RESULT.matcher(formula.substring(formula.lastIndexOf(';') + 1).strip());
        if (!result.matches()) {
            throw new IllegalArgumentException("No result: " + line);
        }
        return new Operation(head.group(1), List.copyOf(parameters), axes(result.group(1)), formula);
    }

    /** The axes between brackets, whose formulas may hold commas in parentheses. */
    public static List<String> axes(String text) {
        List<String> axes = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; text != null && at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                axes.add(text.substring(start, at).strip());
                start = at + 1;
            }
        }
        if (text != null && !text.isBlank()) {
            axes.add(text.substring(start).strip());
        }
        return axes;
    }

    /** Whether each component of the result is made of single components of the operands, without a sum. */
    public boolean isPointwise() {
        return !formula.contains(";") && !REDUCTION.matcher(formula).find();
    }

    /** Whether operands of these kinds fit. */
    boolean accepts(List<Kind> kinds) {
        if (kinds.size() != parameters.size()) {
            return false;
        }
        int any = -1;
        for (int p = 0; p < kinds.size(); p++) {
            if (!accepts(parameters.get(p), kinds.get(p))) {
                return false;
            }
            if (parameters.get(p) instanceof Parameter.Indexed indexed && indexed.isAny()) {
                int rank = ((Kind.Real) kinds.get(p)).rank();
                if (any >= 0 && any != rank) {
                    return false;
                }
                any = rank;
            }
        }
        return true;
    }

    private static boolean accepts(Parameter parameter, Kind kind) {
        if (parameter instanceof Parameter.Indexed indexed) {
            return kind instanceof Kind.Real real
                    && (indexed.isAny() || indexed.indices().size() == real.rank());
        }
        return parameter instanceof Parameter.Int ? kind instanceof Kind.Int : kind instanceof Kind.Ints;
    }
}
