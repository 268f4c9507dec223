package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** One workspace for calls of different sizes and numbers of turns, and what it allocates once it has been used. */
public class WorkspacesTest {

    private static final List<Integer> ACTIVE = List.of(0, 1);

    private static InMemory compiled;

    /** What runs a companion as a user would: reflection would allocate. */
    public interface Calls {
        double run(Vector x, Matrix W, int turns);
    }

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(Map.of("demo/Kept.java", """
                package demo;
                import org.matgrad.*;
                import static org.matgrad.MatrixMath.*;
                final class Kept {
                    @Differentiable static Vector looped(@Shape("N") Vector x, @Shape("N, N") Matrix W, int turns) {
                        Vector h = x;
                        double s = 1.0;
                        for (int t = 0; t < turns; t++) {
                            Vector g = tanh(W.times(h).times(s));
                            for (int u = turns; u > t; u -= 2) {
                                s = s * 0.9 + 0.1 * sum(g);
                            }
                            if (s > 0.2) {
                                h = g.plus(x);
                            } else {
                                h = h.times(0.5);
                            }
                        }
                        return h.times(s);
                    }
                    @Differentiable static Vector growing(@Shape("N") Vector x, @Shape("N, N") Matrix W, int turns) {
                        double s = 0.0;
                        for (int t = 0; t < turns; t++) {
                            int k = Math.min(t, x.size());
                            s += squaredNorm(sin(x.slice(0, k)).times(s + 1));
                        }
                        return W.times(x).times(s);
                    }
                    @Differentiable static Vector solving(@Shape("N") Vector x, @Shape("N, N") Matrix W, int turns) {
                        Matrix A = W.times(W.transpose()).plus(identity(x.size()).times(3));
                        Vector y = x;
                        for (int t = 0; t < turns; t++) {
                            y = solve(A, y).plus(cholesky(A).times(x)).times(1 / (1 + logDeterminant(A)));
                        }
                        return y;
                    }
                }
                """, "demo/Users.java", """
                package demo;
                import org.matgrad.*;
                public final class Users {
                    public static final class Looped implements org.matgrad.processor.checks.WorkspacesTest.Calls {
                        private final KeptLooped kept = new KeptLooped();
                        @Override public double run(Vector x, Matrix W, int turns) {
                            double sum = kept.forward(x, W, turns).get(0);
                            kept.backward(x);
                            return sum + kept.tangent(x, W).get(0);
                        }
                    }
                    public static final class Growing implements org.matgrad.processor.checks.WorkspacesTest.Calls {
                        private final KeptGrowing kept = new KeptGrowing();
                        @Override public double run(Vector x, Matrix W, int turns) {
                            double sum = kept.forward(x, W, turns).get(0);
                            kept.backward(x);
                            return sum + kept.tangent(x, W).get(0);
                        }
                    }
                    public static final class Solving implements org.matgrad.processor.checks.WorkspacesTest.Calls {
                        private final KeptSolving kept = new KeptSolving();
                        @Override public double run(Vector x, Matrix W, int turns) {
                            double sum = kept.forward(x, W, turns).get(0);
                            kept.backward(x);
                            return sum + kept.tangent(x, W).get(0);
                        }
                    }
                }
                """));
    }

    private static Vector vector(int n) {
        double[] components = new double[n];
        for (int i = 0; i < n; i++) {
            components[i] = 0.3 + 0.5 * Math.sin(1 + i * i);
        }
        return Vector.wrap(components);
    }

    private static Matrix matrix(int n) {
        return vector(n * n).times(1.0 / Math.max(1, n)).reshape(n, n);
    }

    @Test
    void oneWorkspaceServesAllSizesAndNumbersOfTurns() {
        for (String name : List.of("Looped", "Growing", "Solving")) {
            Object workspace = ModelChecks.make(compiled, "demo.Kept" + name);
            for (int[] call : new int[][] {{3, 2}, {5, 4}, {1, 0}, {4, 7}, {0, 3}, {2, 1}, {6, 5}, {6, 0}, {3, 3}}) {
                ModelChecks.check(
                        ModelChecks.method(compiled, "demo.Kept", name.toLowerCase()),
                        workspace,
                        ACTIVE,
                        vector(call[0]),
                        matrix(call[0]),
                        call[1]);
            }
        }
    }

    @Tag("allocation")
    @Test
    void loopsAllocateNothingOnceTheyHaveRun() {
        assertAllocation("Looped", 0);
        assertAllocation("Growing", 0);
        assertAllocation("Solving", 0);
    }

    /** The bytes of a call, over many of them: what the virtual machine adds by the way does not count. */
    private static void assertAllocation(String name, long allowed) {
        Calls calls = (Calls) ModelChecks.make(compiled, "demo.Users$" + name);
        Vector x = vector(7);
        Matrix W = matrix(7);
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        double sum = 0;
        for (int attempt = 0; attempt < 20; attempt++) {
            for (int warm = 0; warm < 50; warm++) {
                sum += calls.run(x, W, 6);
            }
            long before = bean.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < 50; call++) {
                sum += calls.run(x, W, 6);
            }
            least = Math.min(least, (bean.getCurrentThreadAllocatedBytes() - before) / 50);
        }
        assertEquals(allowed, least, name + " " + sum);
    }
}
