package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code hessianTimes} promises beyond its numbers: workspaces, arguments that are results, records, kinks. */
class SecondOrderTest {

    private static final String METHODS = """
            package demo;
            import org.matgrad.*;
            import static org.matgrad.MatrixMath.*;

            final class Methods {
                record Pair(Vector a, double b, int n) {}
                record Pair2(Vector u, double v) {}

                final double scale;
                Methods(double scale) { this.scale = scale; }

                @Differentiable(order = 2)
                static double quartic(@Shape("N") Vector x) { return sum(x.hadamard(x).hadamard(x).hadamard(x)); }

                @Differentiable(order = 2)
                @Shape("N") static Vector squares(@Shape("N") Vector x) { return x.hadamard(x); }

                @Differentiable(order = 2)
                static Pair2 both(Pair p) { return new Pair2(p.a().times(p.b() * p.n()), p.b() * p.b() * norm(p.a())); }

                @Differentiable(order = 2)
                static double ofRecord(Pair p) { return p.b() * squaredNorm(p.a()); }

                @Differentiable(order = 2)
                static double ofRecordInLoop(Pair p) {
                    double y = p.b();
                    for (int t = 0; t < p.n(); t++) { y = y * sum(p.a()); }
                    return y;
                }

                @Differentiable(order = 2)
                double instanceInLoop(@Shape("N") Vector x) {
                    double y = 0;
                    for (int t = 0; t < x.size(); t++) { y += scale * x.get(t) * x.get(t); }
                    return y;
                }

                @Differentiable(order = 2)
                double instance(@Shape("N") Vector x) { return scale * squaredNorm(x); }

                @Differentiable(order = 2, wrt = {"V", "W"})
                static double network(@Shape("K, M") Matrix V, @Shape("M, D") Matrix W, @Shape("D") Vector x) {
                    return squaredNorm(tanh(V.times(tanh(W.times(x)))));
                }

                @Differentiable(order = 2)
                static double orbit(double k, @Shape("2") Vector start, int steps) {
                    Vector x = start;
                    Vector v = Vector.of(0, 1);
                    for (int t = 0; t < steps; t++) {
                        v = v.minus(x.times(0.1 * k / pow(norm(x), 3)));
                        x = x.plus(v.times(0.1));
                    }
                    return squaredNorm(x);
                }

                @Differentiable(order = 2)
                static double ragged(Vector x) {
                    double y = 0;
                    for (int t = 0; t < x.size(); t++) {
                        Vector part = exp(x.slice(0, t + 1));
                        for (int s = 0; s < 2; s++) { part = part.hadamard(part).times(0.5); }
                        y += product(part) * norm(part);
                    }
                    return y;
                }
            }

            """;

