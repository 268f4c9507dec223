package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.Vector;

/**
 * The gradient of a maximum belongs to the term that it is equal to, which has to be found again: also where the value has
 * computed the terms by the kernels, of which the last bit may be another than that of {@code Math}.
 */
class ExtremaOfFunctionsTest {

    private static final List<String> FUNCTIONS =
            List.of("exp", "expm1", "log", "log1p", "sin", "cos", "tanh", "sigmoid", "softplus");

    private static final int DRAWS = 50;

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        StringBuilder text = new StringBuilder("""
                package demo;
                import org.matgrad.*;
                import static org.matgrad.MatrixMath.*;
                final class Extrema {
                """);
        for (String function : FUNCTIONS) {
            for (String extremum : List.of("max", "min")) {
                text.append("""
                        @Differentiable static double %1$sOf%2$s(@Shape("N") Vector x) {
                            return %1$s(x.size(), i -> 2 * %2$s(x.get(i)));
                        }
                        """.formatted(extremum, function));
            }
        }
        compiled =
                InMemory.compile(Map.of("demo/Extrema.java", text.append("}\n").toString()));
    }

    @TestFactory
    Stream<DynamicTest> oneTermHasTheWholeGradient() {
        return FUNCTIONS.stream()
                .flatMap(function -> Stream.of("maxOf" + function, "minOf" + function))
                .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) throws ReflectiveOperationException {
        Method method = compiled.load("demo.Extrema").getDeclaredMethod(name, Vector.class);
        Method gradient = compiled.load("demo.Extrema" + Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .getDeclaredMethod("gradient", Vector.class);
        method.setAccessible(true);
        gradient.setAccessible(true);
        Random random = new Random(7);
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] x = random.doubles(99, 0.1, 3).toArray();
            Object result = gradient.invoke(null, Vector.wrap(x));
            Method part = result.getClass().getDeclaredMethod("x");
            part.setAccessible(true);
            double[] found = ((Vector) part.invoke(result)).data();
            int[] nonzero =
                    IntStream.range(0, x.length).filter(i -> found[i] != 0).toArray();
            assertEquals(1, nonzero.length, name + ", draw " + draw);
            double step = 1e-5;
            double before = shifted(method, x, nonzero[0], -step);
            double after = shifted(method, x, nonzero[0], step);
            // One side of the difference belongs to another term where two are close together.
            double difference = (after - before) / (2 * step);
            if (Math.abs(difference - found[nonzero[0]]) > 1e-6) {
                double value = shifted(method, x, nonzero[0], 0);
                double oneSided = Math.abs((after - value) / step - found[nonzero[0]]);
                double otherSided = Math.abs((value - before) / step - found[nonzero[0]]);
                assertEquals(0, Math.min(oneSided, otherSided), 1e-3, name + ", draw " + draw);
            }
        }
    }

    private static double shifted(Method method, double[] x, int at, double step) throws ReflectiveOperationException {
        double[] moved = x.clone();
        moved[at] += step;
        return (double) method.invoke(null, Vector.wrap(moved));
    }
}
