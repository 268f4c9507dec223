package org.matgrad.kernel;

/** Logarithms: x = 2ᵏ·m with m from √½ to √2 by the bits of x, and log(x) = k·ln 2 + log(m). */
final class LogStrip {

    private static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;

    private static final long SMALLEST_NORMAL = 0x0010000000000000L;

    private static final long LARGEST = 0x7fefffffffffffffL;

    private LogStrip() {}

    /** Replaces the numbers by their logarithms. */
    static void log(double[] y, int at, int n, Strip strip) {
        strip.load(y, at, n);
        boolean rare = split(strip.x, strip.high, strip.powers, n);
        logarithms(strip.high, strip.powers, n);
        if (rare) {
            for (int j = 0; j < n; j++) {
                if (sign(Double.doubleToRawLongBits(strip.x[j])) < 0) {
                    strip.high[j] = Math.log(strip.x[j]);
                }
            }
        }
        System.arraycopy(strip.high, 0, y, at, n);
    }

    /** Below 0 for what is no positive normal number. */
    private static long sign(long bits) {
        return (bits - SMALLEST_NORMAL) | (LARGEST - bits);
    }

    /** Writes m and k; whether there is anything but positive normal numbers. */
    private static boolean split(double[] x, double[] m, double[] exponents, int n) {
        long signs = 0;
        for (int j = 0; j < n; j++) {
            long bits = Double.doubleToRawLongBits(x[j]);
            long k = (bits - SQRT_HALF) >> Rounding.FRACTION_BITS;
            m[j] = Double.longBitsToDouble(bits - (k << Rounding.FRACTION_BITS));
            exponents[j] = Rounding.shifted(k);
            signs |= sign(bits);
        }
        return signs < 0;
    }

    private static void logarithms(double[] m, double[] exponents, int n) {
        for (int j = 0; j < n; j++) {
            double f = m[j] - 1;
            double s = f / (2 + f);
            double half = 0.5 * f * f;
            double k = exponents[j] - Rounding.SHIFT;
            double rest = s * (half + LogSeries.tail(s * s)) + k * ExpSeries.LN2_LOW;
            m[j] = k * ExpSeries.LN2_HIGH - ((half - rest) - f);
        }
    }

    /** Replaces the numbers by the logarithms of 1 plus them: of u = 1 + x, and what u has lost divided by u is added. */
    static void log1p(double[] y, int at, int n, Strip strip) {
        strip.load(y, at, n);
        plusOne(strip.x, strip.other, strip.low, n);
        boolean rare = split(strip.other, strip.high, strip.powers, n);
        quotients(strip.low, strip.other, n);
        logarithms(strip.high, strip.low, strip.powers, n);
        for (int j = 0; j < n; j++) {
            double x = strip.x[j];
            // The sign of 0 is kept.
            boolean special = x == 0 || rare && !(x > -1 && x < Double.POSITIVE_INFINITY);
            y[at + j] = special ? Math.log1p(x) : strip.high[j];
        }
    }

    private static void plusOne(double[] x, double[] u, double[] lost, int n) {
        for (int j = 0; j < n; j++) {
            double sum = 1 + x[j];
            double part = sum - 1;
            u[j] = sum;
            lost[j] = (1 - (sum - part)) + (x[j] - part);
        }
    }

    private static void quotients(double[] a, double[] b, int n) {
        for (int j = 0; j < n; j++) {
            a[j] = a[j] / b[j];
        }
    }

    private static void logarithms(double[] m, double[] low, double[] exponents, int n) {
        for (int j = 0; j < n; j++) {
            double f = m[j] - 1;
            double s = f / (2 + f);
            double half = 0.5 * f * f;
            double k = exponents[j] - Rounding.SHIFT;
            double rest = s * (half + LogSeries.tail(s * s)) + (k * ExpSeries.LN2_LOW + low[j]);
            m[j] = k * ExpSeries.LN2_HIGH - ((half - rest) - f);
        }
    }
}
