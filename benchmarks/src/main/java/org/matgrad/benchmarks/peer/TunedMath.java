package org.matgrad.benchmarks.peer;

/**
 * Functions of whole arrays in two loops: one of arithmetic only, which HotSpot vectorises, and one that scales by a
 * power of two. Good to about 1e-15; meant for this benchmark's numbers, not for NaN and overflow.
 */
final class TunedMath {
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH = 0.693147180369123816490;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double ROUND = 0x1.8p52;

    private TunedMath() {}

    /** Replaces x[i] by exp(x[i]), where |x[i]| is at most 700. */
    static void exp(double[] x, double[] exponents, int length) {
        polynomial(x, exponents, length);
        for (int i = 0; i < length; i++) {
            x[i] *= Double.longBitsToDouble(((long) exponents[i] + 1023L) << 52);
        }
    }

    /** Replaces x[i] by tanh(x[i]), where |x[i]| is at most 350. */
    static void tanh(double[] x, double[] exponents, int length) {
        for (int i = 0; i < length; i++) {
            x[i] = x[i] + x[i];
        }
        exp(x, exponents, length);
        for (int i = 0; i < length; i++) {
            x[i] = 1 - 2 / (x[i] + 1);
        }
    }

    /** exp(x) = 2^k·p with k = round(x / ln 2) and p the exponential series of the rest. */
    private static void polynomial(double[] x, double[] exponents, int length) {
        for (int i = 0; i < length; i++) {
            double k = (x[i] * LOG2_E + ROUND) - ROUND;
            double r = (x[i] - k * LN2_HIGH) - k * LN2_LOW;
            double p = 1 / 6227020800.0;
            p = p * r + 1 / 479001600.0;
            p = p * r + 1 / 39916800.0;
            p = p * r + 1 / 3628800.0;
            p = p * r + 1 / 362880.0;
            p = p * r + 1 / 40320.0;
            p = p * r + 1 / 5040.0;
            p = p * r + 1 / 720.0;
            p = p * r + 1 / 120.0;
            p = p * r + 1 / 24.0;
            p = p * r + 1 / 6.0;
            p = p * r + 0.5;
            p = p * r + 1;
            x[i] = p * r + 1;
            exponents[i] = k;
        }
    }
}
