package org.matgrad.benchmarks.peer;

import static org.matgrad.benchmarks.problem.Digits.CLASSES;
import static org.matgrad.benchmarks.problem.Digits.DECAY;
import static org.matgrad.benchmarks.problem.Digits.PIXELS;

/** The gradient of the network, written by hand for these very sizes in the fastest shapes known. */
final class TunedNetwork {
    static final int HIDDEN = 32;
    final double[] dW1 = new double[PIXELS * HIDDEN];
    final double[] db1 = new double[HIDDEN];
    final double[] dW2 = new double[HIDDEN * CLASSES];
    final double[] db2 = new double[CLASSES];
    private final boolean ownExp;
    private final TunedLoops.Strips first = new TunedLoops.Strips(PIXELS, HIDDEN);
    private final TunedLoops.Strips second = new TunedLoops.Strips(HIDDEN, 16);
    private final TunedLoops.Strips back = new TunedLoops.Strips(12, HIDDEN);
    private final TunedLoops.Sums firstSums = new TunedLoops.Sums(HIDDEN, PIXELS);
    private final TunedLoops.Sums secondSums = new TunedLoops.Sums(CLASSES, HIDDEN);
    private final double[] hidden;
    private final double[] dHidden;
    private final double[] exponents;
    private final double[] G;
    private final double[] none = new double[HIDDEN];
    private final TunedSoftmax softmax;

    /**
     * Reserves everything.
     *
     * @param N the greatest batch, of 3 rows or more
     * @param ownExp whether to use the exponential function of {@link TunedMath} instead of Java's
     */
    TunedNetwork(int N, boolean ownExp) {
        this.ownExp = ownExp;
        this.hidden = new double[N * HIDDEN];
        this.dHidden = new double[N * HIDDEN];
        this.exponents = new double[N * HIDDEN];
        this.G = new double[N * 16];
        this.softmax = new TunedSoftmax(N);
    }

    double gradient(double[] W1, double[] b1, double[] W2, double[] b2, double[] X, double[] T, int N) {
        first.pack(W1, PIXELS, HIDDEN);
        first.multiply(hidden, X, PIXELS, b1, N);
        tanh(N * HIDDEN);
        second.pack(W2, HIDDEN, CLASSES);
        second.multiply(G, hidden, HIDDEN, b2, N);
        double loss = softmax.crossEntropy(G, db2, T, N, ownExp)
                + DECAY * (TunedLoops.squaredNorm(W1) + TunedLoops.squaredNorm(W2));
        secondSums.clear();
        secondSums.add(G, 16, hidden, N);
        secondSums.store(dW2, W2, 2 * DECAY);
        back.packTransposed(W2, HIDDEN, CLASSES);
        back.multiply(dHidden, G, 16, none, N);
        for (int i = 0; i < N * HIDDEN; i++) {
            dHidden[i] = dHidden[i] * (1 - hidden[i] * hidden[i]);
        }
        columnSums(N);
        firstSums.clear();
        firstSums.add(dHidden, HIDDEN, X, N);
        firstSums.store(dW1, W1, 2 * DECAY);
        return loss;
    }

    private void tanh(int length) {
        if (ownExp) {
            TunedMath.tanh(hidden, exponents, length);
        } else {
            for (int i = 0; i < length; i++) {
                hidden[i] = Math.tanh(hidden[i]);
            }
        }
    }

    private void columnSums(int N) {
        for (int h = 0; h < HIDDEN; h += 4) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int at = h; at < N * HIDDEN; at += HIDDEN) {
                s0 += dHidden[at];
                s1 += dHidden[at + 1];
                s2 += dHidden[at + 2];
                s3 += dHidden[at + 3];
            }
            db1[h] = s0;
            db1[h + 1] = s1;
            db1[h + 2] = s2;
            db1[h + 3] = s3;
        }
    }
}
