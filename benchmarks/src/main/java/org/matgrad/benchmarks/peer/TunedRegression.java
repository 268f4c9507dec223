package org.matgrad.benchmarks.peer;

import static org.matgrad.benchmarks.problem.Digits.CLASSES;
import static org.matgrad.benchmarks.problem.Digits.PIXELS;

import org.matgrad.benchmarks.problem.Digits;

/** The gradient of softmax regression, written by hand for these very sizes in the fastest shapes known. */
final class TunedRegression {
    final double[] dW = new double[PIXELS * CLASSES];
    final double[] db = new double[CLASSES];
    private final boolean ownExp;
    private final TunedLoops.Strips strips = new TunedLoops.Strips(PIXELS, 16);
    private final TunedLoops.Sums sums = new TunedLoops.Sums(CLASSES, PIXELS);
    private final double[] G;
    private final TunedSoftmax softmax;

    /**
     * Reserves everything.
     *
     * @param N the greatest batch, of 3 rows or more
     * @param ownExp whether to use the exponential function of {@link TunedMath} instead of Java's
     */
    TunedRegression(int N, boolean ownExp) {
        this.ownExp = ownExp;
        this.G = new double[N * 16];
        this.softmax = new TunedSoftmax(N);
    }

    double gradient(double[] W, double[] b, double[] X, double[] T, int N) {
        strips.pack(W, PIXELS, CLASSES);
        strips.multiply(G, X, PIXELS, b, N);
        double loss = softmax.crossEntropy(G, db, T, N, ownExp) + Digits.DECAY * TunedLoops.squaredNorm(W);
        sums.clear();
        sums.add(G, 16, X, N);
        sums.store(dW, W, 2 * Digits.DECAY);
        return loss;
    }
}
