package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An annotated method written short: {@code Vector product | A[i,j] x[j] s[] | return A.times(x).times(s);}.
 *
 * @param shapes each parameter's sizes, comma-separated
 */
record MethodText(String result, String name, List<String> parameters, List<String> shapes, String body) {

    private static final Pattern PARAMETER = Pattern.compile("([\\w$]+)\\[([^]]*)]");
    private static final List<String> TYPES = List.of("double", "Vector", "Matrix", "Tensor", "Tensor");

    /** How a method's sizes are declared. */
    enum Declared {
        SYMBOLS,
        NUMBERS,
        NOT_AT_ALL
    }

    static MethodText parse(String line) {
        String[] parts = line.split("\\|");
        String[] head = parts[0].strip().split(" ");
        List<String> names = new ArrayList<>();
        List<String> shapes = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(parts[1]);
        while (parameter.find()) {
            names.add(parameter.group(1));
            shapes.add(parameter.group(2));
        }
        String body = parts[2].strip();
        return new MethodText(head[0], head[1], names, shapes, body.contains("return") ? body : "return " + body + ";");
    }

    String source(Declared declared, Map<String, Integer> numbers, String methodName) {
        List<String> declarations = new ArrayList<>();
        for (int p = 0; p < parameters.size(); p++) {
            String shape = shapes.get(p);
            int rank = shape.isBlank() ? 0 : shape.split(",").length;
            if (declared == Declared.NUMBERS) {
                for (Map.Entry<String, Integer> number : numbers.entrySet()) {
                    shape = shape.replace(number.getKey(), number.getValue().toString());
                }
            }
            String annotation =
                    rank == 0 || declared == Declared.NOT_AT_ALL && rank < 3 ? "" : "@Shape(\"" + shape + "\") ";
            declarations.add(annotation + TYPES.get(rank) + " " + parameters.get(p));
        }
        return "  @Differentiable static " + result + " " + methodName
                + declarations.stream().collect(Collectors.joining(", ", "(", ") { ")) + body + " }\n";
    }
}
