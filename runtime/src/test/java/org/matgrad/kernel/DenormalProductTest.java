package org.matgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DenormalProductTest {
    /** Just below half a unit in the last place. */
    private static final double ROUNDING = 0.45 * Math.ulp(1.0);

    private static final int[][] SIZES = {
        {16, 16, 16}, {31, 33, 35}, {5, 40, 70}, {20, 12, 257}, {3, 100, 20}, {2, 50, 50}, {50, 9, 20}
    };

    /** Large ones make products with denormal numbers count, small ones make the results denormal. */
    private static final double[] UNITS = {1.0, Double.MAX_VALUE / 1e8, 45 * Math.ulp(1.0), Double.MIN_NORMAL * 1e8};

    private static final double[] STRANGE = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, Double.MAX_VALUE / 180
    };

    /** Where the denormal numbers of a matrix are. */
    enum Place {
        NOWHERE,
        COLUMN,
        ROW,
        HALF,
        EVERYWHERE;

        boolean holds(int i, int j, Random random) {
            return switch (this) {
                case NOWHERE -> false;
                case COLUMN -> j % 11 == 1;
                case ROW -> i % 7 == 2;
                case HALF -> random.nextBoolean();
                case EVERYWHERE -> true;
            };
        }
    }

    private final MatrixProduct product = new MatrixProduct();
    private final Random random = new Random(9);

    @ParameterizedTest
    @EnumSource
    void agreesWithTheTripleLoop(MatrixProductTest.Layout layout) {
        for (int[] size : SIZES) {
            for (Place inA : Place.values()) {
                for (Place inB : Place.values()) {
                    double unit = UNITS[random.nextInt(UNITS.length)];
                    boolean isOfA = random.nextBoolean();
                    double[] a = numbers(size[0], size[2], inA, isOfA ? unit : 1.0);
                    double[] b = numbers(size[2], size[1], inB, isOfA ? 1.0 : unit);
                    compare(layout, a, b, size[0], size[1], size[2]);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsNaNsAndInfinitiesWhereTheyBelong(MatrixProductTest.Layout layout) {
        for (int[] size : SIZES) {
            for (double strange : STRANGE) {
                for (Place place : new Place[] {Place.ROW, Place.COLUMN, Place.HALF}) {
                    double[] a = numbers(size[0], size[2], place, 1.0);
                    double[] b = numbers(size[2], size[1], place, 1.0);
                    a[random.nextInt(a.length)] = strange;
                    b[random.nextInt(b.length)] = strange;
                    b[random.nextInt(b.length)] = -strange;
                    compare(layout, a, b, size[0], size[1], size[2]);
                }
            }
        }
    }

    /** Within rounding of the numbers, not of the largest among them. */
    private void compare(MatrixProductTest.Layout layout, double[] a, double[] b, int m, int n, int k) {
        double[] before = numbers(m, n, Place.HALF, 5 * Double.MIN_NORMAL);
        double[] sizes = layout.naive(absolute(before), absolute(a), absolute(b), m, n, k);

        double[] set = before.clone();
        layout.set.run(product, set, a, b, m, n, k);
        assertNear(layout.naive(new double[m * n], a, b, m, n, k), set, sizes, k);

        double[] add = before.clone();
        layout.add.run(product, add, a, b, m, n, k);
        assertNear(layout.naive(before, a, b, m, n, k), add, sizes, k);
    }

    private static void assertNear(double[] expected, double[] actual, double[] sizes, int k) {
        for (int i = 0; i < actual.length; i++) {
            boolean isFinite = sizes[i] <= Double.MAX_VALUE;
            double unit = isFinite ? ROUNDING * sizes[i] + Double.MIN_VALUE : 0;
            assertEquals(expected[i], actual[i], 2 * (k + 1) * unit);
        }
    }

    private double[] numbers(int rows, int columns, Place place, double unit) {
        double[] numbers = new double[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            boolean isDenormal = place.holds(i / columns, i % columns, random);
            numbers[i] = (2 * random.nextDouble() - 1) * (isDenormal ? Double.MIN_NORMAL : unit);
        }
        return numbers;
    }

    private static double[] absolute(double[] x) {
        double[] sizes = x.clone();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(sizes[i]);
        }
        return sizes;
    }

    /** Any row or column of them, wherever it is. */
    @Test
    void isFoundInEveryRowAndColumn() {
        for (int[] size : new int[][] {{64, 1000}, {1000, 64}, {128, 128}}) {
            int rows = size[0];
            int columns = size[1];
            long work = 64L * rows * columns;
            double[] zeros = new double[rows * columns];
            assertFalse(DenormalProduct.areIn(zeros, 0, columns, 1, rows, columns, work));
            for (int i = 0; i < rows; i++) {
                double[] a = zeros.clone();
                Arrays.fill(a, i * columns, (i + 1) * columns, -Double.MIN_NORMAL / 200);
                assertTrue(DenormalProduct.areIn(a, 0, columns, 1, rows, columns, work));
                assertTrue(DenormalProduct.areIn(a, 0, 1, columns, columns, rows, work));
            }
        }
    }
}
