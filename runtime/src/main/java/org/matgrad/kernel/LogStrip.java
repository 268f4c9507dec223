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
            long bits = Double.doubleToRawLongBits(strip[j]);
            long k = (bits - SQRT_HALF) >> Rounding.FRACTION_BITS;
            strip[Strip.HIGH + j] = Double.longBitsToDouble(bits - (k << Rounding.FRACTION_BITS));
            strip[Strip.POWERS + j] = Rounding.shifted(k);
        }
    }

    private static void logarithms(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double f = strip[Strip.HIGH + j] - 1;
            double s = f / (2 + f);
            double half = 0.5 * f * f;
            double k = strip[Strip.POWERS + j] - Rounding.SHIFT;
            double rest = Math.fma(s, half + LogSeries.tail(s * s), k * ExpSeries.LN2_LOW);
            strip[Strip.HIGH + j] = Math.fma(k, ExpSeries.LN2_HIGH, f - (half - rest));
        }
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

    private static void splitPlusOne(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            long bits = Double.doubleToRawLongBits(strip[Strip.OTHER + j]);
            long k = (bits - SQRT_HALF) >> Rounding.FRACTION_BITS;
            strip[Strip.HIGH + j] = Double.longBitsToDouble(bits - (k << Rounding.FRACTION_BITS));
            strip[Strip.POWERS + j] = Rounding.shifted(k);
        }
    }

    private static void logarithmsPlusOne(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double f = strip[Strip.HIGH + j] - 1;
            double s = f / (2 + f);
            double half = 0.5 * f * f;
            double k = strip[Strip.POWERS + j] - Rounding.SHIFT;
            double lost = Math.fma(k, ExpSeries.LN2_LOW, strip[Strip.LOW + j]);
            double rest = Math.fma(s, half + LogSeries.tail(s * s), lost);
            strip[Strip.HIGH + j] = Math.fma(k, ExpSeries.LN2_HIGH, f - (half - rest));
        }
    }
}
