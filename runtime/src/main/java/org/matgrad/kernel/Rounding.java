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

    /** Replaces k + SHIFT by 2ᵏ, for k from -1022 to 1023: all bits but the lowest are shifted out. */
    static void powers(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            long bits = Double.doubleToRawLongBits(strip[Strip.POWERS + j]);
            strip[Strip.POWERS + j] = Double.longBitsToDouble((bits + BIAS) << FRACTION_BITS);
        }
    }

    /** Replaces k + SHIFT by 2⁻ᵏ, for k from -1023 to 1022. */
    static void inversePowers(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            long bits = Double.doubleToRawLongBits(strip[Strip.POWERS + j]);
            strip[Strip.POWERS + j] = Double.longBitsToDouble((BIAS - bits) << FRACTION_BITS);
        }
    }

    /** Multiplies by 2ᵏ what stands in HIGH, where that and the product are normal numbers. */
    static void scale(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            long k = Double.doubleToRawLongBits(strip[Strip.POWERS + j]) << FRACTION_BITS;
            strip[Strip.HIGH + j] = Double.longBitsToDouble(Double.doubleToRawLongBits(strip[Strip.HIGH + j]) + k);
        }
    }
}
