package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Vector;

/** Jacobians that one sweep finds along all directions at once, against a sweep for each direction. */
class BundledJacobiansTest {

    private static final String SOURCE = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Few {
                @Differentiable(wrt = {"a", "b", "s"})
                @Shape("N, 2")
                public static Matrix columns(
                        @Shape("3") Vector a, @Shape("2, 2") Matrix b, double s, @Shape("N") Vector x, int[] order, int turns) {
                    Matrix state = matrix(x.size(), 2, (i, j) -> x.get(i) * a.get(j) + a.get(2));
                    for (int t = 0; t < turns; t++) {
                        Matrix next = tanh(state.times(b));
                        if (t % 2 == 0) {
                            next = next.plus(state.times(sin(s) / (1 + square(a.get(t % 3)))));
                        }
                        int row = t;
                        Matrix last = state;
                        Matrix now = next;
                        state = matrix(x.size(), 2, (i, j) -> i == row ? now.get(i, j) : last.get(i, j));
                    }
                    return state.gatherRows(order);
                }

                @Differentiable(wrt = {"x", "w"})
                @Shape("2")
                public static Vector rows(@Shape("N") Vector x, @Shape("2, N") Matrix w, double angle) {
                    Vector y = w.times(sin(x));
                    if (angle > 0) {
                        double c = cos(angle);
                        double d = sin(angle);
                        y = Vector.of(c * y.get(0) - d * y.get(1), d * y.get(0) + c * y.get(1)).times(max(x));
                    }
                    return y;
                }

                @Differentiable(wrt = {"p", "q"})
                @Shape("3")
                public static Vector both(@Shape("2") Vector p, double q, boolean turned) {
                    Vector r = Vector.of(p.get(0) * q, p.get(1) / q, 1.0);
                    return turned ? r.times(norm(p)) : r.hadamard(r);
                }

                @Differentiable(wrt = "p")
                @Shape("4")
                public static Vector itself(@Shape("4") Vector p, int turns) {
                    Vector y = p;
                    for (int t = 0; t < turns; t++) {
                        y = y.hadamard(p);
                    }
                    return y;
                }

                @Differentiable(wrt = {"a", "u"})
                @Shape("N, 3")
                public static Matrix shared(
                        @Shape("3") Vector a, @Shape("N, 2") Matrix u, @Shape("2, 3") Matrix corners, int turns) {
                    Matrix y = u.times(corners);
                    for (int t = 0; t < turns; t++) {
                        y = tanh(y.plusRow(a)).scaleRows(u.column(1));
                    }
                    return y;
                }

                @Differentiable(wrt = "q")
                @Shape("2")
                public static Vector spun(@Shape("4") Vector p, @Shape("2") Vector q, int turns) {
                    Vector y = p.slice(1, 3);
                    for (int t = 0; t < turns; t++) {
                        y = sin(y).hadamard(q);
                    }
                    return y;
                }
            }
            """;

    private static InMemory classes;
    private final Random random = new Random(5);

    @BeforeAll
    static void compile() {
        classes = InMemory.compile(Map.of("demo/Few.java", SOURCE));
    }

    private static Object call(Object companion, String name, Object... arguments) throws ReflectiveOperationException {
        Method found = Arrays.stream(companion.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == arguments.length)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .findFirst()
                .orElseThrow();
        return found.invoke(companion, arguments);
    }

    private Vector vector(int size) {
        return Vector.wrap(random.doubles(size, 0.2, 1.2).toArray());
    }

    private Matrix matrix(int rows, int columns) {
        return Matrix.wrap(
                rows, columns, random.doubles((long) rows * columns, 0.2, 1.2).toArray());
    }

    /** Compares with a backward sweep for each row; the gradient of before is still there afterwards. */
    private static void check(String method, String[] names, Object... arguments) throws ReflectiveOperationException {
        Class<?> type = classes.load("demo.Few" + method);
        assertTrue(
                Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(one -> one.getName().matches(".*All\\d*")),
                "no bundled sweep in " + type);
        Object companion = type.getConstructor().newInstance();
        for (int round = 0; round < 2; round++) {
            NumericArray value = (NumericArray) call(companion, "forward", arguments);
            NumericArray seed = copy(value);
            Object jacobians = call(companion, "jacobian");
            for (int row = 0; row < value.length(); row++) {
                Arrays.fill(seed.data(), 0);
                seed.data()[row] = 1;
                call(companion, "backward", seed);
                Object gradient = call(companion, "gradient");
                for (String name : names) {
                    Jacobian jacobian = (Jacobian) call(jacobians, name);
                    double[] dense = jacobian.toTensor().data();
                    Object by = call(gradient, name);
                    double[] expected = by instanceof NumericArray array ? array.data() : new double[] {(double) by};
                    for (int k = 0; k < expected.length; k++) {
                        double actual = dense[row * expected.length + k];
                        assertEquals(
                                expected[k], actual, 1e-12 * (1 + Math.abs(expected[k])), name + " " + row + " " + k);
                    }
                }
            }
        }
    }

    private static NumericArray copy(NumericArray array) {
        return array instanceof Vector vector ? vector.copy() : ((Matrix) array).copy();
    }

    @Test
    void columnsGoThroughLoopsBranchesAndGathers() throws ReflectiveOperationException {
        for (int n : new int[] {1, 3, 5, 9}) {
            int[] order = random.ints(n, 0, n).toArray();
            for (int turns : new int[] {0, 1, n}) {
                check("Columns", new String[] {"a", "b", "s"}, vector(3), matrix(2, 2), 0.7, vector(n), order, turns);
            }
        }
    }

    @Test
    void rowsOfLongParameters() throws ReflectiveOperationException {
        for (int n : new int[] {1, 2, 7}) {
            for (double angle : new double[] {-1, 0.4}) {
                check("Rows", new String[] {"x", "w"}, vector(n), matrix(2, n), angle);
            }
        }
    }

    @Test
    void fewOfBoth() throws ReflectiveOperationException {
        check("Both", new String[] {"p", "q"}, vector(2), 0.3, true);
        check("Both", new String[] {"p", "q"}, vector(2), 0.3, false);
        check("Itself", new String[] {"p"}, vector(4), 3);
        check("Itself", new String[] {"p"}, vector(4), 0);
    }

    @Test
    void rowsOfAnInputGoTogether() throws ReflectiveOperationException {
        for (int n : new int[] {1, 2, 6}) {
            for (int turns : new int[] {0, 3}) {
                Object[] arguments = {vector(3), matrix(n, 2), matrix(2, 3), turns};
                check("Shared", new String[] {"a", "u"}, arguments);
                Object companion =
                        classes.load("demo.FewShared").getConstructor().newInstance();
                call(companion, "forward", arguments);
                Jacobian jacobian = (Jacobian) call(call(companion, "jacobian"), "u");
                assertEquals(6L * n, jacobian.storedNumbers(), jacobian::toString);
            }
        }
    }

    @Test
    void theWorkspaceKeepsJacobiansUntilTheyAreArguments() throws ReflectiveOperationException {
        Object companion = classes.load("demo.FewSpun").getConstructor().newInstance();
        call(companion, "forward", vector(4), vector(2), 2);
        Object first = call(companion, "jacobian");
        call(companion, "forward", vector(4), vector(2), 2);
        assertSame(first, call(companion, "jacobian"));
        Vector given = Vector.wrap(((Jacobian) call(first, "q")).toMatrix().data());
        double[] before = given.data().clone();
        call(companion, "forward", given, vector(2), 3);
        call(companion, "jacobian");
        assertArrayEquals(before, given.data());
        check("Spun", new String[] {"q"}, given, vector(2), 3);
    }

    @Test
    void jacobiansOfNamedSizesAreKeptAsLongAsTheseStay() throws ReflectiveOperationException {
        Object companion = classes.load("demo.FewShared").getConstructor().newInstance();
        call(companion, "forward", vector(3), matrix(4, 2), matrix(2, 3), 2);
        Object first = call(companion, "jacobian");
        call(companion, "forward", vector(3), matrix(4, 2), matrix(2, 3), 1);
        assertSame(first, call(companion, "jacobian"));
        // Whether or not they are asked for in between.
        call(companion, "forward", vector(3), matrix(5, 2), matrix(2, 3), 1);
        Object[] arguments = {vector(3), matrix(4, 2), matrix(2, 3), 3};
        call(companion, "forward", arguments);
        Object again = call(companion, "jacobian");
        Object anew = classes.load("demo.FewShared").getConstructor().newInstance();
        call(anew, "forward", arguments);
        for (String input : new String[] {"a", "u"}) {
            assertArrayEquals(
                    ((Jacobian) call(call(anew, "jacobian"), input)).toTensor().data(),
                    ((Jacobian) call(again, input)).toTensor().data());
        }
        call(companion, "forward", vector(3), matrix(6, 2), matrix(2, 3), 3);
        Jacobian longer = (Jacobian) call(call(companion, "jacobian"), "u");
        assertEquals(36, longer.storedNumbers());
    }
}
