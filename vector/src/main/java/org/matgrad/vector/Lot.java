package org.matgrad.vector;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Scratch for the elementwise functions, which go through so many numbers at a time. Long formulas are cut into loops with
 * what they hand over kept here: after some forty operations on vectors HotSpot inlines none but the JDK's own methods any
 * more, and a vector that is handed to a method that isn't inlined goes through memory. For the same reason loops call
 * methods on vectors first, if at all.
 */
final class Lot {

    /** How many numbers, a multiple of every vector's. */
    static final int LENGTH = 512;

    /** 1.5·2⁵²: x + SHIFT has no digits behind the point, and the integer k stands in its lowest bits. */
    static final double SHIFT = 0x1.8p52;

    static final int FRACTION_BITS = 52;

    private static final long BIAS = 1023;

    /** The arguments. */
    final double[] x = new double[LENGTH];

    /** The arguments with their signs, where x loses these. */
    final double[] signed = new double[LENGTH];

    /** A reduced argument, an intermediate, or the result. */
    final double[] high = new double[LENGTH];

    /** What the rounding of a number in high has lost. */
    final double[] low = new double[LENGTH];

    /** A denominator or another intermediate, and what its rounding has lost. */
    final double[] other = new double[LENGTH];

    final double[] otherLow = new double[LENGTH];

    /** k + SHIFT, or powers of two. */
    final double[] shifted = new double[LENGTH];

    /** Takes numbers in, and fills the last vector up with ones. The length with those. */
    int load(double[] y, int at, int n) {
        System.arraycopy(y, at, x, 0, n);
        int whole = (n + Lanes.COUNT - 1) / Lanes.COUNT * Lanes.COUNT;
        Arrays.fill(x, n, whole, 1.0);
        return whole;
    }

    /** Replaces k + SHIFT by 2ᵏ. */
    static void powers(double[] shifted, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            LongVector bits = DoubleVector.fromArray(Lanes.SPECIES, shifted, i).reinterpretAsLongs();
            bits.add(BIAS)
                    .lanewise(VectorOperators.LSHL, FRACTION_BITS)
                    .reinterpretAsDoubles()
                    .intoArray(shifted, i);
        }
    }

    /** Replaces k + SHIFT by 2⁻ᵏ. */
    static void inversePowers(double[] shifted, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            LongVector bits = DoubleVector.fromArray(Lanes.SPECIES, shifted, i).reinterpretAsLongs();
            bits.neg()
                    .add(BIAS)
                    .lanewise(VectorOperators.LSHL, FRACTION_BITS)
                    .reinterpretAsDoubles()
                    .intoArray(shifted, i);
        }
    }
}
