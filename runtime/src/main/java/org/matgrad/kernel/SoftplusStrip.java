package org.matgrad.kernel;

import org.matgrad.MatrixMath;

/**
 * softplus(x) = max(x, 0) + log(1 + u) with u = exp(-|x|), at most 1. For u above √2 - 1 the logarithm is ln 2 plus that
 * of (1 + u)/2, so that what is left is near 1.
 */
final class SoftplusStrip {

    /** 1/(2·(√2 - 1)): times that, u is rounded to 1 where it is above √2 - 1, else to 0. */
    private static final double HALVES = 1.2071067811865475;

    private SoftplusStrip() {}

    /** Replaces the numbers by their softplus. */
    static void softplus(double[] y, int at, int n, Strip strip) {
        System.arraycopy(y, at, strip.pairs, 0, n);
        negative(strip.pairs, strip.x, n);
        ExpStrip.reducedMinusOne(strip, n);
        Rounding.powers(strip.powers, n);
        near(strip.high, strip.low, strip.powers, n);
        tails(strip.high, strip.low, strip.powers, n);
        sums(strip.pairs, strip.high, strip.low, strip.powers, n);
        for (int j = 0; j < n; j++) {
            double x = strip.pairs[j];
            y[at + j] = Math.abs(x) <= ExpStrip.LARGEST ? strip.high[j] : MatrixMath.softplus(x);
        }
    }

    private static void negative(double[] x, double[] negative, int n) {
        for (int j = 0; j < n; j++) {
            negative[j] = -Math.min(Math.abs(x[j]), ExpStrip.LARGEST);
        }
    }

    /** From exp(r) - 1 and 2ᵏ, f with 1 + u = (1 + f)·2ᵐ and m as 0 or 1 in place of 2ᵏ. */
    private static void near(double[] high, double[] low, double[] powers, int n) {
        for (int j = 0; j < n; j++) {
            double e = 1 + high[j];
            double u = e * powers[j];
            double uLow = ((high[j] - (e - 1)) + low[j]) * powers[j];
            double m = (u * HALVES + Rounding.SHIFT) - Rounding.SHIFT;
            double scale = 1 - 0.5 * m;
            double less = u - m;
            high[j] = less * scale;
            low[j] = (uLow + (u - (less + m))) * scale;
            powers[j] = m;
        }
    }

    /** log(1 + f) + m·ln 2 without f and the larger part of m·ln 2, in low. */
    private static void tails(double[] high, double[] low, double[] m, int n) {
        for (int j = 0; j < n; j++) {
            double f = high[j];
            double s = f / (2 + f);
            double half = 0.5 * f * f;
            double rest = s * (half + LogSeries.tail(s * s)) + (m[j] * ExpSeries.LN2_LOW + (low[j] - low[j] * f));
            low[j] = rest - half;
        }
    }

    private static void sums(double[] x, double[] high, double[] low, double[] m, int n) {
        for (int j = 0; j < n; j++) {
            double positive = Math.max(x[j], 0);
            double ln2 = m[j] * ExpSeries.LN2_HIGH;
            double a = positive + ln2;
            double aPart = a - positive;
            double aLow = (positive - (a - aPart)) + (ln2 - aPart);
            double f = high[j];
            double b = a + f;
            double bPart = b - a;
            double bLow = (a - (b - bPart)) + (f - bPart);
            high[j] = b + ((aLow + bLow) + low[j]);
        }
    }
}