    private static final String USES = """
            package demo;
            import org.matgrad.*;
            import static org.matgrad.MatrixMath.*;

            public final class Uses {
                /** A direction that is the gradient of an earlier point. */
                public static double[] earlierGradient() {
                    MethodsQuartic quartic = new MethodsQuartic();
                    quartic.forward(Vector.of(1, 2));
                    quartic.backward();
                    Vector g = quartic.gradient().x();
                    quartic.forward(Vector.of(3, 1));
                    return quartic.hessianTimes(g).x().data();
                }

                /** The gradient is still there when it is the direction. */
                public static double[] gradientStays() {
                    MethodsQuartic quartic = new MethodsQuartic();
                    quartic.forward(Vector.of(1, 2));
                    quartic.backward();
                    double[] h = quartic.hessianTimes(quartic.gradient().x()).x().data().clone();
                    double[] g = quartic.gradient().x().data();
                    return new double[] {g[0], g[1], h[0], h[1]};
                }

                /** A product is multiplied once more. */
                public static double[] productOfProduct() {
                    MethodsQuartic quartic = new MethodsQuartic();
                    quartic.forward(Vector.of(1, 2));
                    Vector v = quartic.hessianTimes(Vector.of(1, 1)).x();
                    Vector w = quartic.hessianTimes(v).x();
                    return new double[] {v.get(0), v.get(1), w.get(0), w.get(1)};
                }

                /** A product is the next point. */
                public static double[] productAsPoint() {
                    MethodsQuartic quartic = new MethodsQuartic();
                    quartic.forward(Vector.of(1, 2));
                    Vector v = quartic.hessianTimes(Vector.of(1, 1)).x();
                    quartic.forward(v);
                    return quartic.hessianTimes(Vector.of(1, 1)).x().data();
                }

                /** A product is what the gradient of an array is weighted by. */
                public static double[] productAsSeed() {
                    MethodsSquares squares = new MethodsSquares();
                    squares.forward(Vector.of(1, 2));
                    Vector v = squares.hessianTimes(Vector.of(1, 3), Vector.of(1, 1)).x();
                    return squares.hessianTimes(v, Vector.of(1, 1)).x().data();
                }

                /** Another scale of the gradient does not change the Hessian. */
                public static double[] scaledGradient() {
                    MethodsQuartic quartic = new MethodsQuartic();
                    quartic.forward(Vector.of(1, 2));
                    quartic.backward(5);
                    return quartic.hessianTimes(Vector.of(1, 1)).x().data();
                }

                public static double[] arrays() {
                    MethodsSquares squares = new MethodsSquares();
                    squares.forward(Vector.of(1, 2));
                    squares.backward(Vector.of(1, 3));
                    Vector first = squares.hessianTimes(Vector.of(1, 1)).x().copy();
                    Vector second = MethodsSquares.hessianTimes(Vector.of(1, 2), Vector.of(1, 3), Vector.of(1, 1)).x();
                    return new double[] {first.get(0), first.get(1), second.get(0), second.get(1)};
                }

                public static double[] withoutBackward() {
                    MethodsSquares squares = new MethodsSquares();
                    squares.forward(Vector.of(1, 2));
                    return squares.hessianTimes(Vector.of(1, 1)).x().data();
                }

                public static double[] withoutForward() {
                    return new MethodsQuartic().hessianTimes(Vector.of(1, 1)).x().data();
                }

                public static double[] otherSize() {
                    MethodsQuartic quartic = new MethodsQuartic();
                    quartic.forward(Vector.of(1, 2));
                    return quartic.hessianTimes(Vector.of(1, 1, 1)).x().data();
                }

                public static double[] noDirection() {
                    MethodsSquares squares = new MethodsSquares();
                    squares.forward(Vector.of(1, 2));
                    return squares.hessianTimes(Vector.of(1, 1), null).x().data();
                }

                /** ∂²/∂a∂b of p·n·a·u and b²·‖a‖ along (0, 1). */
                public static double[] records() {
                    MethodsBoth both = new MethodsBoth();
                    both.forward(new Methods.Pair(Vector.of(3, 4), 2, 7));
                    Methods.Pair h = both.hessianTimes(new Methods.Pair2(Vector.of(1, 1), 10), new Methods.Pair(Vector.of(0, 0), 1, 7)).p();
                    return new double[] {h.a().get(0), h.a().get(1), h.b(), h.n()};
                }

                public static double[] instance() {
                    return MethodsInstance.hessianTimes(new Methods(3), Vector.of(1, 2), Vector.of(1, -1)).x().data();
                }

                public static double[] hessianOfRecord() {
                    Hessian hessian = MethodsOfRecord.hessian(new Methods.Pair(Vector.of(3, 4), 2, 7));
                    return named(hessian, "pA", "pB");
                }

                public static double[] hessianOfRecordInLoop() {
                    Hessian hessian = MethodsOfRecordInLoop.hessian(new Methods.Pair(Vector.of(3, 4), 2, 2));
                    return named(hessian, "pA", "pB");
                }

                public static double[] hessianOfInstance() {
                    return named(MethodsInstanceInLoop.hessian(new Methods(3), Vector.of(1, 2)), "x");
                }

                private static double[] named(Hessian hessian, String... names) {
                    return hessian.names().equals(java.util.List.of(names)) ? hessian.toMatrix().data() : null;
                }

                private static double[] orbit(MethodsOrbit orbit, int steps) {
                    orbit.forward(1.1, Vector.of(1, 0.1), steps);
                    MethodsOrbit.HessianProduct h = orbit.hessianTimes(0.5, Vector.of(0.2, -1));
                    return new double[] {h.k(), h.start().get(0), h.start().get(1)};
                }

                /** One workspace for more and for fewer turns. */
                public static double[] turns() {
                    MethodsOrbit orbit = new MethodsOrbit();
                    double worst = 0;
                    for (int steps : new int[] {3, 40, 0, 7, 41}) {
                        double[] used = orbit(orbit, steps);
                        double[] fresh = orbit(new MethodsOrbit(), steps);
                        for (int i = 0; i < 3; i++) { worst = Math.max(worst, Math.abs(used[i] - fresh[i])); }
                    }
                    return new double[] {worst};
                }

                public static double[] raggedTurns() {
                    MethodsRagged ragged = new MethodsRagged();
                    double worst = 0;
                    for (int n : new int[] {2, 5, 0, 3, 6}) {
                        Vector x = vector(n, i -> 0.1 * i - 0.2);
                        Vector v = vector(n, i -> 1.0 - i);
                        ragged.forward(x);
                        Vector used = ragged.hessianTimes(v).x();
                        Vector fresh = MethodsRagged.hessianTimes(x, v).x();
                        worst = Math.max(worst, n == 0 ? 0 : normInf(used.minus(fresh)));
                        MethodsRagged.Gradient up = MethodsRagged.gradient(x.plus(v.times(1e-5)));
                        MethodsRagged.Gradient down = MethodsRagged.gradient(x.minus(v.times(1e-5)));
                        Vector slope = up.x().minus(down.x()).times(0.5e5);
                        if (n > 0 && normInf(slope.minus(fresh)) > 1e-6 * normInf(fresh)) { worst = 1; }
                    }
                    return new double[] {worst};
                }

                private static final MethodsNetwork NETWORK = new MethodsNetwork();
                private static final MethodsOrbit ORBIT = new MethodsOrbit();
                private static final Matrix V = Matrix.zeros(2, 3);
                private static final Matrix W = Matrix.zeros(3, 4);
                private static final Vector X = Vector.zeros(4);
                private static final Vector START = Vector.of(1, 0.1);

                public static double[] again() {
                    NETWORK.forward(V, W, X);
                    NETWORK.hessianTimes(V, W);
                    NETWORK.hessianTimes(V, W);
                    ORBIT.forward(1.1, START, 5);
                    ORBIT.hessianTimes(0.5, START);
                    return null;
                }
            }
            """;

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(
                Map.of("demo/Methods.java", METHODS, "demo/Uses.java", USES, "demo/Kinks.java", KINKS));
    }

    private static double[] numbers(String type, String use) {
        try {
            return (double[])
                    compiled.load("demo." + type).getDeclaredMethod(use).invoke(null);
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertNumbers(String use, double... expected) {
        assertArrayEquals(expected, numbers("Uses", use), 1e-12, use);
    }

    @Test
    void resultsMayBeArguments() {
        // The Hessian of Σ x⁴ is 12 x² on the diagonal.
        assertNumbers("earlierGradient", 12 * 9 * 4, 12 * 32);
        assertNumbers("gradientStays", 4, 32, 48, 48 * 32);
        assertNumbers("productOfProduct", 12, 48, 144, 48 * 48);
        assertNumbers("productAsPoint", 12 * 144, 12 * 48 * 48);
        assertNumbers("productAsSeed", 4, 12);
        assertNumbers("scaledGradient", 12, 48);
    }

    @Test
    void anArrayIsWeighted() {
        assertNumbers("arrays", 2, 6, 2, 6);
        assertEquals(
                "Methods.squares: call forward and backward first",
                assertThrows(IllegalStateException.class, () -> numbers("Uses", "withoutBackward"))
                        .getMessage());
    }

    @Test
    void misuseIsNamed() {
        assertThrows(IllegalStateException.class, () -> numbers("Uses", "withoutForward"));
        assertEquals(
                "Methods.quartic: the size of xDot must be 2 (N), but is 3",
                assertThrows(IllegalArgumentException.class, () -> numbers("Uses", "otherSize"))
                        .getMessage());
        assertEquals(
                "Methods.squares: xDot is null",
                assertThrows(NullPointerException.class, () -> numbers("Uses", "noDirection"))
                        .getMessage());
    }

    @Test
    void recordsAndObjects() {
        // ⟨u, a·b·n⟩ has ∂/∂a∂b = n·u, and 10·b²·‖a‖ has 20·b·a/‖a‖ and 20·‖a‖.
        assertNumbers("records", 7 + 40 * 0.6, 7 + 40 * 0.8, 100, 7);
        assertNumbers("instance", 6, -6);
        assertNumbers("hessianOfRecord", 4, 0, 6, 0, 4, 8, 6, 8, 0);
        assertNumbers("hessianOfRecordInLoop", 4, 4, 14, 4, 4, 14, 14, 14, 0);
        assertNumbers("hessianOfInstance", 6, 0, 0, 6);
    }

    @Test
    void workspacesServeAnyNumberOfTurns() {
        assertNumbers("turns", 0);
        assertNumbers("raggedTurns", 0);
    }

    @Tag("allocation")
    @Test
    void aWorkspaceAllocatesNothingAfterTheFirstCall() {
        Supplier<double[]> again = () -> numbers("Uses", "again");
        again.get();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        DoubleSupplier allocated = threads::getCurrentThreadAllocatedBytes;
        Function<Integer, Double> rounds = count -> {
            double before = allocated.getAsDouble();
            for (int round = 0; round < count; round++) {
                again.get();
            }
            return allocated.getAsDouble() - before;
        };
        rounds.apply(10);
        // Reflection, and a record for each product, but no arrays: theirs are some 100 bytes each.
        double perRound = rounds.apply(200) / 200;
        assertTrue(perRound < 500, () -> perRound + " bytes");
    }

    private static final Map<String, List<String>> FUNCTIONS = Map.ofEntries(
            Map.entry("squared", List.of("pow(x, 2)", "0")),
            Map.entry("cubed", List.of("pow(x, 3)", "0")),
            Map.entry("linear", List.of("pow(x, 1)", "0")),
            Map.entry("constant", List.of("pow(x, 0)", "0")),
            Map.entry("steep", List.of("pow(x, 1.5)", "0")),
            Map.entry("absolute", List.of("Math.abs(x)", "0")),
            Map.entry("rectified", List.of("relu(x)", "0")),
            Map.entry("clamped", List.of("clamp(x, -1, 1)", "1")),
            Map.entry("longer", List.of("hypot(x, 0)", "0")),
            Map.entry("length", List.of("norm(Vector.of(x, 0, 0))", "0")),
            Map.entry("tied", List.of("max(x * x, x)", "1")),
            Map.entry("soft", List.of("softplus(x)", "1000")),
            Map.entry("flat", List.of("sigmoid(x)", "-1000")),
            Map.entry("many", List.of("logSumExp(Vector.of(x, 0, x))", "1000")),
            Map.entry("multiplied", List.of("product(Vector.of(x, x, 3))", "0")),
            Map.entry("guarded", List.of("x > 0 ? log(x) : x * x * x", "0")),
            Map.entry("root", List.of("sqrt(x)", "4")));

    private static final String KINKS = kinks();

    private static String kinks() {
        StringBuilder text = new StringBuilder("""
                package demo;
                import org.matgrad.*;
                import static org.matgrad.MatrixMath.*;
                public final class Kinks {
                """);
        FUNCTIONS.forEach((name, formula) -> {
            String companion = "Kinks" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            text.append("@Differentiable(order = 2) static double %s(double x) { return %s; }\n"
                    .formatted(name, formula.get(0)));
            text.append("public static double[] %sAt() { return new double[] {%s.hessianTimes(%s, 1).x()}; }\n"
                    .formatted(name, companion, formula.get(1)));
        });
        return text.append("}\n").toString();
    }

    private static void assertSecond(double expected, String function) {
        assertEquals(expected, numbers("Kinks", function + "At")[0], 1e-15, function);
    }

    @Test
    void powersAtZero() {
        assertSecond(2, "squared");
        assertSecond(0, "cubed");
        assertSecond(0, "linear");
        assertSecond(0, "constant");
        assertSecond(Double.POSITIVE_INFINITY, "steep");
    }

    @Test
    void kinksAreFlat() {
        assertSecond(0, "absolute");
        assertSecond(0, "rectified");
        assertSecond(0, "clamped");
        assertSecond(0, "longer");
        assertSecond(0, "length");
        // Half of x² and half of x.
        assertSecond(1, "tied");
        assertSecond(0, "guarded");
    }

    @Test
    void farOut() {
        assertSecond(0, "soft");
        assertSecond(0, "flat");
        assertSecond(0, "many");
        assertSecond(6, "multiplied");
        assertSecond(-0.25 / 8, "root");
    }
}
