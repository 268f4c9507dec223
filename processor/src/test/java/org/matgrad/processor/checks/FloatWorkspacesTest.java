package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
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
}
