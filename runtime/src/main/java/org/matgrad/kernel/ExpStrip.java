package org.matgrad.kernel;

/** exp(x) and exp(x) - 1, as 2ᵏ·exp(r) of a reduced argument r. */
final class ExpStrip {

    /** Up to this size of x, 2ᵏ is a normal number. */
    static final double LARGEST = 708;

    static final StripFunction EXP = new StripFunction(
            (x, value) -> Math.abs(x) <= LARGEST ? value : Math.exp(x),
            new Range[] {Range.ofSizes(0, 0, LARGEST)},
            ExpStrip::reduce,
            ExpStrip::exponentials,
            Rounding::scale);

    /** exp(x) - 1 = 2ᵏ·(exp(r) - 1) + (2ᵏ - 1). The sign of 0 is kept. */
    static final StripFunction EXPM1 = new StripFunction(
            (x, value) -> Math.abs(x) <= LARGEST && x != 0 ? value : Math.expm1(x),
            new Range[] {Range.ofSizes(0, Double.MIN_VALUE, LARGEST)},
            ExpStrip::reduce,
            ExpStrip::minusOne,
            Rounding::powers,
            ExpStrip::scaledMinusOne);

    private ExpStrip() {}

    /** From the arguments, r as a sum of HIGH and LOW, and k. */
    static void reduce(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            reduce(strip[j], strip, j);
        }
    }

    /** The same of one argument x. */
    static void reduce(double x, double[] strip, int j) {
        double t = Math.fma(x, ExpSeries.LOG2_E, Rounding.SHIFT);
        double k = t - Rounding.SHIFT;
        double rest = Math.fma(k, -ExpSeries.LN2_HIGH, x);
        double r = Math.fma(k, -ExpSeries.LN2_LOW, rest);
        strip[Strip.HIGH + j] = r;
        strip[Strip.LOW + j] = Math.fma(k, -ExpSeries.LN2_LOW, rest - r);
        strip[Strip.POWERS + j] = t;
    }

    private static void exponentials(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double r = strip[Strip.HIGH + j];
            strip[Strip.HIGH + j] = 1 + (r + (strip[Strip.LOW + j] + ExpSeries.tail(r)));
        }
    }

    /** From r, exp(r) - 1 as a sum of HIGH and LOW. */
    static void minusOne(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double r = strip[Strip.HIGH + j];
            double tail = strip[Strip.LOW + j] + ExpSeries.tail(r);
            double p = r + tail;
            strip[Strip.HIGH + j] = p;
            strip[Strip.LOW + j] = tail - (p - r);
        }
    }

    private static void scaledMinusOne(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double power = strip[Strip.POWERS + j];
            double less = power - 1;
            double p = strip[Strip.HIGH + j] * power;
            double sum = less + p;
            double part = sum - less;
            double error = (less - (sum - part)) + (p - part) + (power - less - 1);
            strip[Strip.HIGH + j] = sum + Math.fma(strip[Strip.LOW + j], power, error);
        }
    }
}
