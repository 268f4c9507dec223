package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** Sigmoids: exp(r)/(exp(r) + 2⁻ᵏ) of a reduced argument r, with both sums kept as such. */
final class Sigmoids {

    /** From here on sigmoid(x) is 1 to rounding. */
    private static final double SATURATED = 60;

    /** Below, the quotient is too small for what its rounding has lost. */
    private static final double SMALLEST = -690;

    private Sigmoids() {}

    static boolean isGood(double x) {
        return x >= SMALLEST;
    }

    /** Whether all are good. */
    static boolean sigmoid(Lot lot, int n) {
        DoubleVector smallest = DoubleVector.zero(Lanes.SPECIES);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(Lanes.SPECIES, lot.x, i);
            smallest = smallest.min(x);
            x.min(SATURATED).intoArray(lot.x, i);
        }
        Exponentials.minusOne(lot, n);
        Lot.inversePowers(lot.shifted, n);
        fractions(lot, n);
        Ratios.divide(lot, n);
        return isGood(smallest.reduceLanes(VectorOperators.MIN));
    }

    private static void fractions(Lot lot, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector p = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i);
            DoubleVector power = DoubleVector.fromArray(Lanes.SPECIES, lot.shifted, i);
            DoubleVector a = p.add(1);
            DoubleVector aLow = p.sub(a.sub(1)).add(DoubleVector.fromArray(Lanes.SPECIES, lot.low, i));
            DoubleVector b = a.add(power);
            DoubleVector part = b.sub(a);
            a.intoArray(lot.high, i);
            aLow.intoArray(lot.low, i);
            b.intoArray(lot.other, i);
            a.sub(b.sub(part)).add(power.sub(part)).add(aLow).intoArray(lot.otherLow, i);
        }
    }
}
