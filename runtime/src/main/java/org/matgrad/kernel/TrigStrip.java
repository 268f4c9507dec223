package org.matgrad.kernel;

/**
 * Sines and cosines. Both are computed of the reduced argument r = x - n·π/2, and n says which one it is, and its sign.
 */
final class TrigStrip {

    private static final int TO_SIGN = 62;

    private static final Range[] RANGES = {
        Range.ofSizes(0, 0, TrigSeries.LARGEST), Range.ofSizes(Strip.HIGH, TrigSeries.SMALLEST, 2)
    };

    static final StripFunction SIN = new StripFunction(
            (x, value) -> isGood(x, value) ? value : Math.sin(x),
            RANGES,
            TrigStrip::reduce,
            TrigStrip::sines,
            TrigStrip::cosines,
            TrigStrip::turned);

    /** The sines of a quarter turn more. */
    static final StripFunction COS = new StripFunction(
            (x, value) -> isGood(x, value) ? value : Math.cos(x),
            RANGES,
            TrigStrip::reduce,
            TrigStrip::sines,
            TrigStrip::cosines,
            TrigStrip::turnedOnceMore);

    private TrigStrip() {}

    private static boolean isGood(double x, double value) {
        return Math.abs(x) <= TrigSeries.LARGEST && Math.abs(value) >= TrigSeries.SMALLEST;
    }

    /** r as a sum of HIGH and LOW, and the quarter turns. */
    private static void reduce(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double x = strip[j];
            double shifted = Math.fma(x, TrigSeries.TWO_OVER_PI, Rounding.SHIFT);
            double quarters = shifted - Rounding.SHIFT;
            double a = Math.fma(quarters, -TrigSeries.HIGH, x);
            double b = quarters * TrigSeries.MIDDLE;
            // a is the larger one wherever the result is used.
            double difference = a - b;
            double rest = (a - difference - b) - quarters * TrigSeries.LOW;
            double r = difference + rest;
            strip[Strip.HIGH + j] = r;
            strip[Strip.LOW + j] = (difference - r) + rest;
            strip[Strip.POWERS + j] = shifted;
        }
    }

    private static void sines(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double r = strip[Strip.HIGH + j];
            double z = r * r;
            double small = strip[Strip.LOW + j] * Math.fma(z, -0.5, 1);
            strip[Strip.OTHER + j] = r + Math.fma(r * z, TrigSeries.sine(z), small);
        }
    }

    /** Writes over r. */
    private static void cosines(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double r = strip[Strip.HIGH + j];
            double z = r * r;
            double half = 0.5 * z;
            double less = 1 - half;
            double small = Math.fma(z * z, TrigSeries.cosine(z), -r * strip[Strip.LOW + j]);
            strip[Strip.HIGH + j] = less + (((1 - less) - half) + small);
        }
    }

    private static void turned(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            turn(Double.doubleToRawLongBits(strip[Strip.POWERS + j]), strip, j);
        }
    }

    private static void turnedOnceMore(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            turn(Double.doubleToRawLongBits(strip[Strip.POWERS + j]) + 1, strip, j);
        }
    }

    /** The last bit of the quarter turns says which function it is, the one before whether its sign changes. */
    private static void turn(long quarters, double[] strip, int j) {
        long sine = Double.doubleToRawLongBits(strip[Strip.OTHER + j]);
        long cosine = Double.doubleToRawLongBits(strip[Strip.HIGH + j]);
        long odd = -(quarters & 1);
        long chosen = sine ^ ((sine ^ cosine) & odd);
        strip[Strip.HIGH + j] = Double.longBitsToDouble(chosen ^ ((quarters & 2) << TO_SIGN));
    }
}
