package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Hyperbolic tangents. With 2|x| = k·ln 2 + r and p = exp(r) - 1, tanh|x| is ((1 - 2⁻ᵏ) + p)/((1 + 2⁻ᵏ) + p), with both
 * sums kept as such.
 */
final class Tangents {

    /** From here on tanh(x) is 1 to rounding. */
    private static final double SATURATED = 22;

    private Tangents() {}

    /** All are good. */
    static boolean tanh(Lot lot, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(Lanes.SPECIES, lot.x, i);
            x.intoArray(lot.signed, i);
            x.abs().min(SATURATED).mul(2).intoArray(lot.x, i);
        }
        Exponentials.minusOne(lot, n);
        Lot.inversePowers(lot.shifted, n);
        fractions(lot, n);
        Ratios.divide(lot, n);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            LongVector sign = DoubleVector.fromArray(Lanes.SPECIES, lot.signed, i)
                    .reinterpretAsLongs()
                    .and(Long.MIN_VALUE);
            DoubleVector.fromArray(Lanes.SPECIES, lot.high, i)
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.OR, sign)
                    .reinterpretAsDoubles()
                    .intoArray(lot.high, i);
        }
        return true;
    }

    private static void fractions(Lot lot, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector p = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i);
            DoubleVector lost = DoubleVector.fromArray(Lanes.SPECIES, lot.low, i);
            DoubleVector power = DoubleVector.fromArray(Lanes.SPECIES, lot.shifted, i);
            // Both are larger than p, or 0.
            DoubleVector less = power.neg().add(1);
            DoubleVector more = power.add(1);
            DoubleVector a = less.add(p);
            DoubleVector b = more.add(p);
            a.intoArray(lot.high, i);
            b.intoArray(lot.other, i);
            p.sub(a.sub(less)).add(less.sub(1).neg().sub(power)).add(lost).intoArray(lot.low, i);
            p.sub(b.sub(more)).add(power.sub(more.sub(1))).add(lost).intoArray(lot.otherLow, i);
        }
    }
}
