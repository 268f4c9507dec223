package org.matgrad.kernel;

import org.matgrad.MatrixMath;

/**
 * softplus(x) = max(x, 0) + log(1 + u) with u = exp(-|x|), at most 1. For u above √2 - 1 the logarithm is ln 2 plus that
 * of (1 + u)/2, so that what is left is near 1.
 */
final class SoftplusStrip {

    /** 1/(2·(√2 - 1)): times that, u is rounded to 1 where it is above √2 - 1, else to 0. */
    private static final double HALVES = 1.2071067811865475;

    static final StripFunction SOFTPLUS = new StripFunction(
            (x, value) -> Math.abs(x) <= ExpStrip.LARGEST ? value : MatrixMath.softplus(x),
            new Range[] {Range.ofSizes(0, 0, ExpStrip.LARGEST)},
            SoftplusStrip::reduce,
            ExpStrip::minusOne,
            Rounding::powers,
            SoftplusStrip::near,
            SoftplusStrip::tails,
            SoftplusStrip::sums);

    private SoftplusStrip() {}

    private static void reduce(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            ExpStrip.reduce(-Math.abs(strip[j]), strip, j);
        }
    }

    /** From exp(r) - 1 and 2ᵏ, f with 1 + u = (1 + f)·2ᵐ and m as 0 or 1 in place of 2ᵏ. */
    private static void near(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double p = strip[Strip.HIGH + j];
            double power = strip[Strip.POWERS + j];
            double e = 1 + p;
            double u = e * power;
            double uLow = ((p - (e - 1)) + strip[Strip.LOW + j]) * power;
            double m = Math.fma(u, HALVES, Rounding.SHIFT) - Rounding.SHIFT;
            double scale = Math.fma(m, -0.5, 1);
            double less = u - m;
            strip[Strip.HIGH + j] = less * scale;
            strip[Strip.LOW + j] = (uLow + (u - (less + m))) * scale;
            strip[Strip.POWERS + j] = m;
        }
    }

    /** log(1 + f) + m·ln 2 without f and the larger part of m·ln 2, in LOW. */
    private static void tails(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double f = strip[Strip.HIGH + j];
            double low = strip[Strip.LOW + j];
            double s = f / (2 + f);
            double half = 0.5 * f * f;
            double rest = Math.fma(strip[Strip.POWERS + j], ExpSeries.LN2_LOW, Math.fma(-low, f, low));
            strip[Strip.LOW + j] = Math.fma(s, half + LogSeries.tail(s * s), rest) - half;
        }
    }

    /** max(x, 0), m·ln 2 and f are added up. Both sums begin with 0, what is larger, or what has the same exponent. */
    private static void sums(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double x = strip[j];
            double positive = 0.5 * (x + Math.abs(x));
            double ln2 = strip[Strip.POWERS + j] * ExpSeries.LN2_HIGH;
            double f = strip[Strip.HIGH + j];
            double a = ln2 + positive;
            double b = a + f;
            double lost = (positive - (a - ln2)) + (f - (b - a));
            strip[Strip.HIGH + j] = b + (lost + strip[Strip.LOW + j]);
        }
    }
}
