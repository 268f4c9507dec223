package org.matgrad.kernel;

/**
 * Rounding to integers by arithmetic. x + SHIFT has no digits behind the point, and the integer k stands in its lowest
 * bits; minus SHIFT it is k as a number. For |x| up to 2⁵⁰.
 */
final class Rounding {

    /** 1.5·2⁵². */
    static final double SHIFT = 0x1.8p52;

    /** The bits of a fraction, above which those of the exponent stand. */
    static final int FRACTION_BITS = 52;

    private static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);

    private static final int BIAS = 1023;

    private Rounding() {}

    /** k + SHIFT. */
    static double shifted(long k) {
        return Double.longBitsToDouble(SHIFT_BITS + k);
    }

    /** 2ᵏ of k + SHIFT, for k from -1022 to 1023: all bits but the lowest are shifted out. */
    static double power(double shifted) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + BIAS) << FRACTION_BITS);
    }

    /** Replaces k + SHIFT by 2ᵏ. */
    static void powers(double[] shifted, int n) {
        for (int j = 0; j < n; j++) {
            shifted[j] = power(shifted[j]);
        }
    }

    /** Replaces k + SHIFT by 2⁻ᵏ, for k from -1023 to 1022. */
    static void inversePowers(double[] shifted, int n) {
        for (int j = 0; j < n; j++) {
            shifted[j] = Double.longBitsToDouble((BIAS - Double.doubleToRawLongBits(shifted[j])) << FRACTION_BITS);
        }
    }
}
