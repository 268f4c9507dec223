package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** What holds for companions whatever the method: storage, checks, sizes of methods, determinism. */
class CompanionTest {

    private static Object workspace(InMemory compiled, String name) throws ReflectiveOperationException {
        var constructor = compiled.load(name).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Method method(Object workspace, String name, Class<?>... types) throws NoSuchMethodException {
        Method method = workspace.getClass().getDeclaredMethod(name, types);
        method.setAccessible(true);
        return method;
    }

    private static Throwable failure(Object workspace, Method method, Object... arguments) {
        return assertThrows(InvocationTargetException.class, () -> method.invoke(workspace, arguments))
                .getCause();
    }

    private static Matrix random(int rows, int columns) {
        return Matrix.wrap(
                rows, columns, new Random(3).doubles((long) rows * columns).toArray());
    }

    private static Vector random(int size) {
        return Vector.wrap(new Random(4).doubles(size).toArray());
    }

    /** A call of forward and backward without reflection, which allocates itself. */
    private static final String RUNNER = """
            package demo;

            import org.matgrad.*;

            public final class Runner implements Runnable {
                private final RegressionLoss loss = new RegressionLoss();
                private final Matrix W = Matrix.zeros(20, 7);
                private final Vector b = Vector.zeros(7);
                private final Matrix X = Matrix.zeros(50, 20);
                private final Matrix T = Matrix.zeros(50, 7);
                private final NetworkOutput network = new NetworkOutput();
                private final Matrix V = Matrix.zeros(4, 9);
                private final Matrix U = Matrix.zeros(9, 6);
                private final Vector x = Vector.zeros(6);
                private final Vector yBar = Vector.zeros(4);

                @Override
                public void run() {
                    loss.forward(W, b, X, T);
                    loss.backward();
                    loss.tangent(W, b);
                    network.forward(V, U, x);
                    network.backward(yBar);
                    network.tangent(V, U, x);
                }
            }
            """;

    @Tag("allocation")
    @Test
    void aWorkspaceAllocatesNothingAfterTheFirstCall() throws ReflectiveOperationException {
        Map<String, String> sources = new LinkedHashMap<>(Samples.ALL);
        sources.put("demo/Runner.java", RUNNER);
        Runnable runner = (Runnable) workspace(InMemory.compile(sources), "demo.Runner");
        runner.run();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < 100; round++) {
            runner.run();
        }
        assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
    }

    @Test
    void sizesThatDoNotFitAreNamed() throws ReflectiveOperationException {
        InMemory compiled = InMemory.compile(Samples.ALL);
        Object workspace = workspace(compiled, "demo.LinearProduct");
        Method forward = method(workspace, "forward", Matrix.class, Vector.class);
        Vector kept = ((Vector) forward.invoke(workspace, random(2, 3), random(3))).copy();
        Throwable failure = failure(workspace, forward, random(2, 3), random(4));
        assertEquals(IllegalArgumentException.class, failure.getClass());
        assertEquals("Linear.product: the size of x must be 3 (D), but is 4", failure.getMessage());
        // Nothing was changed: the earlier call can still be differentiated.
        method(workspace, "backward", Vector.class).invoke(workspace, random(2));
        assertEquals(kept, forward.invoke(workspace, random(2, 3), random(3)));
    }

    @Test
    void constantSizesAreChecked() throws ReflectiveOperationException {
        InMemory compiled = InMemory.compile(Samples.ALL);
        Object workspace = workspace(compiled, "demo.SmallRotated");
        Method forward = method(workspace, "forward", Matrix.class, Vector.class);
        Throwable failure = failure(workspace, forward, random(3, 2), random(3));
        assertEquals("Small.rotated: the columns of R must be 3, but is 2", failure.getMessage());
    }

    @Test
    void nullIsNamed() throws ReflectiveOperationException {
        InMemory compiled = InMemory.compile(Samples.ALL);
        Object workspace = workspace(compiled, "demo.LinearProduct");
        Method forward = method(workspace, "forward", Matrix.class, Vector.class);
        Throwable failure = failure(workspace, forward, random(2, 3), null);
        assertEquals(NullPointerException.class, failure.getClass());
        assertEquals("Linear.product: x is null", failure.getMessage());
    }

