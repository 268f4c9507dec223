package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matgrad.CompressedRows;
import org.matgrad.Coordinates;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/**
 * Jacobians whose patterns come from subscripts, index arrays and loops: rows against backward sweeps, columns against
 * tangents, and what is stored and listed as a function of the sizes.
 */
class SparseJacobiansTest {

    private static final String SOURCE = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Sparse {
                @Differentiable(wrt = {"cams", "X", "w"})
                @Shape("2*N")
                public static Vector bundle(
                        @Shape("C, 11") Matrix cams, @Shape("P, 3") Matrix X, @Shape("N") Vector w,
                        @Shape("N, 2") Matrix feats, int[] obsCam, int[] obsPt) {
                    return vector(2 * w.size(), r -> w.get(r / 2)
                            * (projected(cams.row(obsCam[r / 2]), X.row(obsPt[r / 2])).get(r % 2)
                                    - feats.get(r / 2, r % 2)));
                }

                @Shape("2")
                static Vector projected(@Shape("11") Vector cam, @Shape("3") Vector X) {
                    Vector r = cam.slice(0, 3);
                    Vector d = X.minus(cam.slice(3, 6));
                    double theta2 = squaredNorm(r) + 1e-12;
                    double theta = sqrt(theta2);
                    double c = cos(theta);
                    double s = sin(theta) / theta;
                    double k = r.dot(d) * (1 - c) / theta2;
                    Vector cross = Vector.of(
                            r.get(1) * d.get(2) - r.get(2) * d.get(1),
                            r.get(2) * d.get(0) - r.get(0) * d.get(2),
                            r.get(0) * d.get(1) - r.get(1) * d.get(0));
                    Vector p = d.times(c).plus(cross.times(s)).plus(r.times(k));
                    Vector q = Vector.of(p.get(0) / p.get(2), p.get(1) / p.get(2));
                    double r2 = squaredNorm(q);
                    double radial = 1 + cam.get(9) * r2 + cam.get(10) * r2 * r2;
                    return Vector.of(
                            q.get(0) * radial * cam.get(6) + cam.get(7),
                            q.get(1) * radial * cam.get(6) + cam.get(8));
                }

                @Differentiable(wrt = {"cams", "X", "w"})
                @Shape("N, 2")
                public static Matrix byObservation(
                        @Shape("C, 11") Matrix cams, @Shape("P, 3") Matrix X, @Shape("N") Vector w,
                        @Shape("N, 2") Matrix feats, int[] obsCam, int[] obsPt) {
                    return matrix(w.size(), 2, (n, c) -> projected(cams.row(obsCam[n]), X.row(obsPt[n]))
                            .minus(feats.row(n)).times(w.get(n)).get(c));
                }

                @Differentiable(wrt = {"cams", "X", "w"})
                @Shape("N, 2")
                public static Matrix inTurns(
                        @Shape("C, 11") Matrix cams, @Shape("P, 3") Matrix X, @Shape("N") Vector w,
                        @Shape("N, 2") Matrix feats, int[] obsCam, int[] obsPt) {
                    return matrix(w.size(), 2, (n, c) -> {
                        Vector p = X.row(obsPt[n]).minus(cams.row(obsCam[n]).slice(3, 6));
                        double r = 0;
                        for (int t = 0; t < 11; t++) {
                            r = r + 0.1 * sin(cams.get(obsCam[n], t) * p.get(t % 3) + p.get(c) / p.get(2));
                        }
                        return (r - feats.get(n, c)) * w.get(n);
                    });
                }

                @Differentiable(wrt = {"cams", "X", "w"})
                @Shape("N, 2")
                public static Matrix byGathers(
                        @Shape("C, 11") Matrix cams, @Shape("P, 3") Matrix X, @Shape("N") Vector w,
                        @Shape("N, 2") Matrix feats, int[] obsCam, int[] obsPt) {
                    Matrix c = cams.gatherRows(obsCam);
                    Matrix x = X.gatherRows(obsPt).minus(c.columns(3, 6));
                    Vector angle = sqrt(rowSums(square(c.columns(0, 3))));
                    Matrix axis = c.columns(0, 3).scaleRows(reciprocal(angle));
                    Matrix cross = stackColumns(
                            axis.columns(1, 2).hadamard(x.columns(2, 3)).minus(axis.columns(2, 3).hadamard(x.columns(1, 2))),
                            axis.columns(2, 3).hadamard(x.columns(0, 1)).minus(axis.columns(0, 1).hadamard(x.columns(2, 3))),
                            axis.columns(0, 1).hadamard(x.columns(1, 2)).minus(axis.columns(1, 2).hadamard(x.columns(0, 1))));
                    Vector along = rowSums(axis.hadamard(x)).hadamard(cos(angle).unaryMinus().plus(1));
                    Matrix turned = x.scaleRows(cos(angle)).plus(cross.scaleRows(sin(angle))).plus(axis.scaleRows(along));
                    Matrix p = turned.columns(0, 2).scaleRows(reciprocal(turned.column(2)));
                    Vector s = rowSums(square(p));
                    Vector radial = c.column(9).hadamard(s).plus(c.column(10).hadamard(square(s))).plus(1);
                    return p.scaleRows(c.column(6).hadamard(radial)).plus(c.columns(7, 9)).minus(feats).scaleRows(w);
                }

                @Differentiable
                @Shape("N - 1")
                public static Vector shifted(@Shape("N") Vector x, @Shape("N") Vector y, double s, int steps) {
                    Vector a = x.slice(1, x.size());
                    for (int t = 0; t < steps; t++) {
                        a = sin(a).times(s).plus(y.slice(0, y.size() - 1));
                    }
                    return a;
                }

                @Differentiable(wrt = "x")
                public static Vector branched(@Shape("N") Vector x, int[] one, double s, int steps) {
                    Vector a = x.gather(one);
                    for (int t = 0; t < steps; t++) {
                        if (s > 0) {
                            a = sin(a);
                        } else {
                            a = a.plus(x.gather(one));
                        }
                    }
                    return a;
                }

                @Differentiable(wrt = "x")
                public static Vector mixed(@Shape("N") Vector x, int[] one, int[] other, double s, int steps) {
                    Vector a = x.gather(one);
                    for (int t = 0; t < steps; t++) {
                        if (s > 0) {
                            a = sin(a);
                        } else {
                            a = a.plus(x.gather(other));
                        }
                    }
                    return a;
                }

                @Differentiable(wrt = {"cams", "X", "w"})
                @Shape("N, 2")
                public static Matrix gathered(
                        @Shape("C, 4") Matrix cams, @Shape("P, 3") Matrix X, @Shape("N") Vector w,
                        int[] obsCam, int[] obsPt) {
                    Matrix c = cams.gatherRows(obsCam);
                    Matrix d = X.gatherRows(obsPt).minus(c.columns(0, 3));
                    Vector f = c.column(3).hadamardDiv(d.column(2));
                    return d.columns(0, 2).scaleRows(f).scaleRows(w);
                }

                @Differentiable
                @Shape("N - K + 1")
                public static Vector filtered(@Shape("N") Vector x, @Shape("K") Vector w) {
                    return vector(x.size() - w.size() + 1, i -> sum(w.size(), k -> w.get(k) * x.get(i + k)));
                }

                @Differentiable
                public static Vector beyond(@Shape("N") Vector x, @Shape("3") Vector w) {
                    return sigmoid(vector(Math.max(0, x.size() - 2), i -> sum(4, j -> w.get(j) * x.get(i + j))));
                }

                @Differentiable
                public static Vector picked(@Shape("N") Vector x, @Shape("M") Vector y, int[] pick) {
                    Vector all = concat(exp(x), y, sin(x));
                    return all.gather(pick).hadamard(all.gather(pick));
                }

                @Differentiable
                @Shape("N - 1")
                public static Vector rosenbrock(@Shape("N") Vector x) {
                    return square(x.slice(1, x.size()).minus(square(x.slice(0, x.size() - 1))));
                }

                @Differentiable
                @Shape("M, N")
                public static Matrix reshaped(@Shape("M*N") Vector x, @Shape("N, M") Matrix B) {
                    return tanh(x.reshape(B.columns(), B.rows())).hadamard(B.transpose());
                }

                @Differentiable
                @Shape("N, N")
                public static Matrix triangles(@Shape("N, N") Matrix A, @Shape("N, N") Matrix B) {
                    return A.lower().times(B.strictUpper());
                }

                @Differentiable
                @Shape("N")
                public static Vector padded(@Shape("N") Vector x) {
                    return vector(x.size(), i ->
                            (i > 0 ? square(x.get(i - 1)) : 1.0) * exp(x.get(i)) + (i + 1 < x.size() ? x.get(i + 1) : 0.0));
                }

                @Differentiable
                public static Vector windows(@Shape("N") Vector x, int[] from) {
                    return vector(from.length, i -> sum(2, k -> square(x.get(from[i] + k))));
                }

                @Differentiable
                @Shape("N, D")
                public static Matrix rows(
                        @Shape("N, D") Matrix X, @Shape("D, D") Matrix W, @Shape("D") Vector unused, int steps) {
                    Matrix h = X;
                    for (int t = 0; t < steps; t++) {
                        h = tanh(h.times(W));
                    }
                    return h;
                }

                @Differentiable
                @Shape("N")
                public static Vector logistic(@Shape("N") Vector x, double r, @Shape("N") Vector scale, int steps) {
                    Vector y = x;
                    for (int t = 0; t < steps; t++) {
                        if (t % 2 == 0) {
                            y = y.times(r).hadamard(y.minus(1).unaryMinus());
                        } else {
                            y = y.hadamard(scale);
                        }
                    }
                    return y;
                }

                @Differentiable
                @Shape("N")
                public static Vector summed(@Shape("N") Vector x, @Shape("2") Vector w, int steps) {
                    Vector y = x;
                    for (int t = 0; t < steps; t++) {
                        y = cumulativeSum(sin(y)).times(w.get(t % 2));
                    }
                    return y;
                }

                @Differentiable
                @Shape("N, D")
                public static Matrix layers(@Shape("N, D") Matrix X, @Shape("D, D") Matrix W) {
                    Matrix a = tanh(tanh(tanh(X.times(W)).times(W)).times(W));
                    Matrix b = tanh(tanh(tanh(a.times(W)).times(W)).times(W));
                    return tanh(tanh(tanh(b.times(W)).times(W)).times(W));
                }

                @Differentiable
                @Shape("N, K")
                public static Matrix deep(
                        @Shape("N, D") Matrix X, @Shape("D, H") Matrix W1, @Shape("H") Vector b1,
                        @Shape("H, H") Matrix W2, @Shape("H, K") Matrix W3) {
                    Matrix h = tanh(X.times(W1).plusRow(b1));
                    return softmaxRows(tanh(tanh(h.times(W2)).times(W2).plus(h)).times(W3));
                }
            }
            """;

    private static InMemory classes;
    private final Random random = new Random(11);

    @BeforeAll
    static void compile() {
        classes = InMemory.compile(Map.of("demo/Sparse.java", SOURCE));
    }

    /** A companion at some arguments, with its Jacobians by parameter. */
    private final class Case {
        private final Object workspace;
        private final Object[] arguments;
        private final NumericArray value;
        private final Object jacobians;

        Case(String method, Object... arguments) throws ReflectiveOperationException {
            this.workspace = classes.load("demo.Sparse" + method)
                    .getDeclaredConstructor()
                    .newInstance();
            this.arguments = arguments;
            this.value = ((NumericArray) call("forward", arguments));
            this.jacobians = call("jacobian");
            againstSweeps();
        }

        private Object call(String name, Object... given) throws ReflectiveOperationException {
            for (Method candidate : workspace.getClass().getDeclaredMethods()) {
                if (candidate.getName().equals(name)
                        && Modifier.isPublic(candidate.getModifiers())
                        && !Modifier.isStatic(candidate.getModifiers())
                        && candidate.getParameterCount() == given.length) {
                    return candidate.invoke(workspace, given);
                }
            }
            throw new NoSuchMethodException(name);
        }

        Jacobian by(String parameter) throws ReflectiveOperationException {
            return (Jacobian) jacobians.getClass().getMethod(parameter).invoke(jacobians);
        }

        /** Rows against backward sweeps and columns against tangents, one after the other, in every way of reading. */
        private void againstSweeps() throws ReflectiveOperationException {
            RecordComponent[] components = jacobians.getClass().getRecordComponents();
            Object[] directions = new Object[components.length];
            Method tangent = Arrays.stream(workspace.getClass().getMethods())
                    .filter(method ->
                            method.getName().equals("tangent") && method.getParameterCount() == components.length)
                    .findFirst()
                    .orElseThrow();
            for (int p = 0; p < components.length; p++) {
                Jacobian jacobian = by(components[p].getName());
                directions[p] = tangent.getParameterTypes()[p] == double.class
                        ? (Object) 0.0
                        : array(jacobian.inSizes(), new double[product(jacobian.inSizes())]);
            }
            for (int p = 0; p < components.length; p++) {
                Jacobian jacobian = by(components[p].getName());
                double[][] byRows = rows(components[p].getName(), product(jacobian.inSizes()));
                double[] dense = jacobian.toTensor().data();
                int columns = product(jacobian.inSizes());
                for (int row = 0; row < byRows.length; row++) {
                    for (int column = 0; column < columns; column++) {
                        double expected = byRows[row][column];
                        assertEquals(expected, dense[row * columns + column], 1e-11 * Math.max(1, Math.abs(expected)));
                    }
                }
                for (int column = 0; column < columns; column++) {
                    double[] along = tangent(p, column, directions);
                    for (int row = 0; row < along.length; row++) {
                        assertEquals(byRows[row][column], along[row], 1e-10 * Math.max(1, Math.abs(along[row])));
                    }
                }
                readings(jacobian, dense, columns);
            }
        }

        private double[][] rows(String parameter, int columns) throws ReflectiveOperationException {
            double[][] rows = new double[value.length()][];
            for (int row = 0; row < rows.length; row++) {
                double[] seed = new double[value.length()];
                seed[row] = 1;
                call("backward", array(sizes(value), seed));
                Object gradient = call("gradient");
                Object part = gradient.getClass().getMethod(parameter).invoke(gradient);
                rows[row] = part instanceof NumericArray array ? array.toArray() : new double[] {(Double) part};
                assertEquals(columns, rows[row].length);
            }
            return rows;
        }

        private double[] tangent(int p, int column, Object[] directions) throws ReflectiveOperationException {
            if (directions[p] instanceof NumericArray direction) {
                direction.data()[column] = 1;
                double[] along = ((NumericArray) call("tangent", directions)).toArray();
                direction.data()[column] = 0;
                return along;
            }
            directions[p] = 1.0;
            double[] along = ((NumericArray) call("tangent", directions)).toArray();
            directions[p] = 0.0;
            return along;
        }

        private void readings(Jacobian jacobian, double[] dense, int columns) {
            Coordinates coordinates = jacobian.toCoordinates();
            double[] listed = new double[dense.length];
            for (int n = 0; n < coordinates.values().length; n++) {
                listed[coordinates.row()[n] * columns + coordinates.column()[n]] =
                        coordinates.values()[n];
            }
            assertArrayEquals(dense, listed, 1e-12);
            CompressedRows compressed = jacobian.toCompressedRows();
            assertEquals(jacobian.nonzeros(), compressed.column().length);
            assertEquals(product(jacobian.outSizes()) + 1, compressed.starts().length);
            if (jacobian.inSizes().length > 0) {
                NumericArray v = array(jacobian.inSizes(), numbers(columns));
                double[] product = jacobian.times(v).toArray();
                NumericArray u = array(jacobian.outSizes(), numbers(product.length));
                double[] back = jacobian.transposeTimes(u).toArray();
                for (int row = 0; row < product.length; row++) {
                    double sum = 0;
                    for (int column = 0; column < columns; column++) {
                        sum += dense[row * columns + column] * v.data()[column];
                    }
                    assertEquals(sum, product[row], 1e-10 * Math.max(1, Math.abs(sum)));
                }
                for (int column = 0; column < columns; column++) {
                    double sum = 0;
                    for (int row = 0; row < product.length; row++) {
                        sum += dense[row * columns + column] * u.data()[row];
                    }
                    assertEquals(sum, back[column], 1e-10 * Math.max(1, Math.abs(sum)));
                }
            }
        }
    }

    private static int product(int... sizes) {
        return Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    }

    private static int[] sizes(NumericArray array) {
        int[] sizes = new int[array.rank()];
        Arrays.setAll(sizes, array::size);
        return sizes;
    }

    private static NumericArray array(int[] sizes, double... data) {
        return switch (sizes.length) {
            case 1 -> Vector.wrap(data);
            case 2 -> Matrix.wrap(sizes[0], sizes[1], data);
            default -> Tensor.wrap(sizes, data);
        };
    }

    private double[] numbers(int count) {
        return random.doubles(count, 0.2, 1.2).toArray();
    }

    private Vector vector(int size) {
        return Vector.wrap(numbers(size));
    }

    private Matrix matrix(int rows, int columns) {
        return Matrix.wrap(rows, columns, numbers(rows * columns));
    }

    private static void assertComposed(Jacobian jacobian) {
        assertFalse(jacobian.toString().contains("by sweeps"), jacobian::toString);
    }

    /** Two rows and fifteen columns for each observation: eleven of its camera, three of its point, and its weight. */
    @Test
    void bundleAdjustmentHasBlocks() throws ReflectiveOperationException {
        for (String way : List.of("Bundle", "ByObservation", "ByGathers", "InTurns")) {
            // Turns that only add up are a sum, whose terms are composed and kept one by one.
            boolean isComposed = way.equals("InTurns");
            for (int n : new int[] {6, 31}) {
                int[] obsCam = random.ints(n, 0, 3).toArray();
                int[] obsPt = random.ints(n, 0, 5).toArray();
                Matrix points = matrix(5, 3);
                for (int p = 0; p < 5; p++) {
                    points.data()[3 * p + 2] += 5;
                }
                Case bundle = new Case(way, matrix(3, 11), points, vector(n), matrix(n, 2), obsCam, obsPt);
                for (Map.Entry<String, Integer> input :
                        Map.of("cams", 11, "X", 3, "w", 1).entrySet()) {
                    Jacobian jacobian = bundle.by(input.getKey());
                    if (isComposed) {
                        assertComposed(input.getValue(), n, jacobian);
                    } else {
                        assertBlock(input.getValue(), n, jacobian);
                    }
                }
            }
        }
    }

    private static void assertComposed(int columns, int n, Jacobian jacobian) {
        assertEquals(2L * columns * n, jacobian.nonzeros(), jacobian::toString);
        assertTrue(jacobian.storedNumbers() <= 2 * 2L * 11 * n, () -> jacobian.storedNumbers() + " of " + jacobian);
        assertFalse(jacobian.toString().contains("by sweeps"), jacobian::toString);
    }

    private static void assertBlock(int columns, int n, Jacobian jacobian) {
        assertEquals(2L * columns * n, jacobian.nonzeros(), jacobian::toString);
        assertEquals(2L * columns * n, jacobian.storedNumbers(), jacobian::toString);
        assertTrue(jacobian.toString().contains("], by sweeps, ["), jacobian::toString);
    }

    /** Sixty thousand rows and a hundred thousand columns: a dense array would have six thousand million components. */
    @Test
    void bundleAdjustmentOfManyObservationsIsExported() throws ReflectiveOperationException {
        int n = 30_000;
        int p = 20_000;
        Matrix points = matrix(p, 3);
        for (int k = 0; k < p; k++) {
            points.data()[3 * k + 2] += 5;
        }
        int[] obsCam = random.ints(n, 0, 900).toArray();
        int[] obsPt = random.ints(n, 0, p).toArray();
        Object[] given = {matrix(900, 11), points, vector(n), matrix(n, 2), obsCam, obsPt};
        for (String way : List.of("ByObservation", "InTurns")) {
            Object jacobians = Arrays.stream(classes.load("demo.Sparse" + way).getMethods())
                    .filter(method -> method.getName().equals("jacobian") && method.getParameterCount() == given.length)
                    .findFirst()
                    .orElseThrow()
                    .invoke(null, given);
            CompressedRows rows =
                    ((Jacobian) jacobians.getClass().getMethod("X").invoke(jacobians)).toCompressedRows();
            assertEquals(3 * p, rows.columns());
            for (int row = 0; row < 2 * n; row++) {
                assertEquals(3 * row, rows.starts()[row]);
                assertEquals(3 * obsPt[row / 2], rows.column()[3 * row]);
            }
        }
    }

    @Test
    void whatIsDenseSaysSo() throws ReflectiveOperationException {
        assertTrue(
                new Case("Summed", vector(6), vector(2), 3).by("x").toString().contains("by sweeps, dense"));
        assertFalse(new Case("Logistic", vector(5), 3.5, vector(5), 3)
                .by("x")
                .toString()
                .contains("dense"));
    }

    /** Slices, windows and gathers in loops and branches: what the index follows from the result's. */
    @Test
    void loopsOverPartsKeepTheirPlaces() throws ReflectiveOperationException {
        for (int n : new int[] {4, 9}) {
            Case shifted = new Case("Shifted", vector(n), vector(n), 1.5, 3);
            assertEquals(n - 1, shifted.by("x").nonzeros());
            assertEquals(n - 1, shifted.by("x").storedNumbers());
            assertEquals(n - 1, shifted.by("y").nonzeros());
            assertEquals(n - 1, shifted.by("s").nonzeros());
            int[] from = random.ints(6, 0, n).toArray();
            Case branched = new Case("Branched", vector(n), from, 0.5, 2);
            assertEquals(6, branched.by("x").nonzeros());
            assertEquals(6, branched.by("x").storedNumbers());
            new Case("Branched", vector(n), from, -0.5, 2);
            // Either way might have been taken: no index follows.
            int[] other = random.ints(6, 0, n).toArray();
            assertEquals(
                    6L * n,
                    new Case("Mixed", vector(n), from, other, -0.5, 2).by("x").nonzeros());
            assertEquals(
                    6L * n,
                    new Case("Mixed", vector(n), from, other, 0.5, 2).by("x").nonzeros());
        }
    }

    @Test
    void gatheredRowsHaveBlocksToo() throws ReflectiveOperationException {
        int n = 7;
        Case gathered = new Case(
                "Gathered",
                matrix(3, 4),
                matrix(4, 3),
                vector(n),
                random.ints(n, 0, 3).toArray(),
                random.ints(n, 0, 4).toArray());
        // The two coordinates of a projection depend on one coordinate across and the depth.
        assertEquals(2L * n * 3, gathered.by("cams").nonzeros());
        assertEquals(2L * n * 2, gathered.by("X").nonzeros());
        assertEquals(2L * n, gathered.by("w").nonzeros());
        // 3 n of its own, and two arrays of the method, w and f.
        assertTrue(gathered.by("X").storedNumbers() <= 5 * n);
    }

    @Test
    void windowsShareTheFilter() throws ReflectiveOperationException {
        Case filtered = new Case("Filtered", vector(9), vector(3));
        assertComposed(filtered.by("x"));
        assertEquals(3, filtered.by("x").storedNumbers());
        assertEquals(7 * 3, filtered.by("x").nonzeros());
        assertEquals(
                "∂y[i]/∂x[j] = Σk δ[j,i + k]·w[k], [7] by [9]", filtered.by("x").toString());
        new Case("Filtered", vector(3), vector(3));
        new Case("Windows", vector(6), new int[] {0, 4, 2, 2});
        new Case("Windows", vector(2), new int[] {});
        new Case("Beyond", vector(0), vector(3));
        new Case("Beyond", vector(2), vector(3));
    }

    @Test
    void joinsAndGathersAreFollowed() throws ReflectiveOperationException {
        Case picked = new Case("Picked", vector(3), vector(2), new int[] {0, 7, 3, 4, 4, 5, 2});
        assertComposed(picked.by("x"));
        assertEquals(4, picked.by("x").nonzeros());
        assertEquals(3, picked.by("y").nonzeros());
        new Case("Picked", vector(0), vector(2), new int[] {0, 1});
    }

    @Test
    void aChainIsBidiagonal() throws ReflectiveOperationException {
        for (int n : new int[] {2, 5, 40}) {
            Jacobian chain = new Case("Rosenbrock", vector(n)).by("x");
            assertComposed(chain);
            assertEquals(2L * (n - 1), chain.nonzeros());
            assertTrue(chain.storedNumbers() <= 2L * (n - 1));
        }
    }

    @Test
    void reshapedArraysStayDiagonal() throws ReflectiveOperationException {
        Case reshaped = new Case("Reshaped", vector(12), matrix(4, 3));
        assertEquals(12, reshaped.by("x").nonzeros());
        assertEquals(12, reshaped.by("B").nonzeros());
        assertEquals(12, reshaped.by("x").storedNumbers());
    }

    @Test
    void trianglesAndConditions() throws ReflectiveOperationException {
        Case triangles = new Case("Triangles", matrix(4, 4), matrix(4, 4));
        assertEquals(64, triangles.by("A").nonzeros());
        assertTrue(triangles.by("A").storedNumbers() <= 2 * 16);
        for (int n : new int[] {1, 2, 6}) {
            Case padded = new Case("Padded", vector(n));
            assertComposed(padded.by("x"));
        }
    }

    /** Rows of a batch don't mix however often a loop turns: one block of D by D for each row, not N. */
    @Test
    void whatALoopKeepsApartStaysApart() throws ReflectiveOperationException {
        Case rows = new Case("Rows", matrix(5, 3), matrix(3, 3), vector(3), 4);
        assertEquals(5 * 3 * 3, rows.by("X").nonzeros());
        assertEquals(5 * 3 * 3, rows.by("X").storedNumbers());
        assertEquals(5 * 3 * 9, rows.by("W").nonzeros());
        assertEquals(0, rows.by("unused").nonzeros());
        assertEquals(0, rows.by("unused").storedNumbers());
        new Case("Rows", matrix(5, 3), matrix(3, 3), vector(3), 0);

        Case logistic = new Case("Logistic", vector(20), 3.5, vector(20), 5);
        assertEquals(20, logistic.by("x").storedNumbers());
        assertEquals(20, logistic.by("scale").storedNumbers());
        assertEquals(20, logistic.by("r").storedNumbers());
        assertEquals(20, logistic.by("x").nonzeros());
        new Case("Summed", vector(6), vector(2), 3);
        new Case("Summed", vector(1), vector(2), 2);
    }

    /** Many terms through many layers: an intermediate's derivative is held, block by block over the batch. */
    @Test
    void aDeepNetworkKeepsItsBatchApart() throws ReflectiveOperationException {
        int n = 7;
        Case deep = new Case("Deep", matrix(n, 3), matrix(3, 4), vector(4), matrix(4, 4), matrix(4, 2));
        assertComposed(deep.by("W1"));
        assertEquals(n * 2 * 3, deep.by("X").nonzeros());
        assertEquals(n * 2 * 3, deep.by("X").compact().length());

        Case layers = new Case("Layers", matrix(n, 3), matrix(3, 3));
        assertComposed(layers.by("W"));
        assertEquals(n * 3 * 3, layers.by("X").nonzeros());
        assertTrue(layers.by("X").storedNumbers() <= 3L * n * 3 * 3);
        assertTrue(classes.generated().get("demo.SparseLayers").contains(".compact().data()"));
    }
}
