package org.matgrad.kernel;

/**
 * Sines and cosines. Both are computed of the reduced argument r = x - n·π/2, and n says which one it is, and its sign.
 */
final class TrigStrip {

    private TrigStrip() {}

    /** Replaces the numbers by their sines. */
    static void sin(double[] y, int at, int n, Strip strip) {
        strip.load(y, at, n);
        turned(strip, 0, n);
        for (int j = 0; j < n; j++) {
            double value = strip.high[j];
            y[at + j] = isGood(strip.x[j], value) ? value : Math.sin(strip.x[j]);
        }
    }

    /** Replaces the numbers by their cosines, the sines of a quarter turn more. */
    static void cos(double[] y, int at, int n, Strip strip) {
        strip.load(y, at, n);
        turned(strip, 1, n);
        for (int j = 0; j < n; j++) {
            double value = strip.high[j];
            y[at + j] = isGood(strip.x[j], value) ? value : Math.cos(strip.x[j]);
        }
    }

    private static boolean isGood(double x, double value) {
        return Math.abs(x) <= TrigSeries.LARGEST && Math.abs(value) >= TrigSeries.SMALLEST;
    }

    /** The sines of so many quarter turns more. */
    private static void turned(Strip strip, int more, int n) {
        reduce(strip.x, strip.high, strip.low, strip.powers, n);
        sines(strip.high, strip.low, strip.pairs, n);
        cosines(strip.high, strip.low, strip.pairs, n);
        choose(strip.pairs, strip.powers, more, strip.high, n);
    }

    /** By arithmetic alone: of the two functions, one is multiplied by 0. */
    private static void choose(double[] pairs, double[] quarters, double more, double[] chosen, int n) {
        for (int j = 0; j < n; j++) {
            double quarter = quarters[j] + more;
            double difference = quarter - 2 * ((quarter * 0.5 + Rounding.SHIFT) - Rounding.SHIFT);
            double odd = difference * difference;
            double half = (quarter - odd) * 0.5;
            double turn = half - 2 * ((half * 0.5 + Rounding.SHIFT) - Rounding.SHIFT);
            double value = pairs[j] * (1 - odd) + pairs[Strip.LENGTH + j] * odd;
            chosen[j] = value * (1 - 2 * (turn * turn));
        }
    }

    private static void reduce(double[] x, double[] high, double[] low, double[] quarters, int n) {
        for (int j = 0; j < n; j++) {
            double quarter = (x[j] * TrigSeries.TWO_OVER_PI + Rounding.SHIFT) - Rounding.SHIFT;
            double a = x[j] - quarter * TrigSeries.HIGH;
            double b = quarter * TrigSeries.MIDDLE;
            // a is the larger one wherever the result is used.
            double difference = a - b;
            double rest = (a - difference - b) - quarter * TrigSeries.LOW;
            double r = difference + rest;
            high[j] = r;
            low[j] = (difference - r) + rest;
            quarters[j] = quarter;
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
