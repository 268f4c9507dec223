package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.matgrad.Vector;

/** Companions of methods of floats: what they allocate, and ints between floats. */
class FloatWorkspacesTest {

    private static final String MODEL = """
            package demo;
            import org.matgrad.*;
            import static org.matgrad.MatrixMath.*;
            final class Model {
                @Differentiable(order = 2) static double loss(@Shape("N") Vector x, @Shape("N, N") Matrix W, int turns) {
                    Matrix A = W.times(W.transpose()).plus(identity(x.size()).times(3));
                    Vector h = x;
                    double s = 1.0;
                    int n = 0;
                    for (int t = 0; t < turns; t++) {
                        Vector g = solve(A, tanh(W.times(h).times(s)));
                        if (s > 0.2) {
                            h = g.plus(x);
                            n += 2;
                        } else {
                            h = h.times(0.5);
                        }
                        s = s * 0.9 + 0.1 * n * sum(h.slice(0, t));
                    }
                    return s + logSumExp(h) + sum(cholesky(A));
                }
            }
            """;

    private static final String RUNNER = """
            package demo;
            import org.matgrad.*;
            public final class Runner implements Runnable {
                private final ModelLoss loss = new ModelLoss();
                private final Matrix W = Matrix.zeros(40, 40);
                private final Vector x = Vector.zeros(40);
                @Override
                public void run() {
                    loss.forward(x, W, 4);
                    loss.backward();
                    loss.tangent(x, W);
                    loss.hessianTimes(x, W);
                }
            }
            """;

