package org.matgrad.processor.checks;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A class of annotated methods: its source, and the checks of its companions once it is compiled. */
record MethodClass(String name, List<MethodText> methods) {

    String file() {
        return "demo/" + name + ".java";
    }

    /** The same with derivatives of second order. */
    String secondOrder(MethodText.Declared declared, Map<String, Integer> numbers) {
        return source(declared, numbers).replace("@Differentiable ", "@Differentiable(order = 2) ");
    }

    String source(MethodText.Declared declared, Map<String, Integer> numbers) {
        StringBuilder text = new StringBuilder("package demo;\nimport org.matgrad.*;\n")
                .append("import static org.matgrad.MatrixMath.*;\nfinal class ")
                .append(name)
                .append(" {\n  static final int[] ORDER = {2, 0, 2};\n");
        methods.forEach(method -> text.append(method.source(declared, numbers, method.name())));
        return text.append("}\n").toString();
    }

    /** Checks a method's companion at random components between two bounds. */
    void check(InMemory compiled, MethodText text, Map<String, Integer> sizes, long seed, double low, double high) {
        Method method = Arrays.stream(compiled.load("demo." + name).getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(text.name()))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        String companion = "demo." + name + Character.toUpperCase(text.name().charAt(0))
                + text.name().substring(1);
        boolean[] active = new boolean[text.parameters().size()];
        Arrays.fill(active, true);
        DerivativeChecks.check(
                method,
                compiled.load(companion),
                DerivativeChecks.shapes(text.shapes(), sizes),
                active,
                seed,
                low,
                high);
    }
}
