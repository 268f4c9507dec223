package org.matgrad.kernel;

/** Quotients of numbers of which each is a sum, rounded once. */
final class Quotient {

    /** 2²⁷ + 1 splits a number into halves whose products are exact (Veltkamp, Dekker). */
    private static final double SPLIT = 0x1.0p27 + 1;

    private Quotient() {}

    /** Replaces a by (a + aLow)/(b + bLow), where the second ones are lost in rounding the sums. b is below 2⁹⁹⁶. */
    static void divide(double[] a, double[] aLow, double[] b, double[] bLow, int n) {
        for (int j = 0; j < n; j++) {
            double inverse = 1 / b[j];
            double q = a[j] * inverse;
            double product = q * b[j];
            double qSplit = q * SPLIT;
            double qHigh = qSplit - (qSplit - q);
            double qLow = q - qHigh;
            double bSplit = b[j] * SPLIT;
            double bHigh = bSplit - (bSplit - b[j]);
            double bRest = b[j] - bHigh;
            double error = (qHigh * bHigh - product) + qHigh * bRest + qLow * bHigh + qLow * bRest;
            a[j] = q + ((a[j] - product) - error + (aLow[j] - q * bLow[j])) * inverse;
        }
    }
}
