package org.matgrad.kernel;

/**
 * Sines and cosines. Both are computed of the reduced argument r = x - n·π/2, and the last bits of n say which one it is,
 * and its sign.
 */
final class TrigStrip {

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
        return Math.abs(x) <= TrigSeries.LARGEST && Math.abs(value) >= TrigSeries.SMALLEST;
    }

    /** Both functions of r for all numbers. */
    private static void both(Strip strip, int n) {
        reduce(strip.x, strip.high, strip.low, strip.powers, n);
        sines(strip.high, strip.low, strip.pairs, n);
        cosines(strip.high, strip.low, strip.pairs, n);
    }

    private static void reduce(double[] x, double[] high, double[] low, double[] shifted, int n) {
        for (int j = 0; j < n; j++) {
            double t = x[j] * TrigSeries.TWO_OVER_PI + Rounding.SHIFT;
            double quarters = t - Rounding.SHIFT;
            double a = x[j] - quarters * TrigSeries.HIGH;
            double b = quarters * TrigSeries.MIDDLE;
            // a is the larger one wherever the result is used.
            double difference = a - b;
            double rest = (a - difference - b) - quarters * TrigSeries.LOW;
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
            pairs[j] = r + (r * z * TrigSeries.sine(z) + low[j] * (1 - 0.5 * z));
        }
    }

    private static void cosines(double[] high, double[] low, double[] pairs, int n) {
        for (int j = 0; j < n; j++) {
            double r = high[j];
            double z = r * r;
            double half = 0.5 * z;
            double less = 1 - half;
            pairs[Strip.LENGTH + j] = less + (((1 - less) - half) + (z * z * TrigSeries.cosine(z) - r * low[j]));
        }
    }
}
