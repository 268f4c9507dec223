package org.matgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.matgrad.NotPositiveDefiniteException;
import org.matgrad.SingularMatrixException;

class LinearAlgebraTest {

    /** Every operand and result starts here, and is followed by numbers that must stay. */
    private static final int AT = 3;

    private static final double GUARD = 777;

    /** A solve with factors or with a triangle. */
    interface Solver {
        void solve(double[] t, int at, int n, double[] b, int bAt, int columns, double[] y, int yAt, String where);
    }

    // Solves

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void solvesSolve(@ForAll @IntRange(max = 8) int n, @ForAll @IntRange(max = 3) int columns, @ForAll long seed) {
        double[] a = regular(n, new Random(seed));
        double[] lu = factors(a, n);
        assertSolves(a, lu, n, columns, LinearAlgebra::solve, seed);
        assertSolves(transpose(a, n), lu, n, columns, LinearAlgebra::solveTransposed, seed);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void triangularSolvesReadTheirTriangleOnly(
            @ForAll @IntRange(max = 8) int n, @ForAll @IntRange(max = 3) int columns, @ForAll long seed) {
        double[] lower = regular(n, new Random(seed));
        double[] upper = lower.clone();
        double[] onlyLower = lower.clone();
        double[] onlyUpper = lower.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                lower[j * n + i] = Double.NaN;
                onlyLower[j * n + i] = 0;
                upper[i * n + j] = Double.NaN;
                onlyUpper[i * n + j] = 0;
            }
        }
        assertSolves(onlyLower, at(lower), n, columns, LinearAlgebra::solveLower, seed);
        assertSolves(transpose(onlyLower, n), at(lower), n, columns, LinearAlgebra::solveLowerTransposed, seed);
        assertSolves(onlyUpper, at(upper), n, columns, LinearAlgebra::solveUpper, seed);
        assertSolves(transpose(onlyUpper, n), at(upper), n, columns, LinearAlgebra::solveUpperTransposed, seed);
    }

    /** That the solver's result times A is the right-hand side, and that it may take the right-hand side's place. */
    private static void assertSolves(double[] a, double[] t, int n, int columns, Solver solver, long seed) {
        double[] b = numbers(n * columns, new Random(~seed));
        double[] y = result(n * columns);
        solver.solve(t, AT, n, at(b), AT, columns, y, AT, "solve");
        double[] solution = part(y, n * columns);
        assertArrayEquals(b, multiply(a, solution, n, n, columns), 1e-9);

        double[] inPlace = at(b);
        solver.solve(t, AT, n, inPlace, AT, columns, inPlace, AT, "solve");
        assertArrayEquals(solution, part(inPlace, n * columns));
    }

    @Test
    void permutationsAreSolvedExactly() {
        double[] cycle = {0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
        double[] y = new double[4];
        LinearAlgebra.solve(factors(cycle, 4), AT, 4, new double[] {5, 6, 7, 8}, 0, 1, y, 0, "solve");
        assertArrayEquals(new double[] {6, 7, 8, 5}, y);
        LinearAlgebra.solveTransposed(factors(cycle, 4), AT, 4, new double[] {5, 6, 7, 8}, 0, 1, y, 0, "solve");
        assertArrayEquals(new double[] {8, 5, 6, 7}, y);
    }

    @Test
    void zerosOnTheDiagonalAreSingular() {
        double[] singular = {1, 2, 2, 4};
        double[] lu = factors(singular, 2);
        double[] zeroLast = at(1, 5, 5, 0);
        double[] b = {1, 2};
        assertSingular(lu, b, LinearAlgebra::solve);
        assertSingular(lu, b, LinearAlgebra::solveTransposed);
        assertSingular(zeroLast, b, LinearAlgebra::solveLower);
        assertSingular(zeroLast, b, LinearAlgebra::solveLowerTransposed);
        assertSingular(zeroLast, b, LinearAlgebra::solveUpper);
        assertSingular(zeroLast, b, LinearAlgebra::solveUpperTransposed);
        assertEquals(
                "logDeterminant in Net.java:7: the 2x2 matrix is singular",
                assertThrows(
                                SingularMatrixException.class,
                                () -> LinearAlgebra.logDeterminant(lu, AT, 2, "logDeterminant in Net.java:7"))
                        .getMessage());
        assertEquals(0, LinearAlgebra.determinant(lu, AT, 2));
    }

    private static void assertSingular(double[] t, double[] b, Solver solver) {
        double[] y = {8, 9};
        SingularMatrixException e = assertThrows(
                SingularMatrixException.class, () -> solver.solve(t, AT, 2, b, 0, 1, y, 0, "solve in Net.java:5"));
        assertEquals("solve in Net.java:5: the 2x2 matrix is singular", e.getMessage());
        assertArrayEquals(new double[] {8, 9}, y);
    }

    @Test
    void notANumberIsNoError() {
        double[] y = new double[2];
        double[] lu = factors(new double[] {Double.NaN, 1, 1, 1}, 2);
        LinearAlgebra.solve(lu, AT, 2, new double[] {1, 2}, 0, 1, y, 0, "solve");
        assertArrayEquals(new double[] {Double.NaN, Double.NaN}, y);
        assertEquals(Double.NaN, LinearAlgebra.determinant(lu, AT, 2));
        assertEquals(Double.NaN, LinearAlgebra.logDeterminant(lu, AT, 2, "logDeterminant"));
    }

    // Determinants

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void determinantsAreSumsOverPermutations(@ForAll @IntRange(max = 6) int n, @ForAll long seed) {
        double[] a = numbers(n * n, new Random(seed));
        double expected = determinant(a, n);
        double[] lu = factors(a, n);
        assertEquals(expected, LinearAlgebra.determinant(lu, AT, n), 1e-12);
        assertEquals(Math.abs(expected), Math.exp(LinearAlgebra.logDeterminant(lu, AT, n, "logDeterminant")), 1e-12);
    }

    @Test
    void determinantsOverflowOnlyIfTheirValuesDo() {
        double[] values = {1e200, -1e200, 1e-200, 3e-200, 1e-310, 1e300, 1e9};
        double[] diagonal = new double[49];
        for (int i = 0; i < 7; i++) {
            diagonal[i * 8] = values[i];
        }
        assertEquals(-3e-1, LinearAlgebra.determinant(factors(diagonal, 7), AT, 7), 1e-12);
        diagonal[32] = 1e308;
        assertEquals(Double.NEGATIVE_INFINITY, LinearAlgebra.determinant(factors(diagonal, 7), AT, 7));
        diagonal[48] = 0;
        assertEquals(0, LinearAlgebra.determinant(factors(diagonal, 7), AT, 7), 0.0);
    }

    // Cofactors

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void cofactorsAreSignedMinors(
            @ForAll @IntRange(max = 6) int n, @ForAll @IntRange(max = 6) int rank, @ForAll long seed) {
        double[] a = ofRank(n, rank, new Random(seed));
        double[] out = result(n * n);
        LinearAlgebra.cofactors(at(a), AT, n, out, AT);
        assertArrayEquals(minors(a, n), part(out, n * n), 1e-13 * scale(a, n - 1));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void cofactorsTangentsAreDerivatives(
            @ForAll @IntRange(max = 6) int n, @ForAll @IntRange(max = 6) int rank, @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = ofRank(n, rank, random);
        double[] direction = numbers(n * n, random);
        double[] out = result(n * n);
        LinearAlgebra.cofactorsTangent(at(a), AT, at(direction), AT, n, out, AT);

        // Central differences of polynomials of degree below 6, extrapolated: only rounding is left of their error.
        double[] half = difference(a, direction, n, 1.0 / 16);
        double[] whole = difference(a, direction, n, 1.0 / 8);
        double[] twice = difference(a, direction, n, 1.0 / 4);
        double[] expected = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            double fourth = (4 * half[i] - whole[i]) / 3;
            double fourthOfTwice = (4 * whole[i] - twice[i]) / 3;
            expected[i] = (16 * fourth - fourthOfTwice) / 15;
        }
        assertArrayEquals(expected, part(out, n * n), 1e-12 * scale(a, n - 1));
    }

    private static double[] difference(double[] a, double[] direction, int n, double h) {
        double[] forth = a.clone();
        double[] back = a.clone();
        for (int i = 0; i < a.length; i++) {
            forth[i] += h * direction[i];
            back[i] -= h * direction[i];
        }
        double[] difference = minors(forth, n);
        double[] subtracted = minors(back, n);
        for (int i = 0; i < a.length; i++) {
            difference[i] = (difference[i] - subtracted[i]) / (2 * h);
        }
        return difference;
    }

    @Test
    void cofactorsOfTheZeroMatrixAreZeroFromTwoByTwoOn() {
        for (int n = 2; n < 7; n++) {
            double[] zero = new double[n * n];
            double[] direction = numbers(n * n, new Random(n));
            double[] out = new double[n * n];
            LinearAlgebra.cofactors(zero, 0, n, out, 0);
            assertArrayEquals(new double[n * n], out, 0.0);
            LinearAlgebra.cofactorsTangent(zero, 0, direction, 0, n, out, 0);
            assertArrayEquals(n == 2 ? minors(direction, n) : new double[n * n], out, 0.0);
        }
    }

    @Test
    void cofactorsOfLargeAndOfSmallComponents() {
        for (double factor : new double[] {1e-60, 1e60}) {
            double[] a = regular(5, new Random(5));
            double[] expected = minors(a, 5);
            double[] scaled = Arrays.stream(a).map(x -> factor * x).toArray();
            double[] out = new double[25];
            LinearAlgebra.cofactors(scaled, 0, 5, out, 0);
            double[] back = Arrays.stream(out)
                    .map(x -> x / factor / factor / factor / factor)
                    .toArray();
            assertArrayEquals(expected, back, 1e-13 * scale(a, 4));
        }
    }

    @Test
    void cofactorsOfWhatIsNotFinite() {
        double[] a = regular(4, new Random(1));
        a[5] = Double.POSITIVE_INFINITY;
        double[] nan = new double[16];
        Arrays.fill(nan, Double.NaN);
        double[] out = new double[16];
        LinearAlgebra.cofactors(a, 0, 4, out, 0);
        assertArrayEquals(nan, out);
        Arrays.fill(out, 0);
        LinearAlgebra.cofactorsTangent(a, 0, regular(4, new Random(2)), 0, 4, out, 0);
        assertArrayEquals(nan, out);
    }

    // Cholesky

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void choleskyFactorsGiveTheSymmetricPart(@ForAll @IntRange(max = 8) int n, @ForAll long seed) {
        double[] m = regular(n, new Random(seed));
        double[] symmetric = multiply(m, transpose(m, n), n, n, n);
        // What is added here is antisymmetric.
        double[] a = symmetric.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                a[i * n + j] += i + 2 * j;
                a[j * n + i] -= i + 2 * j;
            }
        }
        double[] out = result(n * n);
        LinearAlgebra.cholesky(at(a), AT, n, out, AT, "cholesky");
        double[] l = part(out, n * n);
        assertArrayEquals(symmetric, multiply(l, transpose(l, n), n, n, n), 1e-11);
        for (int i = 0; i < n; i++) {
            assertTrue(l[i * n + i] > 0);
            for (int j = i + 1; j < n; j++) {
                assertEquals(0, l[i * n + j]);
            }
        }
    }

    @Test
    void choleskyOfWhatIsNotPositiveDefinite() {
        for (double[] a : new double[][] {{1, 2, 2, 1}, {0, 0, 0, 1}, {-1, 0, 0, 1}, {1, 1, 1, 1}, {1, 4, 0, 3}}) {
            double[] l = {5, 6, 7, 8};
            NotPositiveDefiniteException e = assertThrows(
                    NotPositiveDefiniteException.class,
                    () -> LinearAlgebra.cholesky(a, 0, 2, l, 0, "cholesky in Net.java:5"));
            assertEquals("cholesky in Net.java:5: the 2x2 matrix is not positive definite", e.getMessage());
            assertArrayEquals(new double[] {5, 6, 7, 8}, l);
        }
        double[] l = new double[4];
        LinearAlgebra.cholesky(new double[] {4, Double.NaN, 0, 9}, 0, 2, l, 0, "cholesky");
        assertArrayEquals(new double[] {2, 0, Double.NaN, Double.NaN}, l);
    }

    // Sizes

    @Test
    void nothingHasADeterminantOfOne() {
        double[] none = {};
        LinearAlgebra.factor(none, 0, 0, none, 0);
        assertEquals(1, LinearAlgebra.determinant(none, 0, 0));
        assertEquals(0, LinearAlgebra.logDeterminant(none, 0, 0, "logDeterminant"));
    }

    @Test
    void refusesWhatDoesNotFit() {
        double[] four = {1, 2, 3, 4};
        double[] six = new double[6];
        assertRefused(
                "LU of 3x2 components from index 1 on doesn't fit into an array of 6",
                () -> LinearAlgebra.factor(four, 0, 2, six, 1));
        assertRefused(
                "A of 2x2 components from index -1 on doesn't fit into an array of 4",
                () -> LinearAlgebra.cofactors(four, -1, 2, six, 0));
        assertRefused(
                "B of 2x3 components from index 0 on doesn't fit into an array of 4",
                () -> LinearAlgebra.solveLower(four, 0, 2, four, 0, 3, six, 0, "solveLower"));
        assertRefused(
                "A of 65536x65536 components from index 0 on doesn't fit into an array of 4",
                () -> LinearAlgebra.cholesky(four, 0, 65536, six, 0, "cholesky"));
    }

    private static void assertRefused(String message, Runnable action) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    // What the above is compared with

    private static double determinant(double[] a, int n) {
        if (n == 0) {
            return 1;
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += (j % 2 == 0 ? 1 : -1) * a[j] * determinant(without(a, n, 0, j), n - 1);
        }
        return sum;
    }

    private static double[] minors(double[] a, int n) {
        double[] minors = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                minors[i * n + j] = ((i + j) % 2 == 0 ? 1 : -1) * determinant(without(a, n, i, j), n - 1);
            }
        }
        return minors;
    }

    private static double[] without(double[] a, int n, int row, int column) {
        double[] rest = new double[(n - 1) * (n - 1)];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != row && j != column) {
                    rest[at++] = a[i * n + j];
                }
            }
        }
        return rest;
    }

    private static double[] multiply(double[] a, double[] b, int m, int k, int n) {
        double[] c = new double[m * n];
        new MatrixProduct().multiply(c, a, b, m, n, k);
        return c;
    }

    private static double[] transpose(double[] a, int n) {
        double[] transpose = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            transpose[i % n * n + i / n] = a[i];
        }
        return transpose;
    }

    /** The size of sums of products of so many components. */
    private static double scale(double[] a, int factors) {
        double norm = Math.sqrt(Arrays.stream(a).map(x -> x * x).sum());
        return Math.pow(1 + norm, Math.max(factors, 0));
    }

    // Matrices

    private static double[] numbers(int count, Random random) {
        return random.doubles(count, -1, 1).toArray();
    }

    /** Far enough from singular for the tolerances, with pivots that aren't on the diagonal. */
    private static double[] regular(int n, Random random) {
        double[] a = numbers(n * n, random);
        for (int i = 0; i < n; i++) {
            a[i * n + i] += (random.nextBoolean() ? 1 : -1) * (1 + 0.5 * n);
        }
        return a;
    }

    private static double[] ofRank(int n, int rank, Random random) {
        return rank >= n
                ? numbers(n * n, random)
                : multiply(numbers(n * rank, random), numbers(rank * n, random), n, rank, n);
    }

    private static double[] factors(double[] a, int n) {
        double[] lu = result(n * n + n);
        LinearAlgebra.factor(at(a), AT, n, lu, AT);
        part(lu, n * n + n);
        return lu;
    }

    // Arrays with guards

    private static double[] result(int length) {
        double[] array = new double[AT + length + 2];
        Arrays.fill(array, GUARD);
        return array;
    }

    private static double[] at(double... components) {
        double[] array = result(components.length);
        System.arraycopy(components, 0, array, AT, components.length);
        return array;
    }

    /** What stands between the guards, which are checked. */
    private static double[] part(double[] array, int length) {
        for (int i = 0; i < array.length; i++) {
            if (i < AT || i >= AT + length) {
                assertEquals(GUARD, array[i]);
            }
        }
        return Arrays.copyOfRange(array, AT, AT + length);
    }
}
