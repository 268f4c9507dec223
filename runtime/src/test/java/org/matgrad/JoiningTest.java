package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.matgrad.MatrixMath.concat;
import static org.matgrad.MatrixMath.stackColumns;
import static org.matgrad.MatrixMath.stackRows;
import static org.matgrad.VectorTest.assertFails;

import org.junit.jupiter.api.Test;

class JoiningTest {

    private final Matrix a = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
    private final Matrix row = Matrix.of(1, 3, 7, 8, 9);
    private final Matrix column = Matrix.of(2, 1, 7, 8);
    private final Vector x = Vector.of(1, 2);

    @Test
    void vectors() {
        assertEquals(Vector.of(1, 2, 5, 1, 2), concat(x, Vector.of(5), Vector.of(), x));
        assertEquals(x, concat(x));
        assertNotSame(x.data(), concat(x).data());
        assertEquals(Vector.of(), concat());
    }

    @Test
    void rows() {
        assertEquals(Matrix.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9), stackRows(a, row));
        assertEquals(Matrix.of(4, 3, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9), stackRows(row, a, Matrix.zeros(0, 3), row));
        assertEquals(a, stackRows(a));
        assertNotSame(a.data(), stackRows(a).data());
        assertEquals(Matrix.zeros(5, 0), stackRows(Matrix.zeros(2, 0), Matrix.zeros(3, 0)));
        assertEquals(Matrix.zeros(0, 0), stackRows());
    }

    @Test
    void columns() {
        assertEquals(Matrix.of(2, 4, 1, 2, 3, 7, 4, 5, 6, 8), stackColumns(a, column));
        assertEquals(
                Matrix.of(2, 5, 7, 1, 2, 3, 7, 8, 4, 5, 6, 8), stackColumns(column, a, Matrix.zeros(2, 0), column));
        assertEquals(a, stackColumns(a));
        assertNotSame(a.data(), stackColumns(a).data());
        assertEquals(Matrix.zeros(0, 5), stackColumns(Matrix.zeros(0, 2), Matrix.zeros(0, 3)));
        assertEquals(Matrix.zeros(0, 0), stackColumns());
    }

    @Test
    void mismatches() {
        assertFails(
                IllegalArgumentException.class, "stackRows: 2x3 matrix and a 2x1 matrix", () -> stackRows(a, column));
        assertFails(
                IllegalArgumentException.class,
                "stackColumns: 2x3 matrix and a 1x3 matrix",
                () -> stackColumns(a, a, row));
        assertFails(
                IllegalArgumentException.class,
                "stackRows: 2x3 matrix and a 0x0 matrix",
                () -> stackRows(a, Matrix.zeros(0, 0)));
    }

    @Test
    void tooLarge() {
        Matrix many = Matrix.zeros(Integer.MAX_VALUE, 0);
        assertFails(IllegalArgumentException.class, "stackRows: 4294967294 rows are too many", () -> {
            stackRows(many, many);
        });
        assertFails(IllegalArgumentException.class, "stackColumns: 4294967294 columns are too many", () -> {
            stackColumns(many.transpose(), many.transpose());
        });
    }

    @Test
    void nullsAreNamed() {
        assertFails(NullPointerException.class, "parts", () -> concat((Vector[]) null));
        assertFails(NullPointerException.class, "parts[1]", () -> concat(x, null));
        assertFails(NullPointerException.class, "parts[0]", () -> stackRows(null, a));
        assertFails(NullPointerException.class, "parts[1]", () -> stackColumns(a, null));
    }
}
