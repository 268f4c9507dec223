package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.matgrad.VectorTest.assertFails;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MatrixTest {

    private final Matrix a = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
    private final Matrix b = Matrix.of(2, 3, 0.5, -1, 2, 8, 10, -3);

    @Test
    void ofCopiesAndWrapDoesNot() {
        double[] components = {1, 2};
        Matrix copied = Matrix.of(1, 2, components);
        Matrix wrapped = Matrix.wrap(1, 2, components);
        components[0] = 9;
        assertEquals(1, copied.get(0, 0));
        assertEquals(9, wrapped.get(0, 0));
        assertSame(components, wrapped.data());
        assertNotSame(wrapped.data(), wrapped.toArray());
        assertNotSame(wrapped.data(), wrapped.copy().data());
        assertEquals(wrapped, wrapped.copy());
    }

    @Test
    void ofRows() {
        assertEquals(a, Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}}));
        assertEquals(Matrix.zeros(0, 0), Matrix.of(new double[0][]));
        assertEquals(Matrix.zeros(2, 0), Matrix.of(new double[2][0]));
        assertFails(
                IllegalArgumentException.class,
                "of: row 1 has 1 components, row 0 has 2",
                () -> Matrix.of(new double[][] {{1, 2}, {3}}));
        assertFails(NullPointerException.class, "rows[1]", () -> Matrix.of(new double[][] {{1, 2}, null}));
    }

    @Test
    void sizes() {
        assertEquals(2, a.rank());
        assertEquals(2, a.rows());
        assertEquals(3, a.columns());
        assertEquals(2, a.size(0));
        assertEquals(3, a.size(1));
        assertEquals(6, a.length());
        assertFails(IndexOutOfBoundsException.class, "size: axis 2 is not in [0, 2)", () -> a.size(2));
    }

    @Test
    void impossibleSizes() {
        assertFails(
                IllegalArgumentException.class,
                "of: 2x3 matrix from 5 components instead of 6",
                () -> Matrix.of(2, 3, 1, 2, 3, 4, 5));
        assertFails(
                IllegalArgumentException.class,
                "wrap: 2x2 matrix from 0 components instead of 4",
                () -> Matrix.wrap(2, 2, new double[0]));
        assertFails(IllegalArgumentException.class, "zeros: negative size -2", () -> Matrix.zeros(0, -2));
        assertFails(
                IllegalArgumentException.class,
                "zeros: 65536x65536 components are too many",
                () -> Matrix.zeros(65536, 65536));
    }

    @Test
    void triangles() {
        assertEquals(Matrix.of(2, 3, 1, 0, 0, 4, 5, 0), a.lower());
        assertEquals(Matrix.of(2, 3, 0, 0, 0, 4, 0, 0), a.strictLower());
        assertEquals(Matrix.of(2, 3, 1, 2, 3, 0, 5, 6), a.upper());
        assertEquals(Matrix.of(2, 3, 0, 2, 3, 0, 0, 6), a.strictUpper());
        Matrix tall = a.transpose();
        assertEquals(a.upper().transpose(), tall.lower());
        assertEquals(a.strictUpper().transpose(), tall.strictLower());
        assertEquals(a.lower().transpose(), tall.upper());
        assertEquals(a.strictLower().transpose(), tall.strictUpper());
    }

    @Test
    void trianglesHaveZeroForWhatTheyLeaveOut() {
        Matrix notANumber = Matrix.of(2, 2, Double.NaN, Double.NaN, Double.NaN, -1);
        assertEquals(Matrix.of(2, 2, Double.NaN, 0, Double.NaN, -1), notANumber.lower());
        assertEquals(Matrix.of(2, 2, 0, Double.NaN, 0, 0), notANumber.strictUpper());
    }

    @Test
    void diagonal() {
        assertEquals(Vector.of(1, 5), a.columns(0, 2).diagonal());
        assertEquals(Vector.of(), Matrix.zeros(0, 0).diagonal());
        assertFails(IllegalArgumentException.class, "diagonal: 2x3 matrix is not square", a::diagonal);
    }

    @Test
    void flatten() {
        assertEquals(Vector.of(1, 2, 3, 4, 5, 6), a.flatten());
        assertEquals(a, a.flatten().reshape(2, 3));
        assertEquals(Vector.of(), Matrix.zeros(2, 0).flatten());
        assertNotSame(a.data(), a.flatten().data());
    }

    @Test
    void kronecker() {
        assertEquals(
                Matrix.of(4, 3, 10, 20, 30, 100, 200, 300, 40, 50, 60, 400, 500, 600),
                a.kronecker(Matrix.of(2, 1, 10, 100)));
        assertEquals(
                Matrix.of(2, 4, 1, 2, 10, 20, 3, 4, 30, 40),
                Matrix.of(1, 2, 1, 10).kronecker(Matrix.of(2, 2, 1, 2, 3, 4)));
        assertEquals(Matrix.zeros(0, 6), a.kronecker(Matrix.zeros(0, 2)));
        assertEquals(Matrix.zeros(4, 0), Matrix.zeros(2, 0).kronecker(Matrix.zeros(2, 3)));
        assertFails(NullPointerException.class, "b", () -> a.kronecker(null));
        Matrix tall = Matrix.zeros(65536, 1);
        assertFails(
                IllegalArgumentException.class,
                "kronecker: 65536x65536 components are too many",
                () -> tall.kronecker(tall));
        assertFails(
                IllegalArgumentException.class,
                "kronecker: 65536x65536 components are too many",
                () -> tall.kronecker(tall.transpose()));
    }

    @Test
    void parts() {
        assertEquals(6, a.get(1, 2));
        assertEquals(Vector.of(4, 5, 6), a.row(1));
        assertEquals(Vector.of(3, 6), a.column(2));
        assertEquals(Matrix.of(1, 3, 4, 5, 6), a.rows(1, 2));
        assertEquals(Matrix.zeros(0, 3), a.rows(2, 2));
        assertEquals(Matrix.of(2, 2, 2, 3, 5, 6), a.columns(1, 3));
        assertEquals(Matrix.zeros(2, 0), a.columns(0, 0));
        assertEquals(Matrix.of(3, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6), a.gatherRows(new int[] {1, 0, 1}));
        assertEquals(Matrix.zeros(0, 3), a.gatherRows(new int[0]));
    }

    @Test
    void partsAreCopies() {
        a.row(0).data()[0] = 9;
        a.column(0).data()[0] = 9;
        a.rows(0, 2).data()[0] = 9;
        a.columns(0, 3).data()[0] = 9;
        a.gatherRows(new int[] {0, 1}).data()[0] = 9;
        assertEquals(1, a.get(0, 0));
    }

    @Test
    void indicesOutOfRange() {
        assertFails(IndexOutOfBoundsException.class, "get: row 2 is not in [0, 2)", () -> a.get(2, 0));
        // Inside the backing array all the same:
        assertFails(IndexOutOfBoundsException.class, "get: column 3 is not in [0, 3)", () -> a.get(0, 3));
        assertFails(IndexOutOfBoundsException.class, "row: row -1 is not in [0, 2)", () -> a.row(-1));
        assertFails(IndexOutOfBoundsException.class, "column: column 3 is not in [0, 3)", () -> a.column(3));
        assertFails(IndexOutOfBoundsException.class, "rows: rows [0, 3) are not in [0, 2)", () -> a.rows(0, 3));
        assertFails(
                IndexOutOfBoundsException.class, "columns: columns [-1, 2) are not in [0, 3)", () -> a.columns(-1, 2));
        assertFails(
                IndexOutOfBoundsException.class,
                "gatherRows: row 2 is not in [0, 2)",
                () -> a.gatherRows(new int[] {2}));
        // Also where there is no component to read:
        assertFails(IndexOutOfBoundsException.class, "gatherRows: row 7 is not in [0, 2)", () -> Matrix.zeros(2, 0)
                .gatherRows(new int[] {7}));
    }

    @Test
    void sumsAndBroadcasts() {
        assertEquals(Matrix.of(2, 3, 1.5, 1, 5, 12, 15, 3), a.plus(b));
        assertEquals(Matrix.of(2, 3, 2, 3, 4, 5, 6, 7), a.plus(1));
        assertEquals(Matrix.of(2, 3, 0.5, 3, 1, -4, -5, 9), a.minus(b));
        assertEquals(Matrix.of(2, 3, 0, 1, 2, 3, 4, 5), a.minus(1));
        assertEquals(Matrix.of(2, 3, -1, -2, -3, -4, -5, -6), a.unaryMinus());
        assertEquals(Matrix.of(2, 3, 11, 22, 33, 14, 25, 36), a.plusRow(Vector.of(10, 20, 30)));
        assertEquals(Matrix.of(2, 3, 11, 12, 13, 24, 25, 26), a.plusColumn(Vector.of(10, 20)));
        assertEquals(Matrix.of(2, 3, 10, 20, 30, 80, 100, 120), a.scaleRows(Vector.of(10, 20)));
        assertEquals(Matrix.of(2, 3, 10, 40, 90, 40, 100, 180), a.scaleColumns(Vector.of(10, 20, 30)));
    }

    @Test
    void products() {
        assertEquals(Matrix.of(2, 2, 22, 28, 49, 64), a.times(Matrix.of(3, 2, 1, 2, 3, 4, 5, 6)));
        assertEquals(Vector.of(14, 32), a.times(Vector.of(1, 2, 3)));
        assertEquals(Matrix.of(2, 3, 2, 4, 6, 8, 10, 12), a.times(2));
        assertEquals(Matrix.of(2, 3, 0.5, 1, 1.5, 2, 2.5, 3), a.div(2));
        assertEquals(Matrix.of(2, 3, 0.5, -2, 6, 32, 50, -18), a.hadamard(b));
        assertEquals(Matrix.of(2, 3, 2, -2, 1.5, 0.5, 0.5, -2), a.hadamardDiv(b));
        assertEquals(Matrix.of(3, 2, 1, 4, 2, 5, 3, 6), a.transpose());
    }

    @Test
    void notANumberIsNotSwallowedByZero() {
        Matrix zero = Matrix.zeros(1, 1);
        assertEquals(Vector.of(Double.NaN), zero.times(Vector.of(Double.NaN)));
        assertEquals(Matrix.of(1, 1, Double.NaN), zero.times(Matrix.of(1, 1, Double.POSITIVE_INFINITY)));
    }

    @Test
    void emptyMatrices() {
        Matrix noRows = Matrix.zeros(0, 3);
        Matrix noColumns = Matrix.zeros(2, 0);
        assertEquals(noRows, noRows.plus(noRows));
        assertEquals(Matrix.zeros(3, 0), noRows.transpose());
        assertEquals(Matrix.zeros(2, 3), noColumns.times(noRows));
        assertEquals(Vector.zeros(2), noColumns.times(Vector.of()));
        assertEquals(Vector.of(), noRows.times(Vector.zeros(3)));
        assertEquals(noRows, noRows.plusRow(Vector.of(1, 2, 3)));
        assertEquals(Vector.of(), noColumns.row(1));
        assertEquals(Vector.of(), noRows.column(2));
    }

    @Test
    void mismatchesNameTheOperationAndBothShapes() {
        Matrix c = Matrix.zeros(3, 4);
        Vector five = Vector.zeros(5);
        assertFails(IllegalArgumentException.class, "times: 3x4 matrix by a vector of size 5", () -> c.times(five));
        assertFails(IllegalArgumentException.class, "times: 3x4 matrix by a 2x3 matrix", () -> c.times(a));
        assertFails(IllegalArgumentException.class, "plus: 3x4 matrix and a 2x3 matrix", () -> c.plus(a));
        assertFails(IllegalArgumentException.class, "minus: 3x4 matrix and a 2x3 matrix", () -> c.minus(a));
        assertFails(
                IllegalArgumentException.class,
                "hadamard: 2x3 matrix and a 3x2 matrix",
                () -> a.hadamard(a.transpose()));
        assertFails(IllegalArgumentException.class, "hadamardDiv: 3x4 matrix by a 2x3 matrix", () -> c.hadamardDiv(a));
        assertFails(
                IllegalArgumentException.class, "plusRow: 3x4 matrix and a vector of size 5", () -> c.plusRow(five));
        assertFails(
                IllegalArgumentException.class,
                "plusColumn: 3x4 matrix and a vector of size 5",
                () -> c.plusColumn(five));
        assertFails(
                IllegalArgumentException.class, "scaleRows: 3x4 matrix by a vector of size 5", () -> c.scaleRows(five));
        assertFails(
                IllegalArgumentException.class,
                "scaleColumns: 3x4 matrix by a vector of size 5",
                () -> c.scaleColumns(five));
    }

    @Test
    void nullsAreNamed() {
        assertFails(NullPointerException.class, "components", () -> Matrix.of(1, 1, (double[]) null));
        assertFails(NullPointerException.class, "components", () -> Matrix.wrap(1, 1, null));
        assertFails(NullPointerException.class, "rows", () -> Matrix.of(null));
        assertFails(NullPointerException.class, "b", () -> a.plus(null));
        assertFails(NullPointerException.class, "b", () -> a.times((Matrix) null));
        assertFails(NullPointerException.class, "x", () -> a.times((Vector) null));
        assertFails(NullPointerException.class, "x", () -> a.plusRow(null));
        assertFails(NullPointerException.class, "indices", () -> a.gatherRows(null));
    }

    @Test
    void equalityIsByValue() {
        assertEquals(Matrix.of(1, 1, Double.NaN), Matrix.of(1, 1, Double.NaN));
        assertEquals(a.copy().hashCode(), a.hashCode());
        assertNotEquals(Matrix.of(1, 1, 0.0), Matrix.of(1, 1, -0.0));
        assertNotEquals(Matrix.zeros(2, 3), Matrix.zeros(3, 2));
        assertNotEquals(Matrix.zeros(0, 3), Matrix.zeros(0, 2));
    }

    @Test
    void text() {
        assertEquals("[[1.0, 2.0], [3.0, 4.0]]", Matrix.of(2, 2, 1, 2, 3, 4).toString());
        assertEquals("[0x3 matrix]", Matrix.zeros(0, 3).toString());
    }

    /** With small whole numbers every product and sum is exact. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void theTransposeOfAProductIsTheProductOfTheTransposesReversed(@ForAll("factors") Factors f) {
        assertEquals(f.left.times(f.right).transpose(), f.right.transpose().times(f.left.transpose()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void productsAgreeRowByRowAndColumnByColumn(@ForAll("factors") Factors f) {
        Matrix product = f.left.times(f.right);
        for (int i = 0; i < product.rows(); i++) {
            assertEquals(product.row(i), f.left.row(i).times(f.right));
        }
        for (int j = 0; j < product.columns(); j++) {
            assertEquals(product.column(j), f.left.times(f.right.column(j)));
        }
    }

    record Factors(Matrix left, Matrix right) {}

    @Provide
    Arbitrary<Factors> factors() {
        Arbitrary<Integer> sizes = Arbitraries.integers().between(0, 4);
        return Combinators.combine(sizes, sizes, sizes)
                .flatAs((m, k, n) ->
                        Combinators.combine(matrices(m, k), matrices(k, n)).as(Factors::new));
    }

    private static Arbitrary<Matrix> matrices(int rows, int columns) {
        return Arbitraries.integers()
                .between(-9, 9)
                .map(Integer::doubleValue)
                .list()
                .ofSize(rows * columns)
                .map(list -> Matrix.wrap(
                        rows,
                        columns,
                        list.stream().mapToDouble(Double::doubleValue).toArray()));
    }
}
