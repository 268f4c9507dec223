package org.matgrad.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.matgrad.Matrix;
import org.matgrad.Vector;
import org.matgrad.samples.digits.Dataset;

/**
 * What the models are called with.
 *
 * @param X images, one a row
 * @param T what they show: 1 at the digit, else 0
 */
record Digits(Matrix X, Matrix T) {
    static final int PIXELS = Dataset.PIXELS;
    static final int HIDDEN = 32;
    static final int CLASSES = Dataset.CLASSES;

    /** What both models charge for large weights. */
    static final double DECAY = 1e-4;

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
        Matrix weights = Matrix.zeros(rows, columns);
        fill(weights.data(), 1 / Math.sqrt(rows), seed);
        return weights;
    }

    static Vector biases(int size, long seed) {
        Vector biases = Vector.zeros(size);
        fill(biases.data(), 0.1, seed);
        return biases;
    }

    private static void fill(double[] data, double scale, long seed) {
        Random random = new Random(seed);
        for (int k = 0; k < data.length; k++) {
            data[k] = scale * random.nextGaussian();
        }
    }
}
