package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.matgrad.VectorTest.assertFails;

import org.junit.jupiter.api.Test;

class ConstantsAndProductsTest {

    private final Matrix a = Matrix.of(2, 2, 1, 2, 3, 4);

    @Test
    void constants() {
        assertEquals(Matrix.of(2, 2, 1, 0, 0, 1), MatrixMath.identity(2));
        assertEquals(Matrix.zeros(0, 0), MatrixMath.identity(0));
        assertEquals(Vector.of(0, 0), MatrixMath.zeros(2));
        assertEquals(Matrix.of(1, 2, 0, 0), MatrixMath.zeros(1, 2));
        assertEquals(Vector.of(1, 1), MatrixMath.ones(2));
        assertEquals(Matrix.of(1, 2, 1, 1), MatrixMath.ones(1, 2));
        assertEquals(Vector.of(), MatrixMath.ones(0));
    }

    @Test
    void constantsOfImpossibleSizes() {
        assertFails(IllegalArgumentException.class, "identity: negative size -1", () -> MatrixMath.identity(-1));
        assertFails(IllegalArgumentException.class, "zeros: negative size -1", () -> MatrixMath.zeros(-1));
        assertFails(IllegalArgumentException.class, "ones: negative size -1", () -> MatrixMath.ones(-1));
        assertFails(IllegalArgumentException.class, "ones: negative size -1", () -> MatrixMath.ones(0, -1));
        assertFails(
                IllegalArgumentException.class,
                "identity: 65536x65536 components are too many",
                () -> MatrixMath.identity(65536));
    }

    @Test
    void trace() {
        assertEquals(5, MatrixMath.trace(a));
        assertEquals(0, MatrixMath.trace(Matrix.zeros(0, 0)));
        assertFails(
                IllegalArgumentException.class,
                "trace: 2x3 matrix is not square",
                () -> MatrixMath.trace(Matrix.zeros(2, 3)));
        assertFails(NullPointerException.class, "a", () -> MatrixMath.trace(null));
    }

    @Test
    void diagonalMatrix() {
        assertEquals(Matrix.of(2, 2, 5, 0, 0, 6), MatrixMath.diagonalMatrix(Vector.of(5, 6)));
        assertEquals(Matrix.zeros(0, 0), MatrixMath.diagonalMatrix(Vector.of()));
        assertFails(NullPointerException.class, "x", () -> MatrixMath.diagonalMatrix(null));
    }

    @Test
    void scalingIsMultiplyingByADiagonalMatrix() {
        Vector x = Vector.of(5, 6);
        assertEquals(MatrixMath.diagonalMatrix(x).times(a), a.scaleRows(x));
        assertEquals(a.times(MatrixMath.diagonalMatrix(x)), a.scaleColumns(x));
    }

    @Test
    void matrixPower() {
        assertEquals(MatrixMath.identity(2), MatrixMath.matrixPower(a, 0));
        assertEquals(a, MatrixMath.matrixPower(a, 1));
        assertNotSame(a.data(), MatrixMath.matrixPower(a, 1).data());
        assertEquals(a.times(a), MatrixMath.matrixPower(a, 2));
        assertEquals(a.times(a).times(a), MatrixMath.matrixPower(a, 3));
        assertEquals(Matrix.zeros(0, 0), MatrixMath.matrixPower(Matrix.zeros(0, 0), 5));
        Matrix infinite = MatrixMath.identity(2).times(Double.NEGATIVE_INFINITY);
        assertEquals(infinite, MatrixMath.matrixPower(infinite, 1));
        assertFails(
                IllegalArgumentException.class,
                "matrixPower: 2x3 matrix is not square",
                () -> MatrixMath.matrixPower(Matrix.zeros(2, 3), 2));
        assertFails(
                IllegalArgumentException.class,
                "matrixPower: negative exponent -1",
                () -> MatrixMath.matrixPower(a, -1));
        assertFails(NullPointerException.class, "a", () -> MatrixMath.matrixPower(null, 1));
    }

    @Test
    void inner() {
        assertEquals(70, MatrixMath.inner(a, Matrix.of(2, 2, 5, 6, 7, 8)));
        assertEquals(11, MatrixMath.inner(Vector.of(1, 2), Vector.of(3, 4)));
        assertEquals(0, MatrixMath.inner(Matrix.zeros(0, 2), Matrix.zeros(0, 2)));
        assertFails(
                IllegalArgumentException.class,
                "inner: 2x2 matrix and a 1x4 matrix",
                () -> MatrixMath.inner(a, Matrix.zeros(1, 4)));
        assertFails(
                IllegalArgumentException.class,
                "inner: vector of size 1 and a vector of size 2",
                () -> MatrixMath.inner(Vector.zeros(1), Vector.zeros(2)));
        Tensor t = Tensor.of(new int[] {2, 1, 2}, 1, 2, 3, 4);
        assertEquals(30, MatrixMath.inner(t, t));
        assertEquals(12, MatrixMath.inner(Tensor.of(new int[0], 3), Tensor.of(new int[0], 4)));
        assertEquals(0, MatrixMath.inner(Tensor.zeros(2, 0, 1), Tensor.zeros(2, 0, 1)));
        assertFails(
                IllegalArgumentException.class,
                "inner: 2x1x2 tensor and a 2x2x1 tensor",
                () -> MatrixMath.inner(t, Tensor.zeros(2, 2, 1)));
        assertFails(NullPointerException.class, "s", () -> MatrixMath.inner(null, t));
        assertFails(NullPointerException.class, "t", () -> MatrixMath.inner(t, null));
        assertFails(NullPointerException.class, "a", () -> MatrixMath.inner(null, a));
        assertFails(NullPointerException.class, "b", () -> MatrixMath.inner(a, null));
        assertFails(NullPointerException.class, "y", () -> MatrixMath.inner(Vector.of(), null));
    }
}