    @Tag("allocation")
    @Test
    void aWorkspaceAllocatesNothingAfterTheFirstCall() {
        InMemory compiled = InMemory.compile(Map.of(
                "demo/Model.java", FloatTwins.twin(MODEL),
                "demo/Runner.java", FloatTwins.twin(RUNNER)));
        Runnable runner = (Runnable) ModelChecks.make(compiled, "demo.Runner");
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 20; attempt++) {
            runner.run();
            long before = bean.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < 20; call++) {
                runner.run();
            }
            // What the virtual machine adds by the way does not count. Results are records, and handed out as such.
            least = Math.min(least, (bean.getCurrentThreadAllocatedBytes() - before) / 20);
        }
        assertEquals(0, least & ~31, "bytes a call");
    }

    private static final String INTS = """
            package demo;
            import org.matgrad.*;
            import static org.matgrad.MatrixMath.*;
            public final class Ints {
                @Differentiable static double remainders(@Shape("N") Vector x, int start) {
                    int n = start;
                    int p = start + 1;
                    int q = start + 4;
                    double y = 0;
                    for (int t = 0; t < x.size(); t++) {
                        int m = n;
                        if (x.get(t) > 0) {
                            m += 1;
                        }
                        for (int u = 0; u < 3; u++) {
                            m = m * 3 + 1;
                            y += m % 2 * x.get(t);
                        }
                        n = m % 50000001 + 20000000;
                        int r = p;
                        p = q;
                        q = r + 1;
                        y += x.get(p % x.size()) * (q % 3);
                        y += x.get(n % x.size()) * (n % 10);
                    }
                    Vector picked = vector(x.size(), i -> {
                        int k = x.get(i) > 0 ? 30000001 : 30000002;
                        return x.get(k % x.size()) * (k % 10);
                    });
                    int last = n;
                    double local = sum(x.size(), i -> {
                        int k = x.get(i) > 0 ? 30000001 : 30000002;
                        return k % 10;
                    });
                    y += local * x.get(2);
                    Vector few = vector(3, i -> {
                        int k = x.get(i) > 0 ? 40000001 : 40000002;
                        return x.get(k % x.size()) * (k % 10);
                    });
                    y += sum(few.hadamard(few));
                    return y * (last % 100) + sum(picked) + sum(x.get(0) > 0 ? last % 3 + 1 : 2, i -> x.get(i));
                }
            }
            """;

    /** From 2²⁴ on, floats don't hold every int. */
    @Test
    void intsKeepTheirValueBetweenFloats() {
        InMemory compiled = InMemory.compile(Map.of(
                "demo/Ints.java",
                INTS,
                "demo/FloatInts.java",
                FloatTwins.twin(INTS).replace("class Ints", "class FloatInts")));
        FloatTwins twins = new FloatTwins(
                method(compiled, "demo.Ints"),
                compiled.load("demo.IntsRemainders"),
                method(compiled, "demo.FloatInts"),
                compiled.load("demo.FloatIntsRemainders"),
                new boolean[] {true, false},
                64);
        int[] starts = {16777217, 33554433, 59999999, 3};
        for (int start : starts) {
            Object[] arguments = {Vector.of(1, -2, 3, -4, 5, 6, -7), start};
            twins.check("from " + start, arguments, new Random(start));
        }
        assertEquals(4 * starts.length, twins.compared());
    }

    private static Method method(InMemory compiled, String owner) {
        return Arrays.stream(compiled.load(owner).getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals("remainders"))
                .findFirst()
                .orElseThrow();
    }

    private static final String BATCHES = """
            package demo;
            import org.matgrad.*;
            import static org.matgrad.MatrixMath.*;
            public final class Batches {
                @Differentiable(wrt = {"W", "b"}, batch = {"x", "label"})
                static double loss(@Shape("C, D") Matrix W, @Shape("C") Vector b, @Shape("D") Vector x, int label) {
                    return -logSoftmax(W.times(x).plus(b)).get(label);
                }

                @Differentiable(batch = "x")
                static Vector ways(@Shape("C, D") Matrix W, @Shape("D") Vector x, double s) {
                    return sum(x) > 0.6 ? tanh(W.times(x)).times(s) : W.times(x.hadamard(x));
                }

                public static double[][] all() {
                    Matrix W = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6).times(0.125);
                    Matrix rows = Matrix.of(2, 3, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75);
                    int[] labels = {1, 0};
                    BatchesLoss loss = new BatchesLoss();
                    Vector values = loss.forwardBatch(W, Vector.of(0, 1), rows, labels);
                    loss.backwardBatch();
                    loss.backwardPerExample();
                    BatchesWays ways = new BatchesWays();
                    Matrix chosen = ways.forwardBatch(W, rows, 2);
                    ways.backwardBatch(Matrix.of(2, 2, 1, 2, 3, 4));
                    ways.backwardPerExample(Matrix.of(2, 2, 1, 2, 3, 4));
                    return new double[][] {
                        values.data(), loss.gradientBatch().W().data(), loss.gradientBatch().b().data(),
                        loss.gradientPerExample().W().data(), loss.gradientPerExample().b().data(), chosen.data(),
                        ways.gradientBatch().W().data(), ways.gradientBatch().x().data(), {ways.gradientBatch().s()},
                        ways.gradientPerExample().W().data(), ways.gradientPerExample().s().data()
                    };
                }
            }
            """;

    @Test
    void batchesAgreeWithDoubles() throws ReflectiveOperationException {
        double[][] expected = (double[][]) InMemory.compile(Map.of("demo/Batches.java", BATCHES))
                .load("demo.Batches")
                .getMethod("all")
                .invoke(null);
        float[][] actual = (float[][]) InMemory.compile(Map.of("demo/Batches.java", FloatTwins.twin(BATCHES)))
                .load("demo.Batches")
                .getMethod("all")
                .invoke(null);
        for (int part = 0; part < expected.length; part++) {
            assertEquals(expected[part].length, actual[part].length);
            for (int i = 0; i < expected[part].length; i++) {
                // Less than 16 roundings after one another, of numbers below 8.
                assertEquals(expected[part][i], actual[part][i], 8 * 16 * 0x1p-24, "part " + part);
            }
        }
    }
}
