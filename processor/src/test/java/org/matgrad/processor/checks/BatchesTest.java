package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** Batches: what is computed at once and what row by row, what is refused, and what a workspace allocates. */
public class BatchesTest {

    private static InMemory compiled;

    /** What runs a companion as a user would: reflection would allocate. */
    public interface Calls {
        double run(Matrix W, Matrix x, int[] label);
    }

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(Map.of("demo/Point.java", """
                package demo;
                import org.matgrad.*;
                import static org.matgrad.MatrixMath.*;
                final class Point {
                    record Weights(@Shape("C, D") Matrix W, int power, @Shape("C") Vector b) {}
                    record Outcome(double loss, Vector logits) {}
                    final double penalty;
                    Point(double penalty) {
                        this.penalty = penalty;
                    }

                    @Differentiable(wrt = "W", batch = {"x", "label"})
                    static double loss(@Shape("C, D") Matrix W, @Shape("D") Vector x, int label) {
                        return -logSoftmax(W.times(x)).get(label);
                    }
                    @Differentiable(wrt = "W", batch = {"x", "label"})
                    static double ways(@Shape("C, D") Matrix W, @Shape("D") Vector x, int label) {
                        Vector logits = W.times(x);
                        double top = 0;
                        for (int t = 0; t <= label; t++) {
                            top += logits.get(t) > 0 ? square(logits.get(t)) : 0;
                        }
                        return top;
                    }
                    @Differentiable(batch = {"x", "counted", "at"})
                    static Vector steered(@Shape("C, D") Matrix W, @Shape("D") Vector x, boolean counted, int[] at) {
                        double sum = 0;
                        for (int k : at) {
                            sum += x.get(k);
                        }
                        return counted ? W.times(x).times(sum) : W.times(x);
                    }
                    @Differentiable(wrt = {"weights", "x"}, batch = "x")
                    static Outcome records(Weights weights, @Shape("D") Vector x) {
                        Vector y = weights.W().times(x).plus(weights.b().times((double) weights.power()));
                        return new Outcome(squaredNorm(y), y);
                    }
                    @Differentiable(wrt = {"weights", "x"}, batch = "x")
                    static Outcome recordsByRow(Weights weights, @Shape("D") Vector x) {
                        Vector y = weights.W().times(x).plus(weights.b().times((double) weights.power()));
                        if (sum(y) > 0.5) {
                            y = y.times(2);
                        }
                        return new Outcome(squaredNorm(y), y);
                    }
                    @Differentiable(batch = {"x", "y"})
                    double onObject(@Shape("D") Vector w, @Shape("D") Vector x, double y) {
                        return square(w.dot(x) - y) + penalty * squaredNorm(w);
                    }
                    @Differentiable(batch = {"x"})
                    static double namesake(@Shape("batchSize") Vector batch, @Shape("batchSize") Vector x, double n, double batchSizes) {
                        double rows = x.dot(batch);
                        double ones = n + batchSizes;
                        return rows * ones;
                    }
                    @Differentiable(batch = {"x", "k"})
                    static Vector first(@Shape("D") Vector x, int k) {
                        return x.slice(0, k);
                    }
                    @Differentiable(wrt = "W", batch = {"k"})
                    static double alone(@Shape("C") Vector W, int k) {
                        return W.get(k) * k;
                    }
                }
                """, "demo/Users.java", """
                package demo;
                import org.matgrad.*;
                public final class Users {
                    public static final class Loss implements org.matgrad.processor.checks.BatchesTest.Calls {
                        private final PointLoss point = new PointLoss();
                        @Override public double run(Matrix W, Matrix x, int[] label) {
                            double sum = point.forwardBatch(W, x, label).get(0);
                            point.backwardBatch();
                            point.backwardPerExample();
                            return sum;
                        }
                    }
                    public static final class Ways implements org.matgrad.processor.checks.BatchesTest.Calls {
                        private final PointWays point = new PointWays();
                        @Override public double run(Matrix W, Matrix x, int[] label) {
                            double sum = point.forwardBatch(W, x, label).get(0);
                            point.backwardBatch();
                            point.backwardPerExample();
                            return sum;
                        }
                    }
                }
                """));
    }

    private static Vector vector(int n, Random random) {
        return Vector.wrap(random.doubles(n, -1, 1).toArray());
    }

    private static Matrix matrix(int rows, int columns, Random random) {
        return vector(rows * columns, random).reshape(rows, columns);
    }

    private static void check(String name, boolean[] active, boolean[] byRow, IntFunction<Object[]> row) {
        List<Object[]> rows = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            rows.add(row.apply(n));
        }
        String companion = "demo.Point" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        BatchChecks checks = new BatchChecks(method(name), compiled.load(companion), active, byRow, 1e-12);
        checks.check(rows, new Random(1));
        assertTrue(checks.agreesWithDifferences(rows, new Random(2)), name);
    }

    private static Method method(String name) {
        return Arrays.stream(compiled.load("demo.Point").getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Object weights(Matrix W, Vector b) {
        return ProgramValues.make(compiled.load("demo.Point$Weights"), W, 2, b);
    }

    @Test
    void batchesAgreeWithRows() {
        Random random = new Random(3);
        Matrix W = matrix(3, 4, random);
        Vector b = vector(3, random);
        boolean[] first = {true, false, false};
        boolean[] others = {false, true, true};
        for (String name : List.of("loss", "ways")) {
            check(name, first, others, n -> new Object[] {W, vector(4, random), n % 3});
        }
        check("steered", new boolean[] {true, true, false, false}, new boolean[] {false, true, true, true}, n ->
                new Object[] {W, vector(4, random), n % 2 == 0, new int[] {n % 4, n % 3}});
        for (String name : List.of("records", "recordsByRow")) {
            check(name, new boolean[] {true, true}, new boolean[] {false, true}, n ->
                    new Object[] {weights(W, b), vector(4, random)});
        }
        Vector of = vector(5, random);
        check("namesake", new boolean[] {true, true, true, true}, new boolean[] {false, true, false, false}, n ->
                new Object[] {of, vector(5, random), 0.5, 0.25});
        check("first", new boolean[] {true, false}, new boolean[] {true, true}, n ->
                new Object[] {vector(5, random), 3});
        check("alone", new boolean[] {true, false}, new boolean[] {false, true}, n -> new Object[] {b, n % 3});
    }

    @Test
    void theObjectOfAnInstanceMethodIsShared() throws ReflectiveOperationException {
        Random random = new Random(4);
        Class<?> type = compiled.load("demo.Point");
        var constructor = type.getDeclaredConstructor(double.class);
        constructor.setAccessible(true);
        Object ridge = constructor.newInstance(0.3);
        Class<?> companion = compiled.load("demo.PointOnObject");
        Method batch = companion.getDeclaredMethod("valueBatch", type, Vector.class, Matrix.class, Vector.class);
        batch.setAccessible(true);
        Method one = method("onObject");
        one.setAccessible(true);
        Vector w = vector(3, random);
        Matrix x = matrix(4, 3, random);
        Vector y = vector(4, random);
        Vector values = (Vector) batch.invoke(null, ridge, w, x, y);
        for (int n = 0; n < 4; n++) {
            assertEquals((double) one.invoke(ridge, w, x.row(n), y.get(n)), values.get(n), 1e-14);
        }
    }

    /** Rows are one matrix product where they can be, and sums of outer products too. */
    @Test
    void rowsAreMultipliedAtOnce() {
        String loss = compiled.generated().get("demo.PointLoss");
        String batch = loss.substring(loss.indexOf("class Batch"));
        assertTrue(batch.contains("products.multiplyTranspose(t1, x, W, batchSize, C, D)"), batch);
        assertTrue(batch.contains("products.transposeMultiply(WBar, t1Bar, x, C, D, batchSize)"), batch);
        assertFalse(batch.contains(".forward("), batch);
        String ways = compiled.generated().get("demo.PointWays");
        assertTrue(ways.contains("one.forward(this.W, xRow, this.label[n])"), ways);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Loss", "Ways"})
    void whatDoesNotFitIsRefused(String name) {
        Object workspace = ModelChecks.make(compiled, "demo.Point" + name);
        Class<?> companion = compiled.load("demo.Point" + name);
        Matrix W = Matrix.of(2, 2, 1, 2, 3, 4);
        Matrix x = Matrix.of(3, 2, 1, 2, 3, 4, 5, 6);
        Calling calls = new Calling(companion, workspace);
        IllegalStateException early = assertThrows(IllegalStateException.class, () -> calls.call("gradientBatch"));
        assertEquals("Point." + name.toLowerCase() + ": call forwardBatch and backwardBatch first", early.getMessage());
        assertThrows(IllegalStateException.class, () -> calls.call("backwardBatch"));
        IllegalArgumentException labels =
                assertThrows(IllegalArgumentException.class, () -> calls.call("forwardBatch", W, x, new int[] {0, 1}));
        assertEquals(
                "Point." + name.toLowerCase() + ": the length of label must be 3 (size of batch), but is 2",
                labels.getMessage());
        NullPointerException missing =
                assertThrows(NullPointerException.class, () -> calls.call("forwardBatch", W, x, null));
        assertEquals("Point." + name.toLowerCase() + ": label is null", missing.getMessage());
        calls.call("forwardBatch", W, x, new int[] {0, 1, 0});
        assertThrows(IllegalArgumentException.class, () -> calls.call("backwardBatch", Vector.of(1, 2)));
        assertThrows(
                RuntimeException.class, () -> calls.call("forwardBatch", W, x, new int[] {0, 2, 0}), "no such row");
        assertThrows(IllegalStateException.class, () -> calls.call("backwardBatch"));
        assertThrows(IllegalStateException.class, () -> calls.call("gradientPerExample"));
    }

    private record Calling(Class<?> companion, Object workspace) {
        Object call(String name, Object... arguments) {
            Method found = Arrays.stream(companion.getDeclaredMethods())
                    .filter(method -> method.getName().equals(name)
                            && method.getParameterCount() == arguments.length
                            && !java.lang.reflect.Modifier.isStatic(method.getModifiers()))
                    .findFirst()
                    .orElseThrow();
            found.setAccessible(true);
            return ProgramValues.invoke(found, workspace, arguments);
        }
    }

    /** What was handed out and comes back as an argument is not overwritten. */
    @ParameterizedTest
    @ValueSource(strings = {"Loss", "Ways"})
    void whatComesBackIsTheCallers(String name) {
        Random random = new Random(6);
        Calling calls =
                new Calling(compiled.load("demo.Point" + name), ModelChecks.make(compiled, "demo.Point" + name));
        Matrix x = matrix(4, 3, random);
        int[] labels = {0, 1, 0, 1};
        calls.call("forwardBatch", matrix(2, 3, random), x, labels);
        calls.call("backwardBatch");
        Matrix step = (Matrix) ProgramValues.part(
                (Record) calls.call("gradientBatch"),
                calls.call("gradientBatch").getClass().getRecordComponents()[1]);
        Matrix copy = step.copy();
        Vector value = (Vector) calls.call("forwardBatch", step, x, labels);
        calls.call("backwardBatch", value);
        assertEquals(copy, step);
        double[] own = ProgramValues.components(calls.call("gradientBatch"));
        Calling fresh =
                new Calling(compiled.load("demo.Point" + name), ModelChecks.make(compiled, "demo.Point" + name));
        Vector again = (Vector) fresh.call("forwardBatch", copy, x, labels);
        fresh.call("backwardBatch", again.copy());
        ProgramChecks.close(ProgramValues.components(fresh.call("gradientBatch")), own, 0, "gradient at a gradient");
    }

    @Tag("allocation")
    @ParameterizedTest
    @ValueSource(strings = {"Loss", "Ways"})
    void batchesAllocateNothingOnceTheyHaveRun(String name) {
        Calls calls = (Calls) ModelChecks.make(compiled, "demo.Users$" + name);
        Random random = new Random(7);
        Matrix W = matrix(5, 6, random);
        Matrix x = matrix(20, 6, random);
        int[] labels = random.ints(20, 0, 5).toArray();
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        double sum = 0;
        for (int attempt = 0; attempt < 20 && least > 0; attempt++) {
            for (int warm = 0; warm < 500; warm++) {
                sum += calls.run(W, x, labels);
            }
            long before = bean.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < 50; call++) {
                sum += calls.run(W, x, labels);
            }
            least = Math.min(least, (bean.getCurrentThreadAllocatedBytes() - before) / 50);
        }
        assertTrue(Double.isFinite(sum));
        assertEquals(0, least, "bytes a call");
    }
}
