package org.matgrad.kernel;

/** Running sums. Their results may be written over their operands, at the same place. */
public final class Scans {

    private Scans() {}

    /**
     * Sets y[i] = x[0] + ... + x[i], from left to right.
     *
     * @param x the terms
     * @param n the number of terms
     * @param y the sums
     */
    public static void cumulativeSum(double[] x, int xAt, int n, double[] y, int yAt) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[xAt + i];
            y[yAt + i] = sum;
        }
    }

    /**
     * Sets y[i] = x[n-1] + ... + x[i], from right to left.
     *
     * @param x the terms
     * @param n the number of terms
     * @param y the sums
     */
    public static void reverseCumulativeSum(double[] x, int xAt, int n, double[] y, int yAt) {
        double sum = 0;
        for (int i = n - 1; i >= 0; i--) {
            sum += x[xAt + i];
            y[yAt + i] = sum;
        }
    }
}
