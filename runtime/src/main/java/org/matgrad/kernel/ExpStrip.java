package org.matgrad.kernel;

/** exp(x) and exp(x) - 1, as 2ᵏ·exp(r) of a reduced argument r. */
final class ExpStrip {

    /** Up to this size of x, 2ᵏ is a normal number. */
    static final double LARGEST = 708;

    private ExpStrip() {}

    /** Replaces the numbers by their exponentials. */
    static void exp(double[] y, int at, int n, Strip strip) {
        strip.load(y, at, n);
        reduce(strip.x, strip.high, strip.low, strip.powers, n);
        exponentials(strip.high, strip.low, n);
        for (int j = 0; j < n; j++) {
            double x = strip.x[j];
            y[at + j] = Math.abs(x) <= LARGEST ? strip.high[j] * Rounding.power(strip.powers[j]) : Math.exp(x);
        }
    }

    private static void exponentials(double[] high, double[] low, int n) {
        for (int j = 0; j < n; j++) {
            double r = high[j];
            high[j] = 1 + (r + (low[j] + ExpSeries.tail(r)));
        }
    }

    /** Replaces the numbers by their exponentials minus 1: 2ᵏ·(exp(r) - 1) + (2ᵏ - 1). */
    static void expm1(double[] y, int at, int n, Strip strip) {
        strip.load(y, at, n);
        reducedMinusOne(strip, n);
        Rounding.powers(strip.powers, n);
        scaledMinusOne(strip.high, strip.low, strip.powers, n);
        for (int j = 0; j < n; j++) {
            double x = strip.x[j];
            // The sign of 0 is kept.
            y[at + j] = Math.abs(x) <= LARGEST && x != 0 ? strip.high[j] : Math.expm1(x);
        }
    }

    /** From strip.x, exp(r) - 1 as a sum of strip.high and strip.low, and k. */
    static void reducedMinusOne(Strip strip, int n) {
        reduce(strip.x, strip.high, strip.low, strip.powers, n);
        minusOne(strip.high, strip.low, n);
    }

    private static void reduce(double[] x, double[] high, double[] low, double[] powers, int n) {
        for (int j = 0; j < n; j++) {
            double t = x[j] * ExpSeries.LOG2_E + Rounding.SHIFT;
            double k = t - Rounding.SHIFT;
            double rest = x[j] - k * ExpSeries.LN2_HIGH;
            double lost = k * ExpSeries.LN2_LOW;
            double r = rest - lost;
            high[j] = r;
            low[j] = rest - r - lost;
            powers[j] = t;
        }
    }

    private static void minusOne(double[] high, double[] low, int n) {
        for (int j = 0; j < n; j++) {
            double r = high[j];
            double tail = low[j] + ExpSeries.tail(r);
            double p = r + tail;
            high[j] = p;
            low[j] = tail - (p - r);
        }
    }

    private static void scaledMinusOne(double[] high, double[] low, double[] powers, int n) {
        for (int j = 0; j < n; j++) {
            double power = powers[j];
            double less = power - 1;
            double p = high[j] * power;
            double sum = less + p;
            double part = sum - less;
            double error = (less - (sum - part)) + (p - part) + (power - less - 1);
            high[j] = sum + (error + low[j] * power);
        }
    }
}
