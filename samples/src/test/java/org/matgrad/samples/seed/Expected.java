package org.matgrad.samples.seed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Vector;

/**
 * What a derivative ∂out/∂in has to be, by a formula for each component.
 *
 * @param outSizes the sizes of the output
 * @param inSizes the sizes of the input
 * @param partial the formula
 */
record Expected(int[] outSizes, int[] inSizes, Partial partial) {
    private static final double TOLERANCE = 1e-12;

    /** A component's partial; the output's indices come first. */
    @FunctionalInterface
    interface Partial {
        double at(int... outThenIn);
    }

    static double delta(int i, int j) {
        return i == j ? 1 : 0;
    }

    /** Compares every component, and the number of axes. */
    void assertIs(Jacobian jacobian) {
        assertArrayEquals(outSizes, jacobian.outSizes());
        assertArrayEquals(inSizes, jacobian.inSizes());
        Matrix dense = matrix();
        for (int row = 0; row < dense.rows(); row++) {
            for (int column = 0; column < dense.columns(); column++) {
                int[] at = indices(row, column);
                assertEquals(dense.get(row, column), jacobian.get(at), TOLERANCE, jacobian::toString);
            }
        }
        assertEqual(dense, jacobian.toMatrix());
    }

    /** The gradient of the output's inner product with u, flat. */
    void assertGradient(NumericArray u, NumericArray gradient) {
        Vector expected = Vector.wrap(u.data()).times(matrix());
        assertArrayEquals(expected.data(), gradient.data(), TOLERANCE);
    }

    /** The derivative of the output along v, flat. */
    Vector along(NumericArray v) {
        return matrix().times(Vector.wrap(v.data()));
    }

    static void assertEqual(NumericArray expected, NumericArray actual) {
        assertEquals(expected.rank(), actual.rank());
        for (int axis = 0; axis < expected.rank(); axis++) {
            assertEquals(expected.size(axis), actual.size(axis));
        }
        assertArrayEquals(expected.data(), actual.data(), TOLERANCE);
    }

    /** A row for each component of the output, a column for each of the input. */
    private Matrix matrix() {
        Matrix matrix = Matrix.zeros(length(outSizes), length(inSizes));
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                matrix.data()[row * matrix.columns() + column] = partial.at(indices(row, column));
            }
        }
        return matrix;
    }

    private int[] indices(int row, int column) {
        return IntStream.concat(IntStream.of(indices(row, outSizes)), IntStream.of(indices(column, inSizes)))
                .toArray();
    }

    private static int[] indices(int position, int... sizes) {
        int[] indices = new int[sizes.length];
        int rest = position;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            indices[axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
        return indices;
    }

    private static int length(int... sizes) {
        return IntStream.of(sizes).reduce(1, (a, b) -> a * b);
    }
}
