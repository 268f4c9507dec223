package org.matgrad.kernel;

/**
 * Hyperbolic tangents. With 2|x| = k·ln 2 + r and p = exp(r) - 1, tanh|x| is ((1 - 2⁻ᵏ) + p)/((1 + 2⁻ᵏ) + p). Numerator and
 * denominator are kept as sums, so that all that is rounded is p, which is small beside 1, and the quotient.
 */
final class TanhStrip {

    /** From here on tanh(x) is 1 to rounding. */
    private static final double SATURATED = 22;

    private TanhStrip() {}

    /** Replaces the numbers by their hyperbolic tangents. */
    static void tanh(double[] y, int at, int n, Strip strip) {
        System.arraycopy(y, at, strip.pairs, 0, n);
        doubled(strip.pairs, strip.x, n);
        ExpStrip.reducedMinusOne(strip, n);
        Rounding.inversePowers(strip.powers, n);
        denominators(strip.high, strip.low, strip.other, strip.otherLow, strip.powers, n);
        numerators(strip.high, strip.low, strip.powers, n);
        Quotient.divide(strip.high, strip.low, strip.other, strip.otherLow, n);
        for (int j = 0; j < n; j++) {
            y[at + j] = Math.copySign(strip.high[j], strip.pairs[j]);
        }
    }

    private static void doubled(double[] x, double[] twice, int n) {
        for (int j = 0; j < n; j++) {
            twice[j] = 2 * Math.min(Math.abs(x[j]), SATURATED);
        }
    }

    private static void denominators(
            double[] high, double[] low, double[] other, double[] otherLow, double[] powers, int n) {
        for (int j = 0; j < n; j++) {
            double power = powers[j];
            // Larger than high, which is exp(r) - 1.
            double more = 1 + power;
            double sum = more + high[j];
            other[j] = sum;
            otherLow[j] = (high[j] - (sum - more)) + (power - (more - 1)) + low[j];
        }
    }

    private static void numerators(double[] high, double[] low, double[] powers, int n) {
        for (int j = 0; j < n; j++) {
            double power = powers[j];
            // Larger than high, or 0.
            double less = 1 - power;
            double sum = less + high[j];
            low[j] = (high[j] - (sum - less)) + (1 - less - power) + low[j];
            high[j] = sum;
        }
    }
}
