package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What steers and is not differentiated: int parameters, sizes, constants, parameters that wrt leaves out. */
class SteeringTest {

    private static final String SOURCE = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            final class Steered {
                static final double RATE = 0.25;
                static final double LOG_TWO = Math.log(2);
                static final Vector SCALE = Vector.of(1, 2, 4);
                static final Matrix MIX = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);

                @Differentiable
                static double power(@Shape("N") Vector x, int p) {
                    int doubled = 2 * p;
                    return sum(pow(x, p)) * doubled + x.size() / p + p % 3;
                }

                @Differentiable
                static Vector constants(@Shape("3") Vector x) {
                    return MIX.times(x.hadamard(SCALE)).times(RATE).plus(LOG_TWO * Math.PI);
                }

                @Differentiable(wrt = {"b", "W"})
                static Vector chosen(@Shape("M, N") Matrix W, @Shape("N") Vector x, @Shape("M") Vector b, double s) {
                    Vector z = exp(x).times(s);
                    return tanh(W.times(z).plus(b));
                }

                @Differentiable
                static double declared(@Shape("K, K*(K+1)/2") Matrix A, @Shape("2*K") Vector x, @Shape("K") Vector k) {
                    @Shape("K") Vector rows = rowSums(A);
                    return rows.dot(k) * sum(x);
                }
            }
            """;

    /** Constants of a class whose name does not look like one, of a nested one and of another package. */
    private static final Map<String, String> CONSTANTS = Map.of(
            "other/Weights.java",
            "package other; public class Weights { public static final org.matgrad.Vector W = org.matgrad.Vector.of(1, 2); }",
            "small.java",
            """
            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            final class small {
                static final double k = Math.log(3);

                static final class inner {
                    static final double k = Math.log(5);
                }

                @Differentiable
                static double f(@Shape("2") Vector x, double other) {
                    return x.dot(exp(x)) * k + inner.k * other + sum(x);
                }
            }
            """,
            "demo/Far.java",
            """
            package demo;

            import org.matgrad.*;

            final class Far {
                @Differentiable
                static double f(@Shape("2") Vector x) {
                    return x.dot(other.Weights.W);
                }
            }
            """);

    @Test
    void constantsMayStandAnywhere() {
        InMemory constants = InMemory.compile(CONSTANTS);
        Method near = Arrays.stream(constants.load("small").getDeclaredMethods())
                .filter(method -> method.getName().equals("f"))
                .findFirst()
                .orElseThrow();
        near.setAccessible(true);
        List<int[]> shapes = List.of(new int[] {2}, new int[] {});
        DerivativeChecks.check(near, constants.load("smallF"), shapes, new boolean[] {true, true}, 1, 0.2, 0.9);
        Method far = constants.load("demo.Far").getDeclaredMethods()[0];
        far.setAccessible(true);
        DerivativeChecks.check(
                far, constants.load("demo.FarF"), List.of(new int[] {2}), new boolean[] {true}, 1, 0.2, 0.9);
    }

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(Map.of("demo/Steered.java", SOURCE));
    }

    private static void check(String name, String companion, List<int[]> shapes, boolean... active) {
        Method method = ModelChecks.method(compiled, "demo.Steered", name);
        for (long seed = 1; seed <= 5; seed++) {
            DerivativeChecks.check(method, compiled.load(companion), shapes, active, seed, 0.2, 0.9);
        }
    }

    @Test
    void intsSteer() {
        check("power", "demo.SteeredPower", List.of(new int[] {7}, new int[] {}), true, false);
    }

    @Test
    void constantsAreRead() {
        check("constants", "demo.SteeredConstants", List.of(new int[] {3}), true);
    }

    @Test
    void whatIsNotChosenIsNotDifferentiated() {
        List<int[]> shapes = List.of(new int[] {4, 3}, new int[] {3}, new int[] {4}, new int[] {});
        check("chosen", "demo.SteeredChosen", shapes, true, false, true, false);
        String text = compiled.generated().get("demo.SteeredChosen");
        assertFalse(text.contains("xBar") || text.contains("sBar") || text.contains("xDot"), text);
    }

    @Test
    void sizesMayBeFormulas() {
        check(
                "declared",
                "demo.SteeredDeclared",
                List.of(new int[] {4, 10}, new int[] {8}, new int[] {4}),
                true,
                true,
                true);
        assertEquals(
                1,
                compiled.generated().keySet().stream()
                        .filter(name -> name.endsWith("Declared"))
                        .count());
    }
}
