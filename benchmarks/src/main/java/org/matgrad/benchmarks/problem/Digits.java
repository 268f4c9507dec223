package org.matgrad.benchmarks.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.matgrad.Matrix;
import org.matgrad.samples.digits.Dataset;

/**
 * What the models are called with.
 *
 * @param X images, one a row
 * @param T what they show: 1 at the digit, else 0
 */
public record Digits(Matrix X, Matrix T) {
    /** How many numbers an image has. */
    public static final int PIXELS = Dataset.PIXELS;
    /** How many digits there are. */
    public static final int CLASSES = Dataset.CLASSES;
    /** What both models charge for large weights. */
    public static final double DECAY = 1e-4;

    /** The first images of the training part. */
    static Digits batch(int size) {
        try {
            Dataset train = Dataset.load().split(1_400, 1).train();
            return new Digits(train.images().rows(0, size), train.targets().rows(0, size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Matrix weights(int rows, int columns, long seed) {
        return Matrix.wrap(rows, columns, RandomNumbers.normal(rows * columns, 1 / Math.sqrt(rows), seed));
    }
}
