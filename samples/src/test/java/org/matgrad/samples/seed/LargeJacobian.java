package org.matgrad.samples.seed;

import java.util.Random;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;

/** Makes and applies the Jacobians of a 1000 by 1000 product by its factors, which have 10¹² components each. */
final class LargeJacobian {
    private static final int SIZE = 1000;

    private LargeJacobian() {}

    /** Ends with an exception where a product is not what it has to be. */
    public static void main(String[] args) {
        Matrix X = matrix(1);
        Matrix W = matrix(2);
        SeedBatch batch = new SeedBatch();
        batch.forward(X, W);
        SeedBatch.Jacobians jacobians = batch.jacobian();
        Matrix v = matrix(3);
        check(jacobians.X(), v, (i, j) -> row(v, i, W, j), (i, j) -> rows(v, i, W, j));
        check(jacobians.W(), v, (i, j) -> row(X, i, v, j), (i, j) -> columns(X, i, v, j));
        System.out.println("applied");
    }

    private interface Component {
        double at(int row, int column);
    }

    private static void check(Jacobian jacobian, Matrix v, Component times, Component transposeTimes) {
        if (jacobian.storedNumbers() != (long) SIZE * SIZE || jacobian.nonzeros() != (long) SIZE * SIZE * SIZE) {
            throw new AssertionError(jacobian + " stores " + jacobian.storedNumbers());
        }
        check((Matrix) jacobian.times(v), times);
        check((Matrix) jacobian.transposeTimes(v), transposeTimes);
    }

    private static void check(Matrix actual, Component expected) {
        Random random = new Random(4);
        for (int n = 0; n < 100; n++) {
            int i = random.nextInt(SIZE);
            int j = random.nextInt(SIZE);
            if (Math.abs(actual.get(i, j) - expected.at(i, j)) > 1e-9) {
                throw new AssertionError("component " + i + ", " + j);
            }
        }
    }

    private static double row(Matrix a, int i, Matrix b, int j) {
        double sum = 0;
        for (int k = 0; k < SIZE; k++) {
            sum += a.get(i, k) * b.get(k, j);
        }
        return sum;
    }

    private static double rows(Matrix a, int i, Matrix b, int j) {
        double sum = 0;
        for (int k = 0; k < SIZE; k++) {
            sum += a.get(i, k) * b.get(j, k);
        }
        return sum;
    }

    private static double columns(Matrix a, int i, Matrix b, int j) {
        double sum = 0;
        for (int k = 0; k < SIZE; k++) {
            sum += a.get(k, i) * b.get(k, j);
        }
        return sum;
    }

    private static Matrix matrix(long seed) {
        return Matrix.wrap(
                SIZE, SIZE, new Random(seed).doubles((long) SIZE * SIZE).toArray());
    }
}