    @Test
    void callsOutOfOrderAreRefused() throws ReflectiveOperationException {
        InMemory compiled = InMemory.compile(Samples.ALL);
        Object workspace = workspace(compiled, "demo.RegressionLoss");
        Throwable early = failure(workspace, method(workspace, "backward"));
        assertEquals(IllegalStateException.class, early.getClass());
        assertEquals("Regression.loss: call forward first", early.getMessage());
        method(workspace, "forward", Matrix.class, Vector.class, Matrix.class, Matrix.class)
                .invoke(workspace, random(3, 2), random(2), random(4, 3), random(4, 2));
        assertEquals(
                IllegalStateException.class,
                failure(workspace, method(workspace, "gradient")).getClass());
    }

    @Test
    void theSeedOfAnArrayIsChecked() throws ReflectiveOperationException {
        InMemory compiled = InMemory.compile(Samples.ALL);
        Object workspace = workspace(compiled, "demo.LinearProduct");
        method(workspace, "forward", Matrix.class, Vector.class).invoke(workspace, random(2, 3), random(3));
        Throwable failure = failure(workspace, method(workspace, "backward", Vector.class), random(3));
        assertEquals("Linear.product: the size of yBar must be 2 (C), but is 3", failure.getMessage());
    }

    @Test
    void sizesMayChangeFromCallToCall() throws ReflectiveOperationException {
        InMemory compiled = InMemory.compile(Samples.ALL);
        Object workspace = workspace(compiled, "demo.LinearProduct");
        Method forward = method(workspace, "forward", Matrix.class, Vector.class);
        for (int size : new int[] {3, 9, 0, 5}) {
            Matrix matrix = random(size, size + 1);
            Vector vector = random(size + 1);
            assertEquals(size, ((Vector) forward.invoke(workspace, matrix, vector)).size());
        }
    }

    @Test
    void resultsMayComeBackAsArguments() throws ReflectiveOperationException {
        Map<String, String> sources = new LinkedHashMap<>(Samples.ALL);
        sources.put("demo/Feedback.java", """
                package demo;

                import org.matgrad.*;

                public final class Feedback {
                    private static final Matrix W = Matrix.of(2, 2, 0, 1, 1, 1);

                    public static Vector forward() {
                        LinearProduct product = new LinearProduct();
                        Vector x = Vector.of(1, 1);
                        for (int turn = 0; turn < 3; turn++) {
                            x = product.forward(W, x);
                        }
                        return x;
                    }

                    public static Vector backward() {
                        LinearProduct product = new LinearProduct();
                        product.forward(W, Vector.of(1, 1));
                        product.backward(Vector.of(1, 2));
                        product.backward(product.gradient().x());
                        return product.gradient().x();
                    }

                    public static Vector tangent() {
                        LinearProduct product = new LinearProduct();
                        product.forward(W, Vector.of(1, 1));
                        Matrix zero = Matrix.zeros(2, 2);
                        return product.tangent(zero, product.tangent(zero, Vector.of(1, 2)));
                    }

                    public static Vector gradientAsArgument() {
                        LinearProduct product = new LinearProduct();
                        product.forward(W, Vector.of(1, 1));
                        product.backward(Vector.of(1, 2));
                        Matrix step = product.gradient().W();
                        product.forward(step, Vector.of(1, 1));
                        product.backward(Vector.of(1, 2));
                        return product.gradient().x();
                    }
                }
                """);
        Class<?> feedback = InMemory.compile(sources).load("demo.Feedback");
        assertEquals(Vector.of(3, 5), feedback.getDeclaredMethod("forward").invoke(null));
        assertEquals(Vector.of(3, 5), feedback.getDeclaredMethod("backward").invoke(null));
        assertEquals(Vector.of(3, 5), feedback.getDeclaredMethod("tangent").invoke(null));
        // The gradient by W was (1,2)(1,1)ᵀ; its transpose times (1,2).
        assertEquals(
                Vector.of(5, 5),
                feedback.getDeclaredMethod("gradientAsArgument").invoke(null));
    }

