package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** How many numbers each compact form holds and lists, as a function of the sizes, at more than one size. */
class CompactFormsTest {

    /** What is held and what is listed for a size n, other sizes being given with the form. */
    private interface Count {
        long at(int n);
    }

    /**
     * A form.
     *
     * @param parameters with shapes, of which a size may be N
     * @param by the parameter whose Jacobian it is
     */
    private record Form(String name, String parameters, String body, String by, Count stored, Count nonzeros) {}

    private static final List<Form> FORMS = List.of(
            new Form("Linear", "Matrix W=N,7; Vector x=7", "W.times(x)", "x", n -> 7L * n, n -> 7L * n),
            new Form("LinearFactor", "Matrix W=N,7; Vector x=7", "W.times(x)", "W", n -> 7, n -> 7L * n),
            new Form("RowFactor", "Vector x=7; Matrix W=7,N", "x.times(W)", "W", n -> 7, n -> 7L * n),
            new Form("Batch", "Matrix X=N,5; Matrix W=5,3", "X.times(W)", "X", n -> 15, n -> 15L * n),
            new Form("BatchFactor", "Matrix X=N,5; Matrix W=5,3", "X.times(W)", "W", n -> 5L * n, n -> 15L * n),
            new Form("Diagonal", "Vector x=N", "exp(sin(x))", "x", n -> n, n -> n),
            new Form("DiagonalMatrix", "Matrix A=N,4", "square(A).times(3.0)", "A", n -> 4L * n, n -> 4L * n),
            new Form("Sum", "Matrix A=N,4; Matrix B=N,4", "A.minus(B)", "B", n -> 0, n -> 4L * n),
            new Form("Transpose", "Matrix A=N,4", "A.transpose()", "A", n -> 0, n -> 4L * n),
            new Form("Slice", "Vector x=N", "x.slice(2, x.size())", "x", n -> 0, n -> n - 2),
            new Form("Join", "Vector x=N; Vector y=4", "concat(y, x, y)", "y", n -> 0, n -> 8),
            new Form("Stack", "Matrix A=N,4; Matrix B=3,4", "stackRows(A, B)", "A", n -> 0, n -> 4L * n),
            new Form("Reshape", "Vector x=6*N; Vector y=N", "x.reshape(6, y.size())", "x", n -> 0, n -> 6L * n),
            new Form("Flatten", "Matrix A=N,4", "A.flatten()", "A", n -> 0, n -> 4L * n),
            new Form("RowSums", "Matrix A=N,4", "rowSums(A)", "A", n -> 0, n -> 4L * n),
            new Form("Broadcast", "Matrix A=N,4; Vector b=4", "A.plusRow(b)", "b", n -> 0, n -> 4L * n),
            new Form("Scaled", "Matrix A=N,4; Vector b=N", "A.scaleRows(b)", "A", n -> n, n -> 4L * n),
            new Form("Scale", "Matrix A=N,4; Vector b=N", "A.scaleRows(b)", "b", n -> 4L * n, n -> 4L * n),
            new Form("Outer", "Vector x=N; Vector y=5", "x.outer(y)", "x", n -> 5, n -> 5L * n),
            new Form("Kronecker", "Matrix A=N,2; Matrix B=3,4", "A.kronecker(B)", "A", n -> 24L * n, n -> 24L * n),
            new Form(
                    "Waist",
                    "Matrix U=N,2; Matrix V=2,30; Vector x=30",
                    "U.times(V.times(x))",
                    "x",
                    n -> 2L * n + 60,
                    n -> 30L * n),
            new Form(
                    "Wide",
                    "Matrix U=N,30; Matrix V=30,2; Vector x=2",
                    "U.times(V.times(x))",
                    "x",
                    n -> 2L * n,
                    n -> 2L * n),
            new Form(
                    "Narrow",
                    "Matrix U=12,N; Matrix V=N,15; Vector x=15",
                    "U.times(V.times(x))",
                    "x",
                    n -> Math.min(12 * 15, n * 27L),
                    n -> 180),
            new Form("Added", "Vector x=N; Vector y=N", "x.plus(y)", "y", n -> 0, n -> n),
            new Form("Columns", "Matrix A=N,6", "square(A.columns(1, 4))", "A", n -> 3L * n, n -> 3L * n),
            new Form("Beside", "Matrix A=N,2; Matrix B=N,3", "exp(stackColumns(A, B))", "B", n -> 3L * n, n -> 3L * n),
            new Form("Gather", "Vector x=40; int[] places=N", "x.gather(places)", "x", n -> 0, n -> n),
            new Form(
                    "GatherRows",
                    "Matrix A=7,3; int[] places=N",
                    "tanh(A.gatherRows(places))",
                    "A",
                    n -> 3L * n,
                    n -> 3L * n),
            new Form(
                    "Window",
                    "Vector x=N; Vector w=3",
                    "vector(x.size() - 2, i -> sum(3, k -> w.get(k) * x.get(i + k)))",
                    "x",
                    n -> 3,
                    n -> 3L * (n - 2)),
            new Form(
                    "WindowFactor",
                    "Vector x=N; Vector w=3",
                    "vector(x.size() - 2, i -> sum(3, k -> w.get(k) * x.get(i + k)))",
                    "w",
                    n -> 3L * (n - 2),
                    n -> 3L * (n - 2)),
            new Form("Softmax", "Vector x=N", "softmax(x)", "x", n -> 2L * n, n -> (long) n * n),
            new Form("SoftmaxRows", "Matrix A=N,4", "softmaxRows(A)", "A", n -> 9L * n, n -> 16L * n),
            new Form(
                    "Network",
                    "Matrix X=N,3; Matrix W=3,4; Matrix V=4,2",
                    "tanh(X.times(W)).times(V)",
                    "X",
                    n -> 4L * n + 12 + 8,
                    n -> 6L * n),
            new Form(
                    "Differences",
                    "Vector x=N",
                    "square(x.slice(1, x.size()).minus(x.slice(0, x.size() - 1)))",
                    "x",
                    n -> n - 1,
                    n -> 2L * (n - 1)),
            new Form("Lower", "Matrix A=4,4; Matrix B=4,N", "A.lower().times(B)", "B", n -> 16, n -> 16L * n),
            new Form("Independent", "Vector x=N; Vector y=N", "x.hadamard(x)", "y", n -> 0, n -> 0));

