package org.matgrad.benchmarks.peer;

import org.matgrad.benchmarks.core.Call;

/** A product and its adjoints as sums over one index. */
final class PlainProduct implements Call {
    private final int n;
    private final double[] A;
    private final double[] B;
    private final double[] G;
    private final double[] C;
    private final double[] dA;
    private final double[] dB;

    PlainProduct(int n, double[] A, double[] B, double[] G) {
        this.n = n;
        this.A = A;
        this.B = B;
        this.G = G;
        this.C = new double[n * n];
        this.dA = new double[n * n];
        this.dB = new double[n * n];
    }

    @Override
    public Object run() {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += A[i * n + k] * B[k * n + j];
                }
                C[i * n + j] = sum;
            }
        }
        adjoints();
        return C;
    }

    private void adjoints() {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += G[i * n + j] * B[k * n + j];
                }
                dA[i * n + k] = sum;
            }
        }
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += A[i * n + k] * G[i * n + j];
                }
                dB[k * n + j] = sum;
            }
        }
    }

    @Override
    public double[][] results() {
        return new double[][] {C, dA, dB};
    }
}
