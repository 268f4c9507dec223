package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class VectorTest {

    private static final Vector EMPTY = Vector.of();

    private final Vector x = Vector.of(1, 2, 3);
    private final Vector y = Vector.of(4, -5, 0.5);
    private final Matrix a = Matrix.of(3, 2, 1, 2, 3, 4, 5, 6);

    @Test
    void ofCopiesAndWrapDoesNot() {
        double[] components = {1, 2};
        Vector copied = Vector.of(components);
        Vector wrapped = Vector.wrap(components);
        components[0] = 9;
        assertEquals(1, copied.get(0));
        assertEquals(9, wrapped.get(0));
        assertSame(components, wrapped.data());
        assertNotSame(wrapped.data(), wrapped.toArray());
        assertArrayEquals(components, wrapped.toArray());
        assertNotSame(wrapped.data(), wrapped.copy().data());
        assertEquals(wrapped, wrapped.copy());
    }

    @Test
    void sizes() {
        assertEquals(3, x.size());
        assertEquals(3, x.size(0));
        assertEquals(3, x.length());
        assertEquals(1, x.rank());
        assertEquals(0, EMPTY.size());
        assertEquals(Vector.of(0, 0), Vector.zeros(2));
        assertFails(IndexOutOfBoundsException.class, "size: axis 1 is not in [0, 1)", () -> x.size(1));
        assertFails(IllegalArgumentException.class, "zeros: negative size -1", () -> Vector.zeros(-1));
    }

    @Test
    void parts() {
        assertEquals(2, x.get(1));
        assertEquals(Vector.of(2, 3), x.slice(1, 3));
        assertEquals(EMPTY, x.slice(3, 3));
        assertEquals(Vector.of(3, 1, 3), x.gather(new int[] {2, 0, 2}));
        assertEquals(EMPTY, x.gather(new int[0]));
    }

    @Test
    void reshape() {
        assertEquals(Matrix.of(3, 1, 1, 2, 3), x.reshape(3, 1));
        assertEquals(Matrix.of(2, 2, 1, 2, 3, 4), Vector.of(1, 2, 3, 4).reshape(2, 2));
        assertEquals(Matrix.zeros(0, 3), EMPTY.reshape(0, 3));
        assertNotSame(x.data(), x.reshape(1, 3).data());
        assertFails(
                IllegalArgumentException.class,
                "reshape: 2x2 matrix from 3 components instead of 4",
                () -> x.reshape(2, 2));
        assertFails(IllegalArgumentException.class, "reshape: negative size -1", () -> x.reshape(-1, -3));
    }

    @Test
    void partsAreCopies() {
        Vector part = x.slice(0, 3);
        part.data()[0] = 9;
        assertEquals(1, x.get(0));
    }

    @Test
    void indicesOutOfRange() {
        assertFails(IndexOutOfBoundsException.class, "get: index 3 is not in [0, 3)", () -> x.get(3));
        assertFails(IndexOutOfBoundsException.class, "get: index -1 is not in [0, 3)", () -> x.get(-1));
        assertFails(IndexOutOfBoundsException.class, "slice: indices [2, 4) are not in [0, 3)", () -> x.slice(2, 4));
        assertFails(IndexOutOfBoundsException.class, "slice: indices [2, 1) are not in [0, 3)", () -> x.slice(2, 1));
        assertFails(
                IndexOutOfBoundsException.class, "gather: index 5 is not in [0, 3)", () -> x.gather(new int[] {0, 5}));
    }

    @Test
    void sums() {
        assertEquals(Vector.of(5, -3, 3.5), x.plus(y));
        assertEquals(Vector.of(1.5, 2.5, 3.5), x.plus(0.5));
        assertEquals(Vector.of(-3, 7, 2.5), x.minus(y));
        assertEquals(Vector.of(0.5, 1.5, 2.5), x.minus(0.5));
        assertEquals(Vector.of(-4, 5, -0.5), y.unaryMinus());
        assertEquals(Vector.of(-0.0), Vector.of(0).unaryMinus());
    }

    @Test
    void products() {
        assertEquals(Vector.of(2, 4, 6), x.times(2));
        assertEquals(Vector.of(0.5, 1, 1.5), x.div(2));
        assertEquals(Vector.of(4, -10, 1.5), x.hadamard(y));
        assertEquals(Vector.of(0.25, -0.4, 6), x.hadamardDiv(y));
        assertEquals(-4.5, x.dot(y));
        assertEquals(Vector.of(22, 28), x.times(a));
        assertEquals(Matrix.of(2, 3, 4, 5, 6, 8, 10, 12), Vector.of(1, 2).outer(Vector.of(4, 5, 6)));
    }

    @Test
    void divisionByZeroIsThatOfDoubles() {
        Vector expected = Vector.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
        assertEquals(expected, Vector.of(1, -1, 0).div(0));
        assertEquals(expected, Vector.of(1, -1, 0).hadamardDiv(Vector.zeros(3)));
    }

    @Test
    void emptyVectors() {
        assertEquals(EMPTY, EMPTY.plus(EMPTY));
        assertEquals(EMPTY, EMPTY.times(2));
        assertEquals(0, EMPTY.dot(EMPTY));
        assertEquals(Matrix.zeros(0, 3), EMPTY.outer(x));
        assertEquals(Matrix.zeros(3, 0), x.outer(EMPTY));
        assertEquals(Vector.zeros(2), EMPTY.times(Matrix.zeros(0, 2)));
        assertEquals(EMPTY, x.times(Matrix.zeros(3, 0)));
    }

    @Test
    void mismatchesNameTheOperationAndBothShapes() {
        Vector z = Vector.zeros(4);
        String and = ": vector of size 3 and a vector of size 4";
        assertFails(IllegalArgumentException.class, "plus" + and, () -> x.plus(z));
        assertFails(IllegalArgumentException.class, "minus" + and, () -> x.minus(z));
        assertFails(IllegalArgumentException.class, "hadamard" + and, () -> x.hadamard(z));
        assertFails(IllegalArgumentException.class, "dot" + and, () -> x.dot(z));
        assertFails(
                IllegalArgumentException.class,
                "hadamardDiv: vector of size 3 by a vector of size 4",
                () -> x.hadamardDiv(z));
        assertFails(IllegalArgumentException.class, "times: vector of size 4 by a 3x2 matrix", () -> z.times(a));
        // Vectors of size 1 are not numbers: nothing is broadcast.
        assertFails(
                IllegalArgumentException.class,
                "plus: vector of size 3 and a vector of size 1",
                () -> x.plus(Vector.of(1)));
    }

    @Test
    void nullsAreNamed() {
        assertFails(NullPointerException.class, "components", () -> Vector.of((double[]) null));
        assertFails(NullPointerException.class, "components", () -> Vector.wrap(null));
        assertFails(NullPointerException.class, "y", () -> x.plus(null));
        assertFails(NullPointerException.class, "y", () -> x.dot(null));
        assertFails(NullPointerException.class, "y", () -> x.outer(null));
        assertFails(NullPointerException.class, "a", () -> x.times(null));
        assertFails(NullPointerException.class, "indices", () -> x.gather(null));
    }

    @Test
    void equalityIsByValue() {
        assertEquals(Vector.of(1, Double.NaN), Vector.of(1, Double.NaN));
        assertEquals(Vector.of(1, 2).hashCode(), Vector.of(1, 2).hashCode());
        assertNotEquals(Vector.of(0.0), Vector.of(-0.0));
        assertNotEquals(Vector.of(1), Vector.of(1, 0));
        assertNotEquals(Vector.of(1, 2), Matrix.of(1, 2, 1, 2));
        assertNotEquals(null, x);
    }

    @Test
    void text() {
        assertEquals("[1.0, -2.5, NaN]", Vector.of(1, -2.5, Double.NaN).toString());
        assertEquals("[]", EMPTY.toString());
    }

    static void assertFails(Class<? extends Exception> type, String message, Executable action) {
        assertEquals(message, assertThrows(type, action).getMessage());
    }
}
