package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.matgrad.MatrixMath.matrix;
import static org.matgrad.MatrixMath.max;
import static org.matgrad.MatrixMath.min;
import static org.matgrad.MatrixMath.product;
import static org.matgrad.MatrixMath.sum;
import static org.matgrad.MatrixMath.tensor;
import static org.matgrad.MatrixMath.vector;
import static org.matgrad.VectorTest.assertFails;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormulasTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    private final Matrix a = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
    private final Vector x = Vector.of(3, -4, 1);

    @Test
    void arrays() {
        assertEquals(Vector.of(0, 1, 4), vector(3, i -> i * i));
        assertEquals(Matrix.of(2, 3, 0, 1, 2, 10, 11, 12), matrix(2, 3, (i, j) -> 10 * i + j));
        assertEquals(
                Tensor.of(new int[] {2, 1, 3}, 0, 1, 2, 100, 101, 102),
                tensor(2, 1, 3, (i, j, k) -> 100 * i + 10 * j + k));
        assertEquals(
                Tensor.of(new int[] {1, 2, 2, 2}, 0, 1, 10, 11, 100, 101, 110, 111),
                tensor(1, 2, 2, 2, (i, j, k, l) -> 1000 * i + 100 * j + 10 * k + l));
    }

    @Test
    void emptyArrays() {
        assertEquals(Vector.of(), vector(0, i -> 1));
        assertEquals(Matrix.zeros(0, 3), matrix(0, 3, (i, j) -> 1));
        assertEquals(Matrix.zeros(2, 0), matrix(2, 0, (i, j) -> 1));
        assertEquals(Tensor.zeros(2, 0, 3), tensor(2, 0, 3, (i, j, k) -> 1));
        assertEquals(Tensor.zeros(2, 3, 4, 0), tensor(2, 3, 4, 0, (i, j, k, l) -> 1));
    }

    @Test
    void impossibleSizes() {
        assertFails(IllegalArgumentException.class, "vector: negative size -1", () -> vector(-1, i -> 1));
        assertFails(IllegalArgumentException.class, "matrix: negative size -1", () -> matrix(0, -1, (i, j) -> 1));
        assertFails(IllegalArgumentException.class, "tensor: negative size -2", () -> tensor(0, 1, -2, (i, j, k) -> 1));
        assertFails(
                IllegalArgumentException.class,
                "tensor: 256x256x256x256 components are too many",
                () -> tensor(256, 256, 256, 256, (i, j, k, l) -> 1));
    }

    /** A reduction of a formula, that of a vector which it must agree with, and its value for no components. */
    record Reduction(String name, OfFormula ofFormula, OfVector ofVector, double empty) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface OfFormula {
        double apply(int n, IntToDoubleFunction formula);
    }

    interface OfVector {
        double apply(Vector x);
    }

    static Stream<Reduction> reductions() {
        return Stream.of(
                new Reduction("sum", MatrixMath::sum, MatrixMath::sum, 0),
                new Reduction("product", MatrixMath::product, MatrixMath::product, 1),
                new Reduction("max", MatrixMath::max, MatrixMath::max, -INF),
                new Reduction("min", MatrixMath::min, MatrixMath::min, INF));
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void reductionsAgreeWithThoseOfVectors(Reduction f) {
        for (Vector y : List.of(x, Vector.of(1, 1e100, -1e100), Vector.of(2, Double.NaN, 3), Vector.of(-0.0))) {
            assertEquals(f.ofVector.apply(y), f.ofFormula.apply(y.size(), y::get), f + " of " + y);
        }
        assertEquals(f.empty, f.ofFormula.apply(0, i -> 7));
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void wrongArguments(Reduction f) {
        assertFails(IllegalArgumentException.class, f + ": negative size -1", () -> f.ofFormula.apply(-1, i -> 7));
        assertFails(NullPointerException.class, "formula", () -> f.ofFormula.apply(2, null));
    }

    @Test
    void nullsAreNamed() {
        assertFails(NullPointerException.class, "formula", () -> vector(1, null));
        assertFails(NullPointerException.class, "formula", () -> matrix(1, 1, null));
        assertFails(NullPointerException.class, "formula", () -> tensor(0, 1, 1, null));
        assertFails(NullPointerException.class, "formula", () -> tensor(1, 1, 1, 1, null));
    }

    @Test
    void formulasNest() {
        Matrix b = Matrix.of(3, 2, 1, 0, -1, 2, 5, -3);
        assertEquals(a.times(b), matrix(2, 2, (i, j) -> sum(3, k -> a.get(i, k) * b.get(k, j))));
        assertEquals(15, max(2, i -> sum(3, j -> a.get(i, j))));
        assertEquals(6, min(2, i -> product(3, j -> a.get(i, j))));
    }

    /** That each of these compiles is the point. */
    @Test
    void theOtherFormsOfTheSameNamesRemain() {
        int n = 2;
        assertEquals(0, sum(x));
        assertEquals(21, sum(a));
        assertEquals(-12, product(x));
        assertEquals(3, max(x));
        assertEquals(3, max(n, 3));
        assertEquals(2, min(n, 2.5));
        assertEquals(Vector.of(3, 2, 2), max(x, n));
        assertEquals(Vector.of(3, -4, 1), min(x, x));
        assertEquals(Matrix.of(2, 3, 2, 2, 3, 4, 5, 6), max(a, n));
        assertEquals(2, sum(n, i -> 1));
        assertEquals(1, max(n, (int i) -> i));
        assertEquals(-4, min(n, x::get));
    }
}
