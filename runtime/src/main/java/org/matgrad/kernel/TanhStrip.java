package org.matgrad.kernel;

/**
 * Hyperbolic tangents. With 2|x| = k·ln 2 + r and p = exp(r) - 1, tanh|x| is a/(a + 2·2⁻ᵏ) with a = (1 - 2⁻ᵏ) + p.
 * Numerator and denominator are kept as sums, so that all that is rounded is p, which is small beside 1, and the quotient.
 */
final class TanhStrip {

    /** From here on tanh(x) is 1 to rounding. */
    private static final double SATURATED = 22;

    static final StripFunction TANH = new StripFunction(
            (x, value) -> value,
            new Range[0],
            TanhStrip::reduce,
            ExpStrip::minusOne,
            Rounding::inversePowers,
            TanhStrip::numerators,
            TanhStrip::quotients,
            TanhStrip::signs);

    private TanhStrip() {}

    private static void reduce(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            ExpStrip.reduce(2 * Math.min(Math.abs(strip[j]), SATURATED), strip, j);
        }
    }

    /** a as a sum of HIGH and LOW. */
    private static void numerators(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double p = strip[Strip.HIGH + j];
            double power = strip[Strip.POWERS + j];
            // Larger than p, or 0.
            double less = 1 - power;
            double a = less + p;
            strip[Strip.HIGH + j] = a;
            strip[Strip.LOW + j] = (p - (a - less)) + (1 - less - power) + strip[Strip.LOW + j];
        }
    }

    private static void quotients(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            Quotient.write(strip[Strip.HIGH + j], strip[Strip.LOW + j], 2 * strip[Strip.POWERS + j], strip, j);
        }
    }

    private static void signs(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            long sign = Double.doubleToRawLongBits(strip[j]) & Long.MIN_VALUE;
            strip[Strip.HIGH + j] = Double.longBitsToDouble(Double.doubleToRawLongBits(strip[Strip.HIGH + j]) | sign);
        }
    }
}
