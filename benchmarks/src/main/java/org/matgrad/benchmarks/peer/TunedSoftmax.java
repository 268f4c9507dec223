package org.matgrad.benchmarks.peer;

import static org.matgrad.benchmarks.problem.Digits.CLASSES;

/** The mean cross-entropy of rows of 10 logits, which lie 16 numbers apart. */
final class TunedSoftmax {
    private final double[] shifted;
    private final double[] exponents;

    TunedSoftmax(int N) {
        shifted = new double[N * 16];
        exponents = new double[N * 16];
    }

    /** Reads the logits from G and leaves there the gradient with respect to them; its column sums go to db. */
    double crossEntropy(double[] G, double[] db, double[] T, int N, boolean ownExp) {
        for (int n = 0; n < N; n++) {
            int at = n * 16;
            double max = G[at];
            for (int c = 1; c < CLASSES; c++) {
                if (G[at + c] > max) {
                    max = G[at + c];
                }
            }
            for (int c = 0; c < 16; c++) {
                shifted[at + c] = c < CLASSES ? G[at + c] - max : 0;
            }
        }
        if (ownExp) {
            System.arraycopy(shifted, 0, G, 0, N * 16);
            TunedMath.exp(G, exponents, N * 16);
        } else {
            for (int n = 0; n < N; n++) {
                for (int c = 0; c < CLASSES; c++) {
                    G[n * 16 + c] = Math.exp(shifted[n * 16 + c]);
                }
            }
        }
        for (int c = 0; c < CLASSES; c++) {
            db[c] = 0;
        }
        double loss = 0;
        double perRow = 1.0 / N;
        for (int n = 0; n < N; n++) {
            int at = n * 16;
            int t = n * CLASSES;
            double sum = 0;
            for (int c = 0; c < CLASSES; c++) {
                sum += G[at + c];
            }
            double log = Math.log(sum);
            double scale = perRow / sum;
            for (int c = 0; c < CLASSES; c++) {
                double target = T[t + c];
                loss -= target * (shifted[at + c] - log);
                double g = G[at + c] * scale - target * perRow;
                G[at + c] = g;
                db[c] += g;
            }
            for (int c = CLASSES; c < 16; c++) {
                G[at + c] = 0;
            }
        }
        return loss * perRow;
    }
}
