package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.Matrix;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** Every operation and statement of the language in batches: one parameter by row, another one, all of them. */
class EveryBatchTest {

    private static final List<Map<String, Integer>> SIZES = List.of(
            Map.of("i", 3, "j", 4, "k", 2),
            Map.of("i", 1, "j", 1, "k", 1),
            Map.of("i", 0, "j", 2, "k", 3),
            Map.of("i", 6, "j", 5, "k", 9));

    private static final int ROWS = 5;

    private static InMemory compiled;

    /** Which parameters are given by row. */
    private enum Choice {
        FIRST,
        LAST,
        ALL;

        boolean isByRow(int parameter, int count) {
            return this == ALL || parameter == (this == FIRST ? 0 : count - 1);
        }

        boolean isNew(int count) {
            return this == FIRST || this == LAST && count > 1 || this == ALL && count > 2;
        }

        String className(MethodText.Declared declared) {
            return declared == MethodText.Declared.NUMBERS ? "Constants" + ordinal() : "Symbols" + ordinal();
        }
    }

    @BeforeAll
    static void compile() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Choice choice : Choice.values()) {
            for (MethodText.Declared declared : List.of(MethodText.Declared.SYMBOLS, MethodText.Declared.NUMBERS)) {
                String name = choice.className(declared);
                StringBuilder text = new StringBuilder("package demo;\nimport org.matgrad.*;\n")
                        .append("import static org.matgrad.MatrixMath.*;\nfinal class ")
                        .append(name)
                        .append(" {\n  static final int[] ORDER = {2, 0, 2};\n");
                for (MethodText method : EveryMethodTest.methods()) {
                    if (choice.isNew(method.parameters().size())) {
                        text.append(source(method, choice, declared));
                    }
                }
                sources.put("demo/" + name + ".java", text.append("}\n").toString());
            }
        }
        compiled = InMemory.compile(sources);
    }

    private static String source(MethodText method, Choice choice, MethodText.Declared declared) {
        List<String> names = new ArrayList<>();
        for (int p = 0; p < method.parameters().size(); p++) {
            if (choice.isByRow(p, method.parameters().size())) {
                names.add("\"" + method.parameters().get(p) + "\"");
            }
        }
        return method.source(declared, EveryMethodTest.NUMBERS, method.name())
                .replace("@Differentiable ", "@Differentiable(batch = {" + String.join(", ", names) + "}) ");
    }

    @TestFactory
    Stream<DynamicTest> batchesAgreeWithRows() {
        AtomicInteger compared = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        Stream<DynamicTest> methods = EveryMethodTest.methods().stream()
                .map(method -> DynamicTest.dynamicTest(method.name(), () -> {
                    for (Choice choice : Choice.values()) {
                        if (choice.isNew(method.parameters().size())) {
                            for (Map<String, Integer> sizes : SIZES) {
                                String name = choice.className(MethodText.Declared.SYMBOLS);
                                asked.incrementAndGet();
                                compared.addAndGet(check(name, method, choice, sizes) ? 1 : 0);
                            }
                            String name = choice.className(MethodText.Declared.NUMBERS);
                            check(name, method, choice, EveryMethodTest.NUMBERS);
                        }
                    }
                }));
        DynamicTest last = DynamicTest.dynamicTest(
                "differences",
                () -> assertTrue(compared.get() >= 0.9 * asked.get(), compared.get() + " of " + asked.get()));
        return Stream.concat(methods, Stream.of(last));
    }

    private static boolean check(String owner, MethodText text, Choice choice, Map<String, Integer> sizes) {
        Random random = new Random((owner + text.name() + new TreeMap<>(sizes)).hashCode());
        Method method = Arrays.stream(compiled.load("demo." + owner).getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(text.name()))
                .findFirst()
                .orElseThrow();
        String companion = "demo." + owner + Character.toUpperCase(text.name().charAt(0))
                + text.name().substring(1);
        int count = text.parameters().size();
        boolean[] active = new boolean[count];
        Arrays.fill(active, true);
        boolean[] byRow = new boolean[count];
        for (int p = 0; p < count; p++) {
            byRow[p] = choice.isByRow(p, count);
        }
        List<int[]> shapes = DerivativeChecks.shapes(text.shapes(), sizes);
        List<Object[]> rows = new ArrayList<>();
        for (int n = 0; n < ROWS; n++) {
            Object[] row = n == 0 ? new Object[count] : rows.get(0).clone();
            for (int p = 0; p < count; p++) {
                if (n == 0 || byRow[p]) {
                    row[p] = random(shapes.get(p), random);
                }
            }
            rows.add(row);
        }
        try {
            BatchChecks checks = new BatchChecks(method, compiled.load(companion), active, byRow, 1e-9);
            checks.check(rows, random);
            return checks.agreesWithDifferences(rows, random);
        } catch (ProgramFailure failure) {
            throw new AssertionError(companion + " " + new TreeMap<>(sizes) + ": " + failure.getMessage(), failure);
        }
    }

    private static Object random(int[] shape, Random random) {
        double[] components = random.doubles(Arrays.stream(shape).reduce(1, (a, b) -> a * b), 0.2, 0.9)
                .toArray();
        return switch (shape.length) {
            case 0 -> (Object) components[0];
            case 1 -> Vector.wrap(components);
            case 2 -> Matrix.wrap(shape[0], shape[1], components);
            default -> Tensor.wrap(shape, components);
        };
    }
}
