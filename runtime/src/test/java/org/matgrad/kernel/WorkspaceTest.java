package org.matgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.matgrad.Matrix;
import org.matgrad.Tensor;
import org.matgrad.Vector;

class WorkspaceTest {

    private static final int HUGE = Integer.MAX_VALUE;

    @Test
    void nullsAreNamed() {
        int[] indices = {1};
        assertSame(indices, Workspace.nonNull(indices, "Net.loss", "indices"));
        assertFails(
                NullPointerException.class,
                "Net.loss: indices is null",
                () -> Workspace.nonNull(null, "Net.loss", "indices"));
    }

    @Test
    void sizes() {
        Workspace.requireSize("Net.loss", "the rows of W", 3, 3, "D");
        assertFails(
                IllegalArgumentException.class,
                "Net.loss: the rows of W must be 3 (D), but is 2",
                () -> Workspace.requireSize("Net.loss", "the rows of W", 2, 3, "D"));
        assertFails(
                IllegalArgumentException.class,
                "Net.loss: the rows of W must be 3, but is 2",
                () -> Workspace.requireSize("Net.loss", "the rows of W", 2, 3, "3"));
    }

    @Test
    void lengths() {
        Workspace.requireLength("Net.loss", "H", 1, HUGE);
        Workspace.requireLength("Net.loss", "H", 1, HUGE, 1);
        Workspace.requireLength("Net.loss", "H", 1, HUGE, 1, 1);
        Workspace.requireLength("Net.loss", "H", 1, 1, HUGE, 1, 1);
        Workspace.requireLength("Net.loss", "H", HUGE, HUGE, 0);
        Workspace.requireLength("Net.loss", "H", HUGE, HUGE, HUGE, 0);
        Workspace.requireLength("Net.loss", "H", HUGE, HUGE, HUGE, HUGE, 0);
        Workspace.requireLength("Net.loss", "H", new int[0]);
        assertTooLong("65536x32768", () -> Workspace.requireLength("Net.loss", "H", 65536, 32768));
        assertTooLong("65536x1x32768", () -> Workspace.requireLength("Net.loss", "H", 65536, 1, 32768));
        // Their product is 2^64, and 0 as a long.
        assertTooLong(
                "65536x65536x65536x65536", () -> Workspace.requireLength("Net.loss", "H", 65536, 65536, 65536, 65536));
        assertTooLong(
                "1x65536x65536x65536x65536",
                () -> Workspace.requireLength("Net.loss", "H", 1, 65536, 65536, 65536, 65536));
    }

    private static void assertTooLong(String shape, Executable action) {
        assertFails(IllegalArgumentException.class, "Net.loss: H has " + shape + " components: too many", action);
    }

    @Test
    void indices() {
        Workspace.requireIndex("Net.loss", "the row of W", 0, 3);
        Workspace.requireIndex("Net.loss", "the row of W", 2, 3);
        for (int index : new int[] {-1, 3}) {
            assertFails(
                    IndexOutOfBoundsException.class,
                    "Net.loss: the row of W is " + index + ", which is not in [0, 3)",
                    () -> Workspace.requireIndex("Net.loss", "the row of W", index, 3));
        }
    }

    @Test
    void orderOfCalls() {
        Workspace.requireForward(true, "Net.loss");
        Workspace.requireBackward(true, "Net.loss");
        assertFails(
                IllegalStateException.class,
                "Net.loss: call forward first",
                () -> Workspace.requireForward(false, "Net.loss"));
        assertFails(
                IllegalStateException.class,
                "Net.loss: call forward and backward first",
                () -> Workspace.requireBackward(false, "Net.loss"));
    }

    @Test
    void sameComponents() {
        double[] data = {1, 2};
        assertEquals(true, Workspace.isSame(Vector.wrap(data), Matrix.wrap(1, 2, data)));
        assertEquals(false, Workspace.isSame(Vector.of(data), Vector.of(data)));
        assertEquals(false, Workspace.isSame(null, Vector.of(data)));
    }

