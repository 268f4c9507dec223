package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matgrad.NumericArray;
import org.matgrad.Vector;

/** Gradients at kinks, at ties and far out, where formulas that are right elsewhere give NaN. */
class KinksTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("abs", "double x) { return Math.abs(x); }"),
            Map.entry("rectified", "double x) { return relu(x); }"),
            Map.entry("root", "double x) { return sqrt(x); }"),
            Map.entry("clamped", "double x) { return clamp(x, -1, 1); }"),
            Map.entry("larger", "double x, double y) { return max(x, y); }"),
            Map.entry("smaller", "double x, double y) { return min(x, y); }"),
            Map.entry("power", "double x, double p) { return pow(x, p); }"),
            Map.entry("squared", "double x) { return pow(x, 2); }"),
            Map.entry("hypotenuse", "double x, double y) { return hypot(x, y); }"),
            Map.entry("softly", "double x) { return softplus(x); }"),
            Map.entry("curve", "double x) { return sigmoid(x); }"),
            Map.entry("tiny", "double x) { return log1p(x) + expm1(x); }"),
            Map.entry("length", "@Shape(\"N\") Vector x) { return norm(x); }"),
            Map.entry("longest", "@Shape(\"N\") Vector x) { return normInf(x); }"),
            Map.entry("taxi", "@Shape(\"N\") Vector x) { return norm1(x); }"),
            Map.entry("maximum", "@Shape(\"N\") Vector x) { return max(x); }"),
            Map.entry("minimum", "@Shape(\"N\") Vector x) { return min(x); }"),
            Map.entry("multiplied", "@Shape(\"N\") Vector x) { return product(x); }"),
            Map.entry("soft", "@Shape(\"N\") Vector x) { return logSumExp(x); }"),
            Map.entry("share", "@Shape(\"N\") Vector x, @Shape(\"N\") Vector w) { return softmax(x).dot(w); }"),
            Map.entry("logShare", "@Shape(\"N\") Vector x, @Shape(\"N\") Vector w) { return logSoftmax(x).dot(w); }"));

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        StringBuilder text = new StringBuilder(
                "package demo;\nimport org.matgrad.*;\nimport static org.matgrad.MatrixMath.*;\nfinal class Kinks {\n");
        METHODS.forEach((name, rest) -> text.append("  @Differentiable static double ")
                .append(name)
                .append('(')
                .append(rest)
                .append('\n'));
        compiled = InMemory.compile(Map.of("demo/Kinks.java", text.append("}\n").toString()));
    }

    /** The value, then the components of each parameter's gradient. */
    private static double[] gradient(String name, Object... arguments) {
        Class<?> companion = compiled.load("demo.Kinks" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
        try {
            Method method = Arrays.stream(companion.getDeclaredMethods())
                    .filter(candidate -> candidate.getName().equals("gradient") && candidate.getParameterCount() > 0)
                    .findFirst()
                    .orElseThrow();
            method.setAccessible(true);
            Object record = method.invoke(null, arguments);
            List<Double> all = new ArrayList<>();
            for (var component : record.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                Object part = component.getAccessor().invoke(record);
                if (part instanceof NumericArray array) {
                    Arrays.stream(array.data()).forEach(all::add);
                } else {
                    all.add((Double) part);
                }
            }
            return all.stream().mapToDouble(Double::doubleValue).toArray();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertGradient(double[] expected, double[] actual) {
        assertArrayEquals(expected, Arrays.copyOfRange(actual, 1, actual.length), 1e-15, Arrays.toString(actual));
    }

    private static double[] numbers(double... numbers) {
        return numbers;
    }

    @Test
    void kinksGiveASubgradient() {
        assertGradient(numbers(0), gradient("abs", 0.0));
        assertGradient(numbers(0), gradient("rectified", 0.0));
        assertGradient(numbers(INFINITY), gradient("root", 0.0));
        assertGradient(numbers(0.5), gradient("clamped", 1.0));
        assertGradient(numbers(0.5), gradient("clamped", -1.0));
        assertGradient(numbers(0), gradient("clamped", 1.5));
        assertGradient(numbers(0, 0), gradient("hypotenuse", 0.0, 0.0));
        assertGradient(numbers(0, 0, 0), gradient("length", Vector.zeros(3)));
        assertGradient(numbers(0, 0), gradient("longest", Vector.zeros(2)));
        assertGradient(numbers(0, -1), gradient("taxi", Vector.of(0, -2)));
    }

    @Test
    void tiesShareEqually() {
        assertGradient(numbers(0.5, 0.5), gradient("larger", 2.0, 2.0));
        assertGradient(numbers(0.5, 0.5), gradient("smaller", 2.0, 2.0));
        assertGradient(numbers(0.5, 0, 0.5), gradient("maximum", Vector.of(3, 1, 3)));
        assertGradient(numbers(1 / 3.0, 1 / 3.0, 1 / 3.0, 0), gradient("minimum", Vector.of(1, 1, 1, 2)));
        assertGradient(numbers(0.5, -0.5, 0), gradient("longest", Vector.of(4, -4, 1)));
    }

    @Test
    void powersAtZero() {
        assertGradient(numbers(0), gradient("squared", 0.0));
        assertGradient(numbers(0, 0), gradient("power", 0.0, 1.5));
        assertGradient(numbers(1, 0), gradient("power", 0.0, 1.0));
        assertGradient(numbers(0, 0), gradient("power", 0.0, 0.0));
    }

    @Test
    void aProductWithZerosIsNotDividedByThem() {
        assertGradient(numbers(0, 6, 0), gradient("multiplied", Vector.of(2, 0, 3)));
        assertGradient(numbers(0, 0, 0), gradient("multiplied", Vector.of(0, 0, 3)));
        assertGradient(numbers(15, 10, 6), gradient("multiplied", Vector.of(2, 3, 5)));
    }

    @Test
    void exponentialsFarOut() {
        for (double x : new double[] {700, 1000, 1e300}) {
            assertGradient(numbers(1), gradient("softly", x));
            assertGradient(numbers(0), gradient("softly", -x));
            assertGradient(numbers(0), gradient("curve", x));
            assertGradient(numbers(0), gradient("curve", -x));
            assertEquals(1.0, gradient("curve", x)[0]);
        }
        for (double x : new double[] {0, 700, 1000, -1000}) {
            assertGradient(numbers(0.5, 0.5, 0), gradient("soft", Vector.of(x, x, x - 2000)));
            assertEquals(x + Math.log(2), gradient("soft", Vector.of(x, x))[0], 1e-12);
            double[] share = gradient("share", Vector.of(x, x), Vector.of(1, 3));
            assertEquals(2, share[0], 1e-12);
            assertGradient(numbers(-0.5, 0.5, 0.5, 0.5), share);
            assertGradient(
                    numbers(-1, 1, Math.log(0.5), Math.log(0.5)),
                    gradient("logShare", Vector.of(x, x), Vector.of(1, 3)));
        }
    }

    @Test
    void smallArgumentsKeepTheirDigits() {
        double[] tiny = gradient("tiny", 1e-20);
        assertEquals(2e-20, tiny[0]);
        assertEquals(2.0, tiny[1]);
    }

    @Test
    void maskedEntriesHaveNoWeight() {
        double[] masked = gradient("soft", Vector.of(1, Double.NEGATIVE_INFINITY, 1));
        assertEquals(1 + Math.log(2), masked[0], 1e-15);
        assertGradient(numbers(0.5, 0, 0.5), masked);
    }

    @Test
    void largeAndSmallNormsNeitherOverflowNorVanish() {
        for (double scale : new double[] {1e200, 1e-200, 1, 3e307, 1e-308}) {
            double[] length = gradient("length", Vector.of(3 * scale, 4 * scale));
            assertEquals(5 * scale, length[0], 1e-15 * scale * 5);
            assertGradient(numbers(0.6, 0.8), length);
        }
        // Exact multiples of the smallest number, whose reciprocal is infinite.
        double[] length = gradient("length", Vector.of(3 * Double.MIN_VALUE, -4 * Double.MIN_VALUE));
        assertEquals(5 * Double.MIN_VALUE, length[0]);
        assertGradient(numbers(0.6, -0.8), length);
    }

    @Test
    void notANumberIsPassedOn() {
        assertEquals(Double.NaN, gradient("maximum", Vector.of(1, Double.NaN, 3))[0]);
        assertEquals(Double.NaN, gradient("soft", Vector.of(1, Double.NaN, 3))[0]);
    }
}
