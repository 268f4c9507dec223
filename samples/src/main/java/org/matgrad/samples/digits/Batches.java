package org.matgrad.samples.digits;

import java.util.Random;
import org.matgrad.Matrix;

/**
 * Batches of equal size, in a new random order every epoch. They are copied into the same two arrays, one after the
 * other. Images that don't fill a last batch are left out of that epoch.
 */
final class Batches {
    private final Matrix images;
    private final Matrix targets;
    private final int[] order;
    private final Random random;
    private final Matrix X;
    private final Matrix T;

    Batches(Dataset dataset, int size, Random random) {
        this.images = dataset.images();
        this.targets = dataset.targets();
        this.order = Shuffling.order(dataset.size(), random);
        this.random = random;
        this.X = Matrix.zeros(size, images.columns());
        this.T = Matrix.zeros(size, targets.columns());
    }

    /** How many batches an epoch has. */
    int count() {
        return order.length / X.rows();
    }

    /** Starts the next epoch. */
    void shuffle() {
        Shuffling.shuffle(order, random);
    }

    /** Makes {@link #X} and {@link #T} the batch of this number. */
    void read(int batch) {
        for (int row = 0; row < X.rows(); row++) {
            int from = order[batch * X.rows() + row];
            copyRow(images, from, X, row);
            copyRow(targets, from, T, row);
        }
    }

    private static void copyRow(Matrix source, int from, Matrix target, int to) {
        int length = source.columns();
        System.arraycopy(source.data(), from * length, target.data(), to * length, length);
    }

    /** The images of the batch. */
    Matrix X() {
        return X;
    }

    /** The classes of the batch. */
    Matrix T() {
        return T;
    }
}
