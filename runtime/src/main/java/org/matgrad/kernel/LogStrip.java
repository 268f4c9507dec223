package org.matgrad.kernel;

/** Logarithms: x = 2ᵏ·m with m from √½ to √2 by the bits of x, and log(x) = k·ln 2 + log(m). */
final class LogStrip {

    private static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;

    static final StripFunction LOG = new StripFunction(
            (x, value) -> isGood(x) ? value : Math.log(x),
            new Range[] {Range.ofPositive(0, Double.MIN_NORMAL, Double.MAX_VALUE)},
            LogStrip::split,
            LogStrip::logarithms);

    /** log(1 + x) is the logarithm of u = 1 + x, and what u has lost divided by u. The sign of 0 is kept. */
    static final StripFunction LOG1P = new StripFunction(
            (x, value) -> x != 0 && isGood(1 + x) ? value : Math.log1p(x),
            new Range[] {
                Range.ofSizes(0, Double.MIN_VALUE, Double.MAX_VALUE),
                Range.ofPositive(Strip.OTHER, Double.MIN_NORMAL, Double.MAX_VALUE)
            },
            LogStrip::plusOne,
            LogStrip::splitPlusOne,
            LogStrip::logarithmsPlusOne);

    private LogStrip() {}

    private static boolean isGood(double x) {
        return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE;
    }

    private static void split(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            split(strip[j], strip, j);
        }
    }

    private static void splitPlusOne(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            split(strip[Strip.OTHER + j], strip, j);
        }
    }

    /** m in HIGH and k of one number m·2ᵏ. */
    private static void split(double x, double[] strip, int j) {
        long bits = Double.doubleToRawLongBits(x);
        long k = (bits - SQRT_HALF) >> Rounding.FRACTION_BITS;
        strip[Strip.HIGH + j] = Double.longBitsToDouble(bits - (k << Rounding.FRACTION_BITS));
        strip[Strip.POWERS + j] = Rounding.shifted(k);
    }

    /** u, and in LOW what it has lost divided by it. */
    private static void plusOne(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double x = strip[j];
            double u = 1 + x;
            double part = u - 1;
            strip[Strip.OTHER + j] = u;
            strip[Strip.LOW + j] = ((1 - (u - part)) + (x - part)) / u;
        }
    }

    private static void logarithms(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double k = strip[Strip.POWERS + j] - Rounding.SHIFT;
            logarithm(k, k * ExpSeries.LN2_LOW, strip, j);
        }
    }

    private static void logarithmsPlusOne(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double k = strip[Strip.POWERS + j] - Rounding.SHIFT;
            logarithm(k, Math.fma(k, ExpSeries.LN2_LOW, strip[Strip.LOW + j]), strip, j);
        }
    }

    /** log(m) + k·ln 2 of m in HIGH, where low is the smaller part of k·ln 2 and whatever is added to it. */
    private static void logarithm(double k, double low, double[] strip, int j) {
        double f = strip[Strip.HIGH + j] - 1;
        double s = f / (2 + f);
        double half = 0.5 * f * f;
        double rest = Math.fma(s, half + LogSeries.tail(s * s), low);
        strip[Strip.HIGH + j] = Math.fma(k, ExpSeries.LN2_HIGH, f - (half - rest));
    }
}
