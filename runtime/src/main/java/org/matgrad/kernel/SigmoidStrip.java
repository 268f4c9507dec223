package org.matgrad.kernel;

import org.matgrad.MatrixMath;

/** Sigmoids: exp(r)/(exp(r) + 2⁻ᵏ) of a reduced argument r, with both sums kept as such, so that the quotient is rounded. */
final class SigmoidStrip {

    /** From here on sigmoid(x) is 1 to rounding. */
    private static final double SATURATED = 60;

    /** Below, 2⁻ᵏ is too large to be split. */
    private static final double SMALLEST = -690;

    private SigmoidStrip() {}

    /** Replaces the numbers by their sigmoids. */
    static void sigmoid(double[] y, int at, int n, Strip strip) {
        System.arraycopy(y, at, strip.pairs, 0, n);
        bounded(strip.pairs, strip.x, n);
        ExpStrip.reducedMinusOne(strip, n);
        Rounding.inversePowers(strip.powers, n);
        fractions(strip.high, strip.low, strip.other, strip.otherLow, strip.powers, n);
        Quotient.divide(strip.high, strip.low, strip.other, strip.otherLow, n);
        for (int j = 0; j < n; j++) {
            double x = strip.pairs[j];
            y[at + j] = x >= SMALLEST ? strip.high[j] : MatrixMath.sigmoid(x);
        }
    }

    private static void bounded(double[] x, double[] bounded, int n) {
        for (int j = 0; j < n; j++) {
            bounded[j] = Math.min(x[j], SATURATED);
        }
    }

    private static void fractions(
            double[] high, double[] low, double[] other, double[] otherLow, double[] powers, int n) {
        for (int j = 0; j < n; j++) {
            double power = powers[j];
            double a = 1 + high[j];
            double aLow = (high[j] - (a - 1)) + low[j];
            double b = a + power;
            double part = b - a;
            otherLow[j] = (a - (b - part)) + (power - part) + aLow;
            other[j] = b;
            low[j] = aLow;
            high[j] = a;
        }
    }
}
