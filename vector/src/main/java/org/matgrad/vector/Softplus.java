package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.matgrad.kernel.ExpSeries;

/**
 * softplus(x) = max(x, 0) + log(1 + u) with u = exp(-|x|), at most 1. For u above √2 - 1 the logarithm is ln 2 plus that
 * of (1 + u)/2, so that what is left is near 1.
 */
final class Softplus {

    /** 1/(2·(√2 - 1)): times that, u is rounded to 1 where it is above √2 - 1, else to 0. */
    private static final double HALVES = 1.2071067811865475;

    /** Up to this size of x, u is a normal number. */
    private static final double LARGEST = 708;

    private Softplus() {}

    static boolean isGood(double x) {
        return Math.abs(x) <= LARGEST;
    }

    /** Whether all are good. */
    static boolean softplus(Lot lot, int n) {
        DoubleVector smallest = DoubleVector.zero(Lanes.SPECIES);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(Lanes.SPECIES, lot.x, i);
            x.intoArray(lot.signed, i);
            DoubleVector negative = x.abs().neg();
            negative.intoArray(lot.x, i);
            smallest = smallest.min(negative);
        }
        Exponentials.minusOne(lot, n);
        Lot.powers(lot.shifted, n);
        near(lot, n);
        tails(lot, n);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector positive =
                    DoubleVector.fromArray(Lanes.SPECIES, lot.signed, i).max(0);
            DoubleVector ln2 =
                    DoubleVector.fromArray(Lanes.SPECIES, lot.other, i).mul(ExpSeries.LN2_HIGH);
            DoubleVector a = positive.add(ln2);
            DoubleVector aPart = a.sub(positive);
            DoubleVector aLow = positive.sub(a.sub(aPart)).add(ln2.sub(aPart));
            DoubleVector f = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i);
            DoubleVector b = a.add(f);
            DoubleVector bPart = b.sub(a);
            DoubleVector bLow = a.sub(b.sub(bPart)).add(f.sub(bPart));
            b.add(aLow.add(bLow).add(DoubleVector.fromArray(Lanes.SPECIES, lot.low, i)))
                    .intoArray(lot.high, i);
        }
        return isGood(smallest.reduceLanes(VectorOperators.MIN));
    }

    /** From exp(r) - 1 and k, f with 1 + u = (1 + f)·2ᵐ and m, 0 or 1. */
    private static void near(Lot lot, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector p = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i);
            DoubleVector power = DoubleVector.fromArray(Lanes.SPECIES, lot.shifted, i);
            DoubleVector e = p.add(1);
            DoubleVector u = e.mul(power);
            DoubleVector uLow = p.sub(e.sub(1))
                    .add(DoubleVector.fromArray(Lanes.SPECIES, lot.low, i))
                    .mul(power);
            DoubleVector m = u.mul(HALVES).add(Lot.SHIFT).sub(Lot.SHIFT);
            DoubleVector scale = m.mul(-0.5).add(1);
            DoubleVector less = u.sub(m);
            less.mul(scale).intoArray(lot.high, i);
            uLow.add(u.sub(less.add(m))).mul(scale).intoArray(lot.low, i);
            m.intoArray(lot.other, i);
        }
    }

    /** log(1 + f) + m·ln 2 without f and the larger part of m·ln 2, in low. */
    private static void tails(Lot lot, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector f = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i);
            DoubleVector low = DoubleVector.fromArray(Lanes.SPECIES, lot.low, i);
            DoubleVector half = f.mul(f).mul(0.5);
            Logarithms.tail(f, half)
                    .add(DoubleVector.fromArray(Lanes.SPECIES, lot.other, i)
                            .mul(ExpSeries.LN2_LOW)
                            .add(low.sub(low.mul(f))))
                    .sub(half)
                    .intoArray(lot.low, i);
        }
    }
}