    @Test
    void anIntermediateTooLargeForAnArrayIsRefusedFirst() throws ReflectiveOperationException {
        InMemory compiled = InMemory.compile(Map.of("demo/Outer.java", """
                package demo;

                import static org.matgrad.MatrixMath.*;

                import org.matgrad.*;

                final class Outer {
                    @Differentiable
                    static double norm(@Shape("M") Vector x, @Shape("N") Vector y) {
                        return squaredNorm(x.outer(y));
                    }
                }
                """));
        Object workspace = workspace(compiled, "demo.OuterNorm");
        Throwable failure = failure(
                workspace, method(workspace, "forward", Vector.class, Vector.class), random(65536), random(65536));
        assertEquals("Outer.norm: t1 has 65536x65536 components: too many", failure.getMessage());
    }

    @Test
    void outputIsTheSameInAnyOrder() {
        Map<String, String> backwards = new LinkedHashMap<>();
        Samples.ALL.keySet().stream()
                .sorted(Comparator.reverseOrder())
                .forEach(name -> backwards.put(name, Samples.ALL.get(name)));
        assertEquals(
                InMemory.compile(Samples.ALL).generated(),
                InMemory.compile(backwards).generated());
    }

    @Test
    void aCompanionCanBeUsedInTheSameCompilation() throws ReflectiveOperationException {
        Map<String, String> sources = new LinkedHashMap<>(Samples.ALL);
        sources.put("demo/User.java", """
                package demo;

                import org.matgrad.*;

                public final class User {
                    public static double slope() {
                        LinearProduct product = new LinearProduct();
                        product.forward(Matrix.of(1, 1, 2.0), Vector.of(3.0));
                        product.backward(Vector.of(1.0));
                        return product.gradient().W().get(0, 0) + product.jacobian().x().get(0, 0);
                    }
                }
                """);
        InMemory compiled = InMemory.compile(sources);
        assertEquals(5.0, compiled.load("demo.User").getDeclaredMethod("slope").invoke(null));
    }

    @Test
    void noMethodIsTooLargeForTheCompiler(@TempDir Path folder) throws IOException {
        StringBuilder scalars = new StringBuilder("package demo;\nimport org.matgrad.*;\n")
                .append("import static org.matgrad.MatrixMath.*;\nfinal class Large {\n");
        scalars.append(
                "  @Differentiable(order = 2) static double numbers(double x, double y) {\n    double v0 = x * y;\n");
        for (int v = 1; v <= 600; v++) {
            scalars.append("    double v" + v + " = sin(v" + (v - 1) + ") * x + v" + (v / 2) + " * y;\n");
        }
        scalars.append("    return v600;\n  }\n");
        scalars.append("  @Differentiable static Vector vectors(@Shape(\"N\") Vector x, @Shape(\"N, N\") Matrix W) {\n")
                .append("    Vector v0 = W.times(x);\n");
        for (int v = 1; v <= 80; v++) {
            scalars.append("    Vector v" + v + " = tanh(W.times(v" + (v - 1) + ")).plus(v" + (v / 2) + ");\n");
        }
        scalars.append("    return v80;\n  }\n}\n");
        InMemory compiled = InMemory.compile(Map.of("demo/Large.java", scalars.toString()));
        int largest = 0;
        for (String name : compiled.classes()) {
            if (!name.equals("demo.Large")) {
                Path file = folder.resolve(name + ".class");
                Files.write(file, compiled.bytes(name));
                largest = Math.max(largest, largestMethod(file));
            }
        }
        assertTrue(largest > 1_000, "no code seen");
        assertTrue(largest < 8_000, largest + " bytes");
    }

    private static int largestMethod(Path file) {
        StringWriter listing = new StringWriter();
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        javap.run(new PrintWriter(listing), new PrintWriter(listing), "-c", "-p", file.toString());
        Matcher instruction =
                Pattern.compile("^\\s+(\\d+): \\w", Pattern.MULTILINE).matcher(listing.toString());
        int largest = 0;
        while (instruction.find()) {
            largest = Math.max(largest, Integer.parseInt(instruction.group(1)));
        }
        return largest;
    }
}
