package org.matgrad.benchmarks.peer;

import org.matgrad.benchmarks.problem.Digits;

/** The gradient of softmax regression as one writes it down: a loop for each index, nothing else. */
final class PlainRegression {
    final double[] dW;
    final double[] db;
    private final int D;
    private final int C;
    private final double[] logits;
    private final double[] G;

    PlainRegression(int N, int D, int C) {
        this.D = D;
        this.C = C;
        this.dW = new double[D * C];
        this.db = new double[C];
        this.logits = new double[N * C];
        this.G = new double[N * C];
    }

    double gradient(double[] W, double[] b, double[] X, double[] T, int N) {
        PlainLoops.affine(logits, X, W, b, N, C, D);
        double loss = PlainLoops.crossEntropy(G, logits, T, N, C) + Digits.DECAY * PlainLoops.squaredNorm(W);
        PlainLoops.weightGradient(dW, X, G, W, D, C, N);
        PlainLoops.columnSums(db, G, N, C);
        return loss;
    }
}
