package org.matgrad.samples.seed;

import java.util.Random;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** Random arrays, the same in every run. */
final class RandomArrays {
    private final Random random = new Random(7);

    Vector vector(int size) {
        return Vector.wrap(random.doubles(size, -1, 1).toArray());
    }

    Matrix matrix(int rows, int columns) {
        return Matrix.wrap(
                rows, columns, random.doubles((long) rows * columns, -1, 1).toArray());
    }
}
