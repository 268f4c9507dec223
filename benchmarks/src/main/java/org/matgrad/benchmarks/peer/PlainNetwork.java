package org.matgrad.benchmarks.peer;

import org.matgrad.benchmarks.problem.Digits;

/** The gradient of the network as one writes it down: a loop for each index, nothing else. */
final class PlainNetwork {
    final double[] dW1;
    final double[] db1;
    final double[] dW2;
    final double[] db2;
    private final int D;
    private final int H;
    private final int C;
    private final double[] hidden;
    private final double[] logits;
    private final double[] G;
    private final double[] dHidden;

    PlainNetwork(int N, int D, int H, int C) {
        this.D = D;
        this.H = H;
        this.C = C;
        this.dW1 = new double[D * H];
        this.db1 = new double[H];
        this.dW2 = new double[H * C];
        this.db2 = new double[C];
        this.hidden = new double[N * H];
        this.logits = new double[N * C];
        this.G = new double[N * C];
        this.dHidden = new double[N * H];
    }

    double gradient(double[] W1, double[] b1, double[] W2, double[] b2, double[] X, double[] T, int N) {
        PlainLoops.affine(hidden, X, W1, b1, N, H, D);
        for (int i = 0; i < N * H; i++) {
            hidden[i] = Math.tanh(hidden[i]);
        }
        PlainLoops.affine(logits, hidden, W2, b2, N, C, H);
        double loss = PlainLoops.crossEntropy(G, logits, T, N, C)
                + Digits.DECAY * (PlainLoops.squaredNorm(W1) + PlainLoops.squaredNorm(W2));
        PlainLoops.weightGradient(dW2, hidden, G, W2, H, C, N);
        PlainLoops.columnSums(db2, G, N, C);
        for (int n = 0; n < N; n++) {
            for (int h = 0; h < H; h++) {
                double sum = 0;
                for (int c = 0; c < C; c++) {
                    sum += G[n * C + c] * W2[h * C + c];
                }
                double y = hidden[n * H + h];
                dHidden[n * H + h] = sum * (1 - y * y);
            }
        }
        PlainLoops.weightGradient(dW1, X, dHidden, W1, D, H, N);
        PlainLoops.columnSums(db1, dHidden, N, H);
        return loss;
    }
}
