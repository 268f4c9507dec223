package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;

/** Quotients of numbers of which each is a sum, rounded once. */
final class Ratios {

    private Ratios() {}

    /** Replaces high by (high + low)/(other + otherLow), where the second ones are lost in rounding the sums. */
    static void divide(Lot lot, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector a = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i);
            DoubleVector b = DoubleVector.fromArray(Lanes.SPECIES, lot.other, i);
            DoubleVector inverse = b.broadcast(1).div(b);
            DoubleVector q = a.mul(inverse);
            DoubleVector small = DoubleVector.fromArray(Lanes.SPECIES, lot.low, i)
                    .sub(q.mul(DoubleVector.fromArray(Lanes.SPECIES, lot.otherLow, i)));
            DoubleVector error = q.neg().fma(b, a).add(small);
            error.fma(inverse, q).intoArray(lot.high, i);
        }
    }
}
