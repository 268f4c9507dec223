package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.matgrad.kernel.ExpSeries;

/** Parts of the exponential, for functions that need more than 53 bits of it. */
final class Exponential {

    /** 1.5·2⁵²: x + SHIFT has no digits behind the point, and the integer k stands in its lowest bits. */
    static final double SHIFT = 0x1.8p52;

    private static final long BIAS = 1023;

    private static final int FRACTION_BITS = 52;

    private Exponential() {}

    /** exp(r) - 1 - r for |r| up to ln 2/2. */
    static DoubleVector tail(DoubleVector r) {
        DoubleVector p = r.mul(ExpSeries.C12).add(ExpSeries.C11);
        p = p.mul(r).add(ExpSeries.C10);
        p = p.mul(r).add(ExpSeries.C9);
        p = p.mul(r).add(ExpSeries.C8);
        p = p.mul(r).add(ExpSeries.C7);
        p = p.mul(r).add(ExpSeries.C6);
        p = p.mul(r).add(ExpSeries.C5);
        p = p.mul(r).add(ExpSeries.C4);
        p = p.mul(r).add(ExpSeries.C3);
        DoubleVector square = r.mul(r);
        return square.mul(ExpSeries.C2).add(square.mul(r).mul(p));
    }

    /** 2ᵏ of k + SHIFT. */
    static DoubleVector power(DoubleVector shifted) {
        LongVector bits = shifted.reinterpretAsLongs();
        return bits.add(BIAS).lanewise(VectorOperators.LSHL, FRACTION_BITS).reinterpretAsDoubles();
    }

    /** 2⁻ᵏ of k + SHIFT. */
    static DoubleVector inversePower(DoubleVector shifted) {
        LongVector bits = shifted.reinterpretAsLongs();
        return bits.neg()
                .add(BIAS)
                .lanewise(VectorOperators.LSHL, FRACTION_BITS)
                .reinterpretAsDoubles();
    }
}
