package org.matgrad.benchmarks.peer;

/** The logistic loss and its gradient, from their formulas: one point after the other. */
final class PlainLogistic {

    private PlainLogistic() {}

    static double gradient(double[] dw, double[] w, double[] X, double[] y) {
        int N = y.length;
        int D = w.length;
        for (int j = 0; j < D; j++) {
            dw[j] = 0;
        }
        double loss = 0;
        for (int n = 0; n < N; n++) {
            double z = 0;
            for (int j = 0; j < D; j++) {
                z += X[n * D + j] * w[j];
            }
            loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y[n] * z;
            double g = (1 / (1 + Math.exp(-z)) - y[n]) / N;
            for (int j = 0; j < D; j++) {
                dw[j] += g * X[n * D + j];
            }
        }
        return loss / N;
    }
}
