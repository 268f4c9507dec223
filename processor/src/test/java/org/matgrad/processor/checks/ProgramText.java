package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A random program: a method to differentiate, the methods that it calls and the records that it uses.
 *
 * @param shaped whether sizes are declared, where they can be inferred
 * @param numbers what the sizes are when they are declared as numbers
 */
record ProgramText(
        Map<String, List<ProgramParameter>> records,
        List<Method> helpers,
        Method method,
        boolean shaped,
        Map<String, Integer> numbers)
        implements ProgramCase {

    /**
     * A method.
     *
     * @param record the name of the record that it returns; otherwise null
     */
    record Method(String name, ProgramType result, String record, List<ProgramParameter> parameters, ProgramNode body) {

        /**
         * The parameters that the body mentions, those that say how large the sizes in formulas are, and one to
         * differentiate with respect to even where the result doesn't depend on it.
         */
        List<ProgramParameter> used() {
            String text = body.java();
            List<ProgramParameter> mentioned = new ArrayList<>(parameters.stream()
                    .filter(parameter -> mentions(text, parameter.name()))
                    .toList());
            if (mentioned.stream().noneMatch(ProgramParameter::isActive)) {
                parameters.stream()
                        .filter(ProgramParameter::isActive)
                        .findFirst()
                        .ifPresent(mentioned::add);
            }
            String formulas = mentioned.stream()
                    .flatMap(parameter -> parameter.type().sizes().stream())
                    .filter(size -> size.length() > 1)
                    .collect(Collectors.joining(" "));
            return parameters.stream()
                    .filter(parameter -> mentioned.contains(parameter)
                            || parameter.type().sizes().stream().anyMatch(size -> mentions(formulas, size)))
                    .toList();
        }

        private Method with(ProgramNode changed) {
            return new Method(name, result, record, parameters, changed);
        }
    }

    private static final String ANNOTATION = Integer.getInteger("matgrad.order", 1) == 2
            ? "@Differentiable(order = 2) static "
            : "@Differentiable static ";

    ProgramText {
        records = new LinkedHashMap<>(records);
    }

    private static boolean mentions(String text, String name) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                .matcher(text)
                .find();
    }

    /** The bodies of all methods, that of the program's own method last. */
    List<ProgramNode> bodies() {
        List<ProgramNode> bodies =
                new ArrayList<>(helpers.stream().map(Method::body).toList());
        bodies.add(method.body());
        return bodies;
    }

    /** With one of the bodies changed. */
    ProgramText with(int body, UnaryOperator<ProgramNode> change) {
        if (body == helpers.size()) {
            return new ProgramText(records, helpers, method.with(change.apply(method.body())), shaped, numbers);
        }
        List<Method> changed = new ArrayList<>(helpers);
        changed.set(body, changed.get(body).with(change.apply(changed.get(body).body())));
        return new ProgramText(records, changed, method, shaped, numbers);
    }

    @Override
    public List<ProgramParameter> parameters() {
        return method.used();
    }

    @Override
    public boolean isTame() {
        return true;
    }

    @Override
    public ProgramText declared() {
        return new ProgramText(records, helpers, method, true, numbers);
    }

    @Override
    public String source(String name) {
        return indented(text(name, false));
    }

    @Override
    public String traced(String name) {
        return indented(text(name, true));
    }

    private String text(String name, boolean traced) {
        StringBuilder text = new StringBuilder("package demo;\nimport org.matgrad.*;\n")
                .append("import static org.matgrad.MatrixMath.*;\n")
                .append(traced ? "import org.matgrad.processor.checks.KinkTrace;\n" : "")
                .append("final class ")
                .append(name)
                .append(" {\n");
        records.forEach((record, components) -> {
            if (isUsed(record)) {
                text.append("record ")
                        .append(record)
                        .append(components.stream()
                                .map(component -> component.declaration(shaped, numbers))
                                .collect(Collectors.joining(", ", "(", ") {}\n")));
            }
        });
        for (Method helper : helpers) {
            if (bodies().stream().anyMatch(body -> mentions(body.java(), helper.name()))) {
                text.append("static ").append(method(helper, helper.parameters(), false, traced));
            }
        }
        text.append(traced ? "static " : ANNOTATION).append(method(method, method.used(), true, traced));
        return text.append("}\n").toString();
    }

    private boolean isUsed(String record) {
        return record.equals(method.record())
                || method.used().stream().anyMatch(parameter -> record.equals(parameter.record()))
                || bodies().stream().anyMatch(body -> mentions(body.java(), record));
    }

    private String method(Method written, List<ProgramParameter> parameters, boolean annotated, boolean traced) {
        String type = written.record() == null ? written.result().java() : written.record();
        String list = parameters.stream()
                .map(parameter -> parameter.declaration(annotated && shaped, annotated ? numbers : Map.of()))
                .collect(Collectors.joining(", ", "(", ") {\n"));
        String body = traced ? written.body().traced() : written.body().java();
        return type + " " + written.name() + list + body + "}\n";
    }

    private static String indented(String text) {
        StringBuilder result = new StringBuilder();
        int depth = 0;
        for (String line : text.split("\n+")) {
            String stripped = line.strip();
            if (stripped.isEmpty()) {
                continue;
            }
            depth -= stripped.startsWith("}") ? 1 : 0;
            result.append("    ".repeat(Math.max(0, depth))).append(stripped).append('\n');
            depth += stripped.endsWith("{") ? 1 : 0;
        }
        return result.toString();
    }
}