    private static final int[] SIZES = {10, 24, 60};

    private static String source(Form form) {
        StringBuilder parameters = new StringBuilder();
        for (String parameter : form.parameters().split("; ")) {
            String[] parts = parameter.split("=");
            String shape = parts[0].startsWith("int[]") ? "" : "@Shape(\"" + parts[1] + "\") ";
            parameters.append(parameters.length() == 0 ? "" : ", ").append(shape + parts[0]);
        }
        return "    @Differentiable\n    public static " + result(form) + " " + name(form) + "(" + parameters + ") {\n"
                + "        return " + form.body() + ";\n    }\n\n";
    }

    private static String name(Form form) {
        return "of" + form.name();
    }

    private static String result(Form form) {
        return List.of(
                                "Linear",
                                "LinearFactor",
                                "RowFactor",
                                "Diagonal",
                                "Slice",
                                "Join",
                                "Flatten",
                                "RowSums",
                                "Waist",
                                "Wide",
                                "Narrow",
                                "Added",
                                "Gather",
                                "Window",
                                "WindowFactor",
                                "Softmax",
                                "Differences",
                                "Independent")
                        .contains(form.name())
                ? "Vector"
                : "Matrix";
    }

    @TestFactory
    Stream<DynamicTest> storedNumbersAsAFunctionOfSizes() {
        StringBuilder source = new StringBuilder("package demo;\n\nimport static org.matgrad.MatrixMath.*;\n\n"
                + "import org.matgrad.*;\n\npublic final class Forms {\n");
        FORMS.forEach(form -> source.append(source(form)));
        InMemory classes = InMemory.compile(
                new TreeMap<>(Map.of("demo/Forms.java", source.append("}\n").toString())));
        return FORMS.stream()
                .map(form -> DynamicTest.dynamicTest(form.name() + " by " + form.by(), () -> {
                    for (int n : SIZES) {
                        Jacobian jacobian = jacobian(classes, form, n);
                        assertEquals(
                                form.stored().at(n), jacobian.storedNumbers(), () -> "held at " + n + ": " + jacobian);
                        assertEquals(
                                form.nonzeros().at(n), jacobian.nonzeros(), () -> "listed at " + n + ": " + jacobian);
                        assertTrue(jacobian.toCoordinates().values().length == jacobian.nonzeros());
                    }
                }));
    }

    private static Jacobian jacobian(InMemory classes, Form form, int n) throws ReflectiveOperationException {
        Random random = new Random(n);
        List<Object> arguments = new ArrayList<>();
        for (String parameter : form.parameters().split("; ")) {
            int[] sizes = Arrays.stream(parameter.split("=")[1].split(","))
                    .mapToInt(size -> size.equals("N") ? n : size.equals("6*N") ? 6 * n : Integer.parseInt(size))
                    .toArray();
            int length = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
            if (parameter.startsWith("int[]")) {
                arguments.add(random.ints(length, 0, 7).toArray());
                continue;
            }
            double[] data = random.doubles(length, -1, 1).toArray();
            arguments.add(sizes.length == 1 ? Vector.wrap(data) : Matrix.wrap(sizes[0], sizes[1], data));
        }
        for (Method method : classes.load("demo.FormsOf" + form.name()).getMethods()) {
            if (method.getName().equals("jacobian") && Modifier.isStatic(method.getModifiers())) {
                Object jacobians = method.invoke(null, arguments.toArray());
                return (Jacobian) jacobians.getClass().getMethod(form.by()).invoke(jacobians);
            }
        }
        throw new NoSuchMethodException(form.name());
    }
}
