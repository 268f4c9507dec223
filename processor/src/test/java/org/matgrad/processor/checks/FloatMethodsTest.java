package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.Matrix;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** Every operation in float, in every derivative form to second order, against the same method in double. */
class FloatMethodsTest {

    private static final List<Map<String, Integer>> SIZES =
            List.of(Map.of("i", 3, "j", 5, "k", 2), Map.of("i", 0, "j", 3, "k", 0), Map.of("i", 17, "j", 10, "k", 23));

    private static final Pattern OF_DOUBLE =
            Pattern.compile("\\bdouble\\b|\\bDouble\\b|(?<![\\w.])\\d+\\.\\d+(?![\\dfE])");

    private static final List<MethodText> METHODS = EveryMethodTest.methods();
    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        String symbols =
                new MethodClass("Symbols", METHODS).source(MethodText.Declared.SYMBOLS, EveryMethodTest.NUMBERS);
        String constants =
                new MethodClass("Constants", METHODS).secondOrder(MethodText.Declared.NUMBERS, EveryMethodTest.NUMBERS);
        compiled = InMemory.compile(Map.of(
                "demo/Symbols.java",
                symbols,
                "demo/Constants.java",
                constants,
                "demo/FloatSymbols.java",
                twin(symbols, "Symbols"),
                "demo/FloatConstants.java",
                twin(constants, "Constants")));
    }

    private static String twin(String source, String name) {
        return FloatTwins.twin(source).replace("class " + name + " {", "class Float" + name + " {");
    }

    @TestFactory
    Stream<DynamicTest> everyFormAgrees() {
        return METHODS.stream()
                .map(method -> DynamicTest.dynamicTest(method.name(), () -> {
                    for (Map<String, Integer> sizes : SIZES) {
                        if (!EveryMethodTest.isLarge(method, sizes)) {
                            check("Symbols", method, sizes);
                        }
                    }
                    check("Constants", method, EveryMethodTest.NUMBERS);
                }));
    }

    private static void check(String owner, MethodText text, Map<String, Integer> sizes) {
        boolean[] active = new boolean[text.parameters().size()];
        Arrays.fill(active, true);
        FloatTwins twins = new FloatTwins(
                method(owner, text),
                companion(owner, text),
                method("Float" + owner, text),
                companion("Float" + owner, text),
                active,
                16);
        String label = owner + "." + text.name() + " " + new TreeMap<>(sizes);
        Random random = new Random(label.hashCode());
        Object[] arguments = DerivativeChecks.shapes(text.shapes(), sizes).stream()
                .map(shape -> random(shape, random))
                .toArray();
        twins.check(label, arguments, random);
        if (Boolean.getBoolean("matgrad.worst")) {
            System.out.println(twins.worst() + " " + twins.unclear() + " " + label);
        }
        assertEquals(0, twins.unclear(), label + " is not compared");
        assertTrue(twins.compared() > 0, label);
    }

    private static Object random(int[] shape, Random random) {
        int length = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] components = random.doubles(length, 0.2, 0.9).toArray();
        return switch (shape.length) {
            case 0 -> (Object) components[0];
            case 1 -> Vector.wrap(components);
            case 2 -> Matrix.wrap(shape[0], shape[1], components);
            default -> Tensor.wrap(shape, components);
        };
    }

    private static Method method(String owner, MethodText text) {
        return Arrays.stream(compiled.load("demo." + owner).getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(text.name()))
                .findFirst()
                .orElseThrow();
    }

    private static Class<?> companion(String owner, MethodText text) {
        String name = text.name();
        return compiled.load("demo." + owner + Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }

    @TestFactory
    Stream<DynamicTest> nothingIsComputedInDoubleButWhatHoldsInts() {
        List<DynamicTest> tests = new ArrayList<>();
        compiled.generated().forEach((name, source) -> {
            if (name.startsWith("demo.Float")) {
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    String code = source.replaceAll("\"[^\"\n]*\"|//[^\n]*|/\\*(?s:.*?)\\*/", "");
                    boolean holdsInts = code.matches("(?s).*\\(int\\) \\w+.*");
                    Matcher ofDouble = OF_DOUBLE.matcher(code);
                    assertTrue(holdsInts || !ofDouble.find(), () -> ofDouble.group() + " in " + code);
                }));
            }
        });
        return tests.stream();
    }
}
