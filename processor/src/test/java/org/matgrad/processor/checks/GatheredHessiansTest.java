package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matgrad.CompressedRows;
import org.matgrad.Hessian;
import org.matgrad.HessianBlock;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Vector;

/**
 * Hessians whose patterns come from index arrays: against products with all unit directions, and what is stored and listed
 * as a function of the sizes and of what is observed.
 */
class GatheredHessiansTest {

    private static final String SOURCE = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Gathered {
                @Differentiable(order = 2, wrt = {"U", "V"})
                public static double observed(
                        @Shape("I, K") Matrix U, @Shape("J, K") Matrix V, @Shape("N") Vector r, int[] row, int[] column) {
                    return sum(r.size(), n -> square(r.get(n) - U.row(row[n]).dot(V.row(column[n]))));
                }

                @Differentiable(order = 2, wrt = {"U", "V"})
                public static double observedRows(
                        @Shape("I, K") Matrix U, @Shape("J, K") Matrix V, @Shape("N") Vector r, int[] row, int[] column) {
                    return squaredNorm(r.minus(rowSums(U.gatherRows(row).hadamard(V.gatherRows(column)))));
                }

                @Differentiable(order = 2, wrt = "C")
                public static double means(@Shape("N, D") Matrix X, @Shape("K, D") Matrix C, int[] label) {
                    return squaredNorm(X.minus(C.gatherRows(label)));
                }

                @Differentiable(order = 2, wrt = {"E", "w"})
                public static double embedded(
                        @Shape("T, D") Matrix E, @Shape("D") Vector w, @Shape("N") Vector y, int[] word) {
                    Vector z = E.gatherRows(word).times(w);
                    return sum(softplus(z)) - y.dot(z);
                }

                @Differentiable(order = 2)
                public static double edges(@Shape("N") Vector x, @Shape("M") Vector weight, int[] from, int[] to) {
                    return sum(weight.size(), e -> weight.get(e) * cos(x.get(from[e]) - x.get(to[e])));
                }

                @Differentiable(order = 2, wrt = "x")
                public static double guarded(@Shape("N") Vector x, @Shape("M") Vector y, int[] at) {
                    return sum(y.size(), n -> y.get(n) > 0 ? square(x.get(at[n])) * y.get(n) : 0.0);
                }
            }
            """;

    private static InMemory classes;
    private final Random random = new Random(5);

    @BeforeAll
    static void compile() {
        classes = InMemory.compile(Map.of("demo/Gathered.java", SOURCE));
    }

    private static Object call(Object workspace, String name, Object... given) throws ReflectiveOperationException {
        for (Method method : workspace.getClass().getMethods()) {
            if (method.getName().equals(name)
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getParameterCount() == given.length) {
                return method.invoke(workspace, given);
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static Object workspace(String method, Object... arguments) throws ReflectiveOperationException {
        Object workspace =
                classes.load("demo.Gathered" + method).getDeclaredConstructor().newInstance();
        call(workspace, "forward", arguments);
        return workspace;
    }

    /** The Hessian, of which every column has been compared with a product. */
    private Hessian checked(String method, Object... arguments) throws ReflectiveOperationException {
        Object workspace = workspace(method, arguments);
        Hessian hessian = (Hessian) call(workspace, "hessian");
        double[] dense = hessian.toMatrix().data();
        List<NumericArray> directions = hessian.names().stream()
                .map(name -> hessian.block(name, name).terms().outSizes())
                .map(sizes ->
                        sizes.length == 1 ? (NumericArray) Vector.zeros(sizes[0]) : Matrix.zeros(sizes[0], sizes[1]))
                .toList();
        int column = 0;
        for (NumericArray direction : directions) {
            for (int n = 0; n < direction.length(); n++) {
                direction.data()[n] = 1;
                double[] product = product(call(workspace, "hessianTimes", directions.toArray()));
                direction.data()[n] = 0;
                double[] unit = new double[hessian.size()];
                unit[column] = 1;
                assertArrayEquals(product, hessian.times(Vector.wrap(unit)).data(), 1e-11, method);
                for (int row = 0; row < product.length; row++) {
                    assertEquals(product[row], dense[row * hessian.size() + column], 1e-11, method);
                }
                column++;
            }
        }
        CompressedRows rows = hessian.toCompressedRows();
        assertEquals(hessian.nonzeros(), rows.values().length, method);
        double[] listed = new double[dense.length];
        for (int row = 0; row < hessian.size(); row++) {
            for (int entry = rows.starts()[row]; entry < rows.starts()[row + 1]; entry++) {
                listed[row * hessian.size() + rows.column()[entry]] = rows.values()[entry];
            }
        }
        assertArrayEquals(dense, listed, 1e-12, method);
        for (String p : hessian.names()) {
            for (String q : hessian.names()) {
                HessianBlock block = hessian.block(p, q);
                Matrix whole = block.toMatrix();
                int[] sizes = join(block.terms().outSizes(), block.terms().inSizes());
                for (int at = 0; at < whole.length(); at++) {
                    assertEquals(whole.data()[at], block.get(indices(at, sizes)), 1e-12, method);
                }
            }
        }
        return hessian;
    }

    private static double[] product(Object product) throws ReflectiveOperationException {
        double[] all = {};
        for (RecordComponent component : product.getClass().getRecordComponents()) {
            double[] part = ((NumericArray) component.getAccessor().invoke(product)).data();
            int from = all.length;
            all = Arrays.copyOf(all, from + part.length);
            System.arraycopy(part, 0, all, from, part.length);
        }
        return all;
    }

    private static int[] join(int[] first, int... second) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    private static int[] indices(int at, int... sizes) {
        int[] indices = new int[sizes.length];
        int rest = at;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            indices[axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
        return indices;
    }

    private Vector vector(int size) {
        return Vector.wrap(random.doubles(size, -1, 1).toArray());
    }

    private Matrix matrix(int rows, int columns) {
        return Matrix.wrap(
                rows, columns, random.doubles((long) rows * columns, -1, 1).toArray());
    }

    /** Every number below the bound at least once. */
    private int[] table(int size, int bound) {
        return IntStream.range(0, size)
                .map(n -> n < bound ? n : random.nextInt(bound))
                .toArray();
    }

    private static long pairs(int[] first, int... second) {
        return IntStream.range(0, first.length)
                .mapToLong(n -> (long) first[n] << 32 | second[n])
                .distinct()
                .count();
    }

    /** Blocks of K by K for each row of U and of V, and for each pair that was observed. */
    @Test
    void observedFactorisationHasABlockForEachRowAndPair() throws ReflectiveOperationException {
        for (String way : List.of("Observed", "ObservedRows")) {
            for (int n : new int[] {40, 90}) {
                int k = 3;
                int[] row = table(n, 6);
                int[] column = table(n, 5);
                Hessian hessian = checked(way, matrix(6, k), matrix(5, k), vector(n), row, column);
                long pairs = pairs(row, column);
                assertEquals((6 + 5 + 2 * pairs) * k * k, hessian.nonzeros());
                assertEquals(6 * k * k, hessian.block("U", "U").storedNumbers());
                assertEquals(5 * k * k, hessian.block("V", "V").storedNumbers());
                // A number for the diagonal of each pair's block, and a block.
                assertEquals(pairs * (1 + k * k), hessian.block("V", "U").storedNumbers());
                Jacobian.Term rows = hessian.block("U", "U").terms().terms().get(0);
                assertEquals(List.of(new Jacobian.Delta(0, 2)), rows.deltas());
                assertEquals(List.of(), rows.links());
            }
        }
    }

    /** Where few things are observed of each row, the factors take less room than blocks. */
    @Test
    void fewObservationsStayInFactors() throws ReflectiveOperationException {
        int k = 7;
        int[] row = {0, 1, 2, 2, 5};
        int[] column = {1, 1, 0, 3, 3};
        Hessian hessian = checked("Observed", matrix(6, k), matrix(4, k), vector(5), row, column);
        assertEquals((4 + 3 + 2 * 5) * k * k, hessian.nonzeros());
        assertEquals(5 * k, hessian.block("U", "U").storedNumbers());
        assertEquals(5 * k, hessian.block("V", "V").storedNumbers());
        assertEquals(5 + 2 * 5 * k, hessian.block("V", "U").storedNumbers());
        checked("Observed", matrix(3, 2), matrix(4, 2), vector(0), new int[0], new int[0]);
    }

    @Test
    void assignedMeansAreDiagonal() throws ReflectiveOperationException {
        for (int n : new int[] {20, 50}) {
            Hessian hessian = checked("Means", matrix(n, 3), matrix(4, 3), table(n, 4));
            assertEquals(4, hessian.storedNumbers());
            assertEquals(4 * 3, hessian.nonzeros());
            // A mean that nothing is assigned to has no second derivatives.
            Hessian empty = checked("Means", matrix(n, 3), matrix(6, 3), table(n, 4));
            assertEquals(4, empty.storedNumbers());
            assertEquals(4 * 3, empty.nonzeros());
        }
    }

    @Test
    void embeddingsHaveABlockForEachWord() throws ReflectiveOperationException {
        int[] word = table(30, 8);
        Hessian hessian = checked("Embedded", matrix(8, 3), vector(3), vector(30), word);
        assertEquals(8 * 9 + 2 * 8 * 9 + 9, hessian.nonzeros());
        // w itself, and a number for each word.
        assertEquals(3 + 8, hessian.block("E", "E").storedNumbers());
        Hessian rare = checked("Embedded", matrix(50, 3), vector(3), vector(4), new int[] {7, 9, 7, 30});
        assertEquals(3 * 9 + 2 * 3 * 9 + 9, rare.nonzeros());
        assertTrue(rare.block("E", "E").storedNumbers() <= 3 + 4);
    }

    @Test
    void graphsHaveANumberForEachEdge() throws ReflectiveOperationException {
        int[] from = {0, 1, 2, 3, 0};
        int[] to = {1, 2, 3, 4, 4};
        Hessian hessian = checked("Edges", vector(6), vector(5), from, to);
        assertEquals(5 + 2 * 5, hessian.block("x", "x").nonzeros());
        assertTrue(hessian.block("x", "x").storedNumbers() <= 4 * 5);
        assertEquals(0, hessian.block("weight", "weight").nonzeros());
        // An edge from a point to itself.
        checked("Edges", vector(3), vector(2), new int[] {1, 1}, new int[] {1, 2});
    }

    /** What a condition leaves out may lie anywhere. */
    @Test
    void placesThatAreNotReadNeedNotExist() throws ReflectiveOperationException {
        Hessian hessian = checked("Guarded", vector(3), Vector.of(1, -1, 2, -3), new int[] {2, 17, 2, -4});
        assertEquals(6, hessian.get("x", "x", 2, 2), 1e-12);
        assertEquals(1, hessian.nonzeros());
    }

    /** A dense Hessian would have 10¹⁰ components, and one product for each of 100,000 columns. */
    @Test
    void theCostIsThatOfTheObservations() throws ReflectiveOperationException {
        int rows = 15_000;
        int columns = 10_000;
        int n = 60_000;
        int k = 4;
        int[] row = table(n, rows);
        int[] column = table(n, columns);
        Object workspace = workspace("Observed", matrix(rows, k), matrix(columns, k), vector(n), row, column);
        Hessian hessian = (Hessian) call(workspace, "hessian");
        assertEquals((rows + columns + 2 * pairs(row, column)) * k * k, hessian.nonzeros());
        assertEquals(hessian.nonzeros(), hessian.toCompressedRows().values().length);
        Matrix dU = matrix(rows, k);
        Matrix dV = matrix(columns, k);
        double[] expected = product(call(workspace, "hessianTimes", dU, dV));
        double[] both = Arrays.copyOf(dU.data(), (rows + columns) * k);
        System.arraycopy(dV.data(), 0, both, rows * k, columns * k);
        assertArrayEquals(expected, hessian.times(Vector.wrap(both)).data(), 1e-9);
    }
}
