package org.matgrad.processor.checks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The second order of methods that call other companions. */
class CalledHessianTest {

    private static final String CALLED = """
            package demo;
            import org.matgrad.*;
            import static org.matgrad.MatrixMath.*;
            final class Called {
                @Differentiable(order = 2)
                static double energy(@Shape("N") Vector x, double s) { return s * sum(exp(x)) * norm(x); }

                @Differentiable(order = 2)
                @Shape("N") static Vector field(@Shape("N") Vector x, @Shape("N") Vector c) {
                    return x.hadamard(x).times(x.dot(c));
                }

                @Differentiable(order = 2, wrt = "A")
                @Shape("N") static Vector chosen(int k, @Shape("N, N") Matrix A, @Shape("N") Vector x, boolean twice) {
                    Vector y = tanh(A.times(x));
                    return twice ? y.times(2.0).hadamard(A.row(k)) : y.hadamard(y);
                }
            }
            """;

    private static final Map<String, String> METHODS = Map.of(
            "total",
            "double | x[3] s[] | double y = Called.energy(x.times(s), s * s);"
                    + " return y * y + Called.energy(Called.field(x, x), y);",
            "fields",
            "Vector | x[4] | Vector h = x; for (int t = 0; t < 2; t++) { h = Called.field(h, x).times(0.5); } return h;",
            "batch",
            "Vector | x[3] z[3] |"
                    + " return vector(x.size(), i -> Called.energy(x, z.get(i)) * Called.energy(z, x.get(i)));",
            "constant",
            "double | x[3] | return Called.energy(x, 2) + Called.energy(Vector.of(1, 2), x.get(0));",
            "partly",
            "double | A[3,3] x[3] |"
                    + " return sum(Called.chosen(1, A.times(A), ones(3), true)) * sum(Called.chosen(0, A, ones(3), false))"
                    + " + x.dot(x);",
            "branched",
            "double | x[3] s[] | double y = s; if (s > 0.1) { y = Called.energy(x, s * s); } return y * y;");

    private static InMemory compiled;

    private static MethodText text(String name) {
        String[] parts = METHODS.get(name).split("\\|", 2);
        return MethodText.parse(parts[0].strip() + " " + name + " |" + parts[1]);
    }

    @BeforeAll
    static void compile() {
        MethodClass calling = new MethodClass(
                "Calling",
                METHODS.keySet().stream().map(CalledHessianTest::text).toList());
        compiled = InMemory.compile(Map.of(
                "demo/Called.java",
                CALLED,
                calling.file(),
                calling.secondOrder(MethodText.Declared.SYMBOLS, Map.of())));
    }

    @TestFactory
    Stream<DynamicTest> hessianTimesIsRight() {
        return METHODS.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    MethodText text = text(name);
                    boolean[] active = new boolean[text.parameters().size()];
                    Arrays.fill(active, true);
                    List<int[]> shapes = DerivativeChecks.shapes(text.shapes(), Map.of());
                    for (long seed = 1; seed <= 3; seed++) {
                        DerivativeChecks.check(compiled, "demo.Calling", name, shapes, active, seed, 0.2);
                    }
                }));
    }
}
