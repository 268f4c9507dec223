package org.matgrad.kernel;

/**
 * Sines and cosines. With n the integer next to x·2/π, both are computed of r = x - n·π/2, at most π/4 in size; the last
 * bits of n say which one it is, and its sign. π/2 is subtracted in three parts, the first two of 33 bits, whose products
 * with n are exact (Cody and Waite).
 */
final class TrigStrip {

    /** Up to this size of x, the products are. */
    private static final double LARGEST = 0x1.0p19;

    /** Below this size of the result, x may be too close to a multiple of π/2; and the sign of 0 is kept. */
    private static final double SMALLEST = 0x1.0p-15;

    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

    private static final double HIGH = 0x1.921fb544p0;

    private static final double MIDDLE = 0x1.0b4611a6p-34;

    private static final double LOW = 0x1.3198a2e037073p-69;

    private TrigStrip() {}

    /** Replaces the numbers by their sines. */
    static void sin(double[] y, int at, int n, Strip strip) {
        strip.load(y, at, n);
        both(strip, n);
        for (int j = 0; j < n; j++) {
            double value = chosen(strip, j, Rounding.lowest(strip.powers[j]));
            y[at + j] = isGood(strip.x[j], value) ? value : Math.sin(strip.x[j]);
        }
    }

    /** Replaces the numbers by their cosines, the sines of a quarter turn more. */
    static void cos(double[] y, int at, int n, Strip strip) {
        strip.load(y, at, n);
        both(strip, n);
        for (int j = 0; j < n; j++) {
            double value = chosen(strip, j, Rounding.lowest(strip.powers[j]) + 1);
            y[at + j] = isGood(strip.x[j], value) ? value : Math.cos(strip.x[j]);
        }
    }

    private static double chosen(Strip strip, int j, int quarter) {
        double value = strip.pairs[(quarter & 1) * Strip.LENGTH + j];
        long sign = (long) (quarter & 2) << 62;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ sign);
    }

    private static boolean isGood(double x, double value) {
        return Math.abs(x) <= LARGEST && Math.abs(value) >= SMALLEST;
    }

    /** Both functions of r for all numbers. */
    private static void both(Strip strip, int n) {
        reduce(strip.x, strip.high, strip.low, strip.powers, n);
        sines(strip.high, strip.low, strip.pairs, n);
        cosines(strip.high, strip.low, strip.pairs, n);
    }

    private static void reduce(double[] x, double[] high, double[] low, double[] shifted, int n) {
        for (int j = 0; j < n; j++) {
            double t = x[j] * TWO_OVER_PI + Rounding.SHIFT;
            double quarters = t - Rounding.SHIFT;
            double a = x[j] - quarters * HIGH;
            double b = quarters * MIDDLE;
            // a is the larger one wherever the result is used.
            double difference = a - b;
            double rest = (a - difference - b) - quarters * LOW;
            double r = difference + rest;
            high[j] = r;
            low[j] = (difference - r) + rest;
            shifted[j] = t;
        }
    }

    private static void sines(double[] high, double[] low, double[] pairs, int n) {
        for (int j = 0; j < n; j++) {
            double r = high[j];
            double z = r * r;
            pairs[j] = r + (r * z * sine(z) + low[j] * (1 - 0.5 * z));
        }
    }

    private static void cosines(double[] high, double[] low, double[] pairs, int n) {
        for (int j = 0; j < n; j++) {
            double r = high[j];
            double z = r * r;
            double half = 0.5 * z;
            double less = 1 - half;
            pairs[Strip.LENGTH + j] = less + (((1 - less) - half) + (z * z * cosine(z) - r * low[j]));
        }
    }

    /** (sin(r)/r - 1)/z of z = r², minimax in the relative error of the sine, by Remez's algorithm: below 2⁻⁵⁶. */
    private static double sine(double z) {
        double p = 0x1.5d8fa2c4098b7p-33;
        p = p * z - 0x1.ae5e59f43d99dp-26;
        p = p * z + 0x1.71de35671092ep-19;
        p = p * z - 0x1.a01a019bfd163p-13;
        p = p * z + 0x1.111111110f7cap-7;
        return p * z - 0x1.5555555555548p-3;
    }

    /** (cos(r) - 1 + z/2)/z² of z = r², minimax in the relative error of the cosine, by the same: below 2⁻⁵⁹. */
    private static double cosine(double z) {
        double p = -0x1.8fa465dd18f41p-37;
        p = p * z + 0x1.1ee9d752600e1p-29;
        p = p * z - 0x1.27e4f7ea372f8p-22;
        p = p * z + 0x1.a01a019c83903p-16;
        p = p * z - 0x1.6c16c16c14f8ap-10;
        return p * z + 0x1.555555555554bp-5;
    }
}
