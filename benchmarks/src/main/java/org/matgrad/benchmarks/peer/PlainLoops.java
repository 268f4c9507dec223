package org.matgrad.benchmarks.peer;

import org.matgrad.benchmarks.problem.Digits;

/** Loops as in a textbook. Arrays are row-major. */
final class PlainLoops {

    private PlainLoops() {}

    /** Y[i,j] = b[j] + Σₖ X[i,k]·W[k,j]. */
    static void affine(double[] Y, double[] X, double[] W, double[] b, int rows, int columns, int inner) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = b[j];
                for (int k = 0; k < inner; k++) {
                    sum += X[i * inner + k] * W[k * columns + j];
                }
                Y[i * columns + j] = sum;
            }
        }
    }

    /** The mean cross-entropy of N rows, and its gradient G with respect to the logits. */
    static double crossEntropy(double[] G, double[] logits, double[] T, int N, int C) {
        double loss = 0;
        for (int n = 0; n < N; n++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < C; c++) {
                max = Math.max(max, logits[n * C + c]);
            }
            double sum = 0;
            for (int c = 0; c < C; c++) {
                double e = Math.exp(logits[n * C + c] - max);
                G[n * C + c] = e;
                sum += e;
            }
            double log = Math.log(sum);
            for (int c = 0; c < C; c++) {
                loss -= T[n * C + c] * (logits[n * C + c] - max - log);
                G[n * C + c] = (G[n * C + c] / sum - T[n * C + c]) / N;
            }
        }
        return loss / N;
    }

    /** dW[i,j] = Σₙ X[n,i]·G[n,j] + the gradient of the decay. */
    static void weightGradient(double[] dW, double[] X, double[] G, double[] W, int rows, int columns, int N) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 2 * Digits.DECAY * W[i * columns + j];
                for (int n = 0; n < N; n++) {
                    sum += X[n * rows + i] * G[n * columns + j];
                }
                dW[i * columns + j] = sum;
            }
        }
    }

    static void columnSums(double[] sums, double[] A, int rows, int columns) {
        for (int j = 0; j < columns; j++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += A[i * columns + j];
            }
            sums[j] = sum;
        }
    }

    static double squaredNorm(double[] A) {
        double sum = 0;
        for (double a : A) {
            sum += a * a;
        }
        return sum;
    }
}