    @Test
    void arraysThatFitAreKept() {
        double[] array = {1, 2};
        assertSame(array, Workspace.sized(array, 2));
        assertArrayEquals(new double[3], Workspace.sized(array, 3));
        assertArrayEquals(new double[0], Workspace.sized((double[]) null, 0));
        Vector vector = Vector.of(array);
        assertSame(vector, Workspace.sized(vector, 2));
        assertEquals(Vector.zeros(1), Workspace.sized(vector, 1));
        Matrix matrix = Matrix.of(1, 2, array);
        assertSame(matrix, Workspace.sized(matrix, 1, 2));
        assertEquals(Matrix.zeros(2, 1), Workspace.sized(matrix, 2, 1));
    }

    @Test
    void tensorsThatFitAreKept() {
        Tensor three = Tensor.of(new int[] {2, 1, 1}, 1, 2);
        assertSame(three, Workspace.sized(three, 2, 1, 1));
        assertSame(three, Workspace.sized(three, new int[] {2, 1, 1}));
        assertEquals(Tensor.zeros(1, 2, 1), Workspace.sized(three, 1, 2, 1));
        assertEquals(Tensor.zeros(2, 2, 1), Workspace.sized(three, 2, 2, 1));
        assertEquals(Tensor.zeros(2, 1, 2), Workspace.sized(three, 2, 1, 2));
        assertEquals(Tensor.zeros(2, 1, 1, 1), Workspace.sized(three, 2, 1, 1, 1));

        Tensor four = Tensor.of(new int[] {1, 2, 1, 1}, 1, 2);
        assertSame(four, Workspace.sized(four, 1, 2, 1, 1));
        assertEquals(Tensor.zeros(1, 1, 2, 1), Workspace.sized(four, 1, 1, 2, 1));
        assertEquals(Tensor.zeros(1, 2, 1, 2), Workspace.sized(four, 1, 2, 1, 2));
        assertEquals(Tensor.zeros(1, 2, 1), Workspace.sized(four, 1, 2, 1));

        Tensor five = Tensor.of(new int[] {1, 1, 2, 1, 1}, 1, 2);
        assertSame(five, Workspace.sized(five, 1, 1, 2, 1, 1));
        assertEquals(Tensor.zeros(1, 1, 1, 2, 1), Workspace.sized(five, 1, 1, 1, 2, 1));
        assertEquals(Tensor.zeros(2), Workspace.sized(five, 2));
        assertEquals(Tensor.zeros(), Workspace.sized(five));
        assertEquals(Tensor.zeros(2, 3, 4), Workspace.sized(null, 2, 3, 4));
        assertEquals(Tensor.zeros(2, 3, 4, 5), Workspace.sized(null, 2, 3, 4, 5));
        assertEquals(Tensor.zeros(1, 1, 1, 1, 2), Workspace.sized(null, 1, 1, 1, 1, 2));
    }

    @Test
    void growingKeepsTheContents() {
        assertArrayEquals(new double[3], Workspace.grown(null, 3));
        double[] array = {1, 2, 3};
        assertSame(array, Workspace.grown(array, 3));
        assertSame(array, Workspace.grown(array, 0));
        assertArrayEquals(new double[] {1, 2, 3, 0, 0, 0}, Workspace.grown(array, 4));
        assertArrayEquals(new double[] {1, 2, 3, 0, 0, 0, 0}, Workspace.grown(array, 7));
        assertNotSame(array, Workspace.grown(array, 4));
        assertArrayEquals(new double[] {1, 2, 3}, array);
        assertArrayEquals(new double[2], Workspace.grown(new double[0], 2));
    }

    private static void assertFails(Class<? extends Exception> type, String message, Executable action) {
        assertEquals(message, assertThrows(type, action).getMessage());
    }
}
