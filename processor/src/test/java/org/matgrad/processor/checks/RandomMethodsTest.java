package org.matgrad.processor.checks;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random methods in every derivative form. The number is the system property {@code matgrad.random}; a failure names the
 * seed, which {@code matgrad.seed} repeats.
 */
class RandomMethodsTest {

    private static final int PER_CLASS = 25;

    private static final List<Map<String, Integer>> SIZES =
            List.of(Map.of("i", 2, "j", 3, "k", 4), Map.of("i", 5, "j", 1, "k", 6), Map.of("i", 9, "j", 7, "k", 5));

    private static final Map<String, Integer> NUMBERS = Map.of("i", 2, "j", 3, "k", 2);

    @Test
    void randomMethodsAgreeInEveryForm() {
        int count = Integer.getInteger("matgrad.random", 200);
        long first = Long.getLong("matgrad.seed", System.nanoTime());
        for (int done = 0; done < count; done += PER_CLASS) {
            long seed = first + done;
            try {
                check(seed, Math.min(PER_CLASS, count - done));
            } catch (AssertionError e) {
                throw new AssertionError(
                        "-Dmatgrad.random=" + PER_CLASS + " -Dmatgrad.seed=" + seed + " repeats: " + e.getMessage(), e);
            }
        }
    }

    private static void check(long seed, int count) {
        Random random = new Random(seed);
        List<MethodText> methods = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            methods.add(RandomMethod.write(random, "m" + m));
        }
        InMemory compiled = InMemory.compile(Map.of(
                "demo/Symbols.java", classOf("Symbols", methods, MethodText.Declared.SYMBOLS),
                "demo/Numbers.java", classOf("Numbers", methods, MethodText.Declared.NUMBERS)));
        for (MethodText method : methods) {
            try {
                for (Map<String, Integer> sizes : SIZES) {
                    check(compiled, "Symbols", method, sizes, seed);
                }
                check(compiled, "Numbers", method, NUMBERS, seed);
            } catch (AssertionError e) {
                String source = method.source(MethodText.Declared.SYMBOLS, NUMBERS, method.name());
                throw new AssertionError(e.getMessage() + "\n" + source.replace("; ", ";\n    "), e);
            }
        }
    }

    private static String classOf(String name, List<MethodText> methods, MethodText.Declared declared) {
        StringBuilder text = new StringBuilder("package demo;\nimport org.matgrad.*;\n")
                .append("import static org.matgrad.MatrixMath.*;\nfinal class ")
                .append(name)
                .append(" {\n");
        methods.forEach(method -> text.append(method.source(declared, NUMBERS, method.name())));
        return text.append("}\n").toString();
    }

    private static void check(InMemory compiled, String owner, MethodText text, Map<String, Integer> sizes, long seed) {
        Method method = Arrays.stream(compiled.load("demo." + owner).getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(text.name()))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        boolean[] active = new boolean[text.parameters().size()];
        Arrays.fill(active, true);
        Class<?> companion = compiled.load("demo." + owner + text.name().toUpperCase(Locale.ROOT));
        DerivativeChecks.check(
                method, companion, DerivativeChecks.shapes(text.shapes(), sizes), active, seed, -0.9, 0.9);
    }
}
