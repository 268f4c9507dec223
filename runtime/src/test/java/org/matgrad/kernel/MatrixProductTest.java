package org.matgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatrixProductTest {
    /** What a term may add to the error of a sum, of products of numbers below 1. */
    private static final double ROUNDING = 16 * Math.ulp(1.0);

    private static final int[] SIZES = {0, 1, 2, 3, 4, 5, 7, 8, 10, 12, 31, 33, 64, 65, 100};

    private static final int[][] LARGE = {
        {257, 300, 100},
        {300, 257, 300},
        {100, 65, 257},
        {3, 300, 300},
        {300, 3, 300},
        {2, 300, 257},
        {300, 17, 259},
        {64, 49, 258},
        {13, 193, 513},
        {17, 10, 600},
        {9, 15, 300},
        {10, 6, 513},
        {1, 300, 300},
        {300, 1, 300},
        {50, 129, 31},
        {50, 97, 1},
        {14, 45, 70},
        {14, 90, 270}
    };

    /** The layouts, each with its two methods, and the same with indices where the matrices start. */
    enum Layout {
        PLAIN(
                false,
                false,
                MatrixProduct::multiply,
                MatrixProduct::addMultiply,
                MatrixProduct::multiply,
                MatrixProduct::addMultiply),
        LEFT(
                true,
                false,
                MatrixProduct::transposeMultiply,
                MatrixProduct::addTransposeMultiply,
                MatrixProduct::transposeMultiply,
                MatrixProduct::addTransposeMultiply),
        RIGHT(
                false,
                true,
                MatrixProduct::multiplyTranspose,
                MatrixProduct::addMultiplyTranspose,
                MatrixProduct::multiplyTranspose,
                MatrixProduct::addMultiplyTranspose),
        BOTH(
                true,
                true,
                MatrixProduct::transposeMultiplyTranspose,
                MatrixProduct::addTransposeMultiplyTranspose,
                MatrixProduct::transposeMultiplyTranspose,
                MatrixProduct::addTransposeMultiplyTranspose);

        final boolean left;
        final boolean right;
        final Operation set;
        final Operation add;
        final OperationAt setAt;
        final OperationAt addAt;

        Layout(boolean left, boolean right, Operation set, Operation add, OperationAt setAt, OperationAt addAt) {
            this.left = left;
            this.right = right;
            this.set = set;
            this.add = add;
            this.setAt = setAt;
            this.addAt = addAt;
        }

        double[] naive(double[] c, double[] a, double[] b, int m, int n, int k) {
            double[] sums = c.clone();
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    for (int s = 0; s < k; s++) {
                        sums[i * n + j] += a[left ? s * m + i : i * k + s] * b[right ? j * k + s : s * n + j];
                    }
                }
            }
            return sums;
        }
    }

    interface Operation {
        void run(MatrixProduct product, double[] c, double[] a, double[] b, int m, int n, int k);
    }

    interface OperationAt {
        void run(
                MatrixProduct product,
                double[] c,
                int cAt,
                double[] a,
                int aAt,
                double[] b,
                int bAt,
                int m,
                int n,
                int k);
    }

    private final MatrixProduct product = new MatrixProduct();
    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource
    void agreesWithTheTripleLoop(Layout layout) {
        for (int m : SIZES) {
            for (int n : SIZES) {
                for (int k : SIZES) {
                    compare(layout, m, n, k);
                }
            }
        }
        for (int[] size : LARGE) {
            compare(layout, size[0], size[1], size[2]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void narrowMatricesAgreeInEveryShape(Layout layout) {
        for (int m = 1; m <= 17; m++) {
            for (int n = 1; n <= 17; n++) {
                for (int k : new int[] {1, 2, 5, 128, 130, 257}) {
                    compare(layout, m, n, k);
                }
            }
        }
    }

    /** Rows of C and A lie further apart than they are long; what is between them stays. */
    @Test
    void manyShortRowsLieAnywhere() {
        for (int m : new int[] {39, 40, 100, 256, 257, 530}) {
            for (int n : new int[] {1, 2, 9, 10, 11, 12, 13, 23, 24, 25}) {
                for (int k : new int[] {1, 4, 5, 6, 9, 10, 11, 20, 36}) {
                    double[] a = numbers(m * (k + 3));
                    double[] b = numbers(k * n);
                    double[] c = numbers(m * (n + 2));
                    double[] sums = new double[c.length];
                    double[] added = c.clone();
                    for (int i = 0; i < m; i++) {
                        for (int j = 0; j < n; j++) {
                            for (int s = 0; s < k; s++) {
                                sums[i * (n + 2) + j] += a[i * (k + 3) + s] * b[j * k + s];
                            }
                            added[i * (n + 2) + j] += sums[i * (n + 2) + j];
                        }
                        for (int j = n; j < n + 2; j++) {
                            sums[i * (n + 2) + j] = c[i * (n + 2) + j];
                        }
                    }
                    double[] set = c.clone();
                    product.multiplyParts(set, 0, n + 2, a, 0, k + 3, 1, b, 0, 1, k, m, n, k);
                    assertArrayEquals(sums, set, ROUNDING * (k + 1), m + " " + n + " " + k);
                    product.addMultiplyParts(c, 0, n + 2, a, 0, k + 3, 1, b, 0, 1, k, m, n, k);
                    assertArrayEquals(added, c, ROUNDING * (k + 1), m + " " + n + " " + k);
                }
            }
        }
    }

    private void compare(Layout layout, int m, int n, int k) {
        double[] a = numbers(m * k);
        double[] b = numbers(k * n);
        String sizes = layout + " " + m + " " + n + " " + k;

        double[] set = new double[m * n];
        Arrays.fill(set, Double.NaN);
        layout.set.run(product, set, a, b, m, n, k);
        assertArrayEquals(layout.naive(new double[m * n], a, b, m, n, k), set, ROUNDING * (k + 1), sizes);

        double[] add = numbers(m * n);
        double[] expected = layout.naive(add, a, b, m, n, k);
        layout.add.run(product, add, a, b, m, n, k);
        assertArrayEquals(expected, add, ROUNDING * (k + 1), sizes);
    }

    @ParameterizedTest
    @EnumSource
    void keepsNaNsAndInfinitiesWhereTheyBelong(Layout layout) {
        int[][] sizes = {{3, 2, 5}, {7, 9, 6}, {31, 33, 35}, {65, 70, 61}, {40, 5, 257}, {37, 300, 258}};
        double[] strange = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int[] size : sizes) {
            int m = size[0];
            int n = size[1];
            int k = size[2];
            for (int trial = 0; trial < 6; trial++) {
                double[] a = numbers(m * k);
                double[] b = numbers(k * n);
                a[random.nextInt(a.length)] = strange[trial % 3];
                a[a.length - 1] = strange[(trial + 1) % 3];
                b[random.nextInt(b.length)] = strange[trial % 3];
                b[b.length - 1] = strange[trial % 3];
                b[random.nextInt(b.length)] = 0.0;
                double[] c = new double[m * n];
                layout.set.run(product, c, a, b, m, n, k);
                assertArrayEquals(layout.naive(new double[m * n], a, b, m, n, k), c, ROUNDING * (k + 1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesWhatFollowsTheMatricesAlone(Layout layout) {
        double[] a = numbers(40 * 40 + 5);
        double[] b = numbers(40 * 40 + 5);
        double[] c = new double[40 * 40 + 5];
        Arrays.fill(c, 3.0);
        layout.set.run(product, c, a, b, 40, 40, 40);
        assertArrayEquals(new double[] {3, 3, 3, 3, 3}, Arrays.copyOfRange(c, 1600, 1605));
    }

    /** Bit for bit the product of matrices with arrays of their own, when all three lie in one. */
    @ParameterizedTest
    @EnumSource
    void matricesMayBePartsOfAnArray(Layout layout) {
        int[][] sizes = {{0, 3, 2}, {3, 2, 0}, {1, 1, 1}, {5, 7, 6}, {40, 33, 35}, {33, 300, 259}, {65, 5, 70}};
        for (int[] size : sizes) {
            int m = size[0];
            int n = size[1];
            int k = size[2];
            double[] all = numbers(m * k + k * n + m * n + 12);
            int aAt = 3;
            int cAt = aAt + m * k + 2;
            int bAt = cAt + m * n + 4;
            double[] a = Arrays.copyOfRange(all, aAt, aAt + m * k);
            double[] b = Arrays.copyOfRange(all, bAt, bAt + k * n);
            double[] c = Arrays.copyOfRange(all, cAt, cAt + m * n);
            double[] expected = all.clone();

            layout.add.run(product, c, a, b, m, n, k);
            System.arraycopy(c, 0, expected, cAt, m * n);
            layout.addAt.run(product, all, cAt, all, aAt, all, bAt, m, n, k);
            assertArrayEquals(expected, all, layout + " " + Arrays.toString(size));

            layout.set.run(product, c, a, b, m, n, k);
            System.arraycopy(c, 0, expected, cAt, m * n);
            layout.setAt.run(product, all, cAt, all, aAt, all, bAt, m, n, k);
            assertArrayEquals(expected, all, layout + " " + Arrays.toString(size));
        }
    }

    @Test
    void refusesPartsThatCannotBe() {
        double[] twelve = new double[12];
        product.multiply(twelve, 8, twelve, 4, twelve, 0, 2, 2, 2);
        assertRefused(
                "the result must not overlap an operand",
                () -> product.multiply(twelve, 7, twelve, 4, twelve, 0, 2, 2, 2));
        assertRefused(
                "the result must not overlap an operand",
                () -> product.multiply(twelve, 3, twelve, 8, twelve, 0, 2, 2, 2));
        assertRefused(
                "arrays of 3, 8 and 12 numbers are too short for C, A and B with m=2, n=2, k=2",
                () -> product.multiply(twelve, 9, twelve, 4, twelve, 0, 2, 2, 2));
        assertRefused(
                "negative size or index: m=2, n=2, k=2, matrices from 8, -1 and 0 on",
                () -> product.multiply(twelve, 8, twelve, -1, twelve, 0, 2, 2, 2));
    }

    private static void assertRefused(String message, Executable action) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    @Test
    void anOperandMayStandTwice() {
        double[] a = numbers(33 * 20);
        double[] c = new double[33 * 33];
        product.multiplyTranspose(c, a, a, 33, 33, 20);
        assertArrayEquals(Layout.RIGHT.naive(new double[33 * 33], a, a, 33, 33, 20), c, ROUNDING * 21);
    }

    @Test
    void refusesWhatCannotBe() {
        double[] four = new double[4];
        double[] other = new double[4];
        assertThrows(IllegalArgumentException.class, () -> product.multiply(four, four, other, 2, 2, 2));
        assertThrows(IllegalArgumentException.class, () -> product.multiply(four, other, other, 2, 2, -1));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> product.multiply(four, other, other, 2, 2, 3))
                .getMessage();
        assertEquals("arrays of 4, 4 and 4 numbers are too short for C, A and B with m=2, n=2, k=3", message);
        assertThrows(
                IllegalArgumentException.class,
                () -> product.multiply(four, other, other, Integer.MAX_VALUE, Integer.MAX_VALUE, 0));
    }

    private double[] numbers(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = 2 * random.nextDouble() - 1;
        }
        return numbers;
    }

    /** Slices of tensors along each axis, of sizes that take each of the kernel's ways. */
    @Test
    void partsLieAtFixedDistances() {
        for (int[] size :
                new int[][] {{1, 1, 1}, {3, 5, 2}, {20, 30, 40}, {5, 40, 30}, {40, 5, 30}, {0, 3, 2}, {3, 2, 0}}) {
            int m = size[0];
            int n = size[1];
            int k = size[2];
            int batch = 3;
            // A[i,batch,k], B[k,j,batch] and C[i,batch,j].
            double[] a = numbers(m * batch * k);
            double[] b = numbers(k * n * batch);
            double[] c = numbers(m * batch * n);
            double[] added = c.clone();
            for (int at = 0; at < batch; at++) {
                double[] before = added.clone();
                product.multiplyParts(c, at * n, batch * n, a, at * k, batch * k, 1, b, at, n * batch, batch, m, n, k);
                product.addMultiplyParts(
                        added, at * n, batch * n, a, at * k, batch * k, 1, b, at, n * batch, batch, m, n, k);
                for (int i = 0; i < m; i++) {
                    for (int j = 0; j < n; j++) {
                        double sum = 0;
                        for (int s = 0; s < k; s++) {
                            sum += a[(i * batch + at) * k + s] * b[(s * n + j) * batch + at];
                        }
                        int place = (i * batch + at) * n + j;
                        assertEquals(sum, c[place], ROUNDING * k);
                        assertEquals(before[place] + sum, added[place], ROUNDING * (k + 1));
                    }
                }
            }
        }
    }

    @Test
    void refusesPartsThatDoNotFit() {
        MatrixProduct product = new MatrixProduct();
        double[] c = new double[12];
        double[] a = new double[12];
        assertThrows(
                IllegalArgumentException.class, () -> product.multiplyParts(c, 0, 4, c, 0, 4, 1, a, 0, 4, 1, 3, 4, 3));
        assertThrows(
                IllegalArgumentException.class, () -> product.multiplyParts(c, 0, 3, a, 0, 3, 1, a, 0, 4, 1, 3, 4, 3));
        assertThrows(
                IllegalArgumentException.class, () -> product.multiplyParts(c, 1, 4, a, 0, 3, 1, a, 0, 4, 1, 3, 4, 3));
        assertThrows(
                IllegalArgumentException.class, () -> product.multiplyParts(c, 0, 4, a, 0, 3, 3, a, 0, 4, 1, 3, 4, 3));
    }
}
