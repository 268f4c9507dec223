package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.matgrad.kernel.ExpSeries;

/** exp(x) and exp(x) - 1, as 2ᵏ·exp(r) of a reduced argument r. */
final class Exponentials {

    /** Up to this size of x, 2ᵏ is a normal number. */
    private static final double LARGEST = 708;

    private Exponentials() {}

    static boolean isGood(double x) {
        return Math.abs(x) <= LARGEST;
    }

    /** Whether all are good. */
    static boolean exp(Lot lot, int n) {
        reduce(lot, n);
        Lot.powers(lot.shifted, n);
        double[] x = lot.x;
        double[] high = lot.high;
        DoubleVector largest = DoubleVector.zero(Lanes.SPECIES);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector r = DoubleVector.fromArray(Lanes.SPECIES, high, i);
            DoubleVector p = r.add(
                            DoubleVector.fromArray(Lanes.SPECIES, lot.low, i).add(tail(r)))
                    .add(1);
            p.mul(DoubleVector.fromArray(Lanes.SPECIES, lot.shifted, i)).intoArray(high, i);
            largest = largest.max(DoubleVector.fromArray(Lanes.SPECIES, x, i).abs());
        }
        return largest.reduceLanes(VectorOperators.MAX) <= LARGEST;
    }

    /** 2ᵏ·(exp(r) - 1) + (2ᵏ - 1). The sign of 0 is kept. */
    static boolean expm1(Lot lot, int n) {
        minusOne(lot, n);
        Lot.powers(lot.shifted, n);
        double[] x = lot.x;
        double[] high = lot.high;
        DoubleVector largest = DoubleVector.zero(Lanes.SPECIES);
        DoubleVector smallest = DoubleVector.broadcast(Lanes.SPECIES, LARGEST);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector power = DoubleVector.fromArray(Lanes.SPECIES, lot.shifted, i);
            DoubleVector less = power.sub(1);
            DoubleVector scaled = DoubleVector.fromArray(Lanes.SPECIES, high, i).mul(power);
            DoubleVector sum = less.add(scaled);
            DoubleVector part = sum.sub(less);
            DoubleVector error = less.sub(sum.sub(part))
                    .add(scaled.sub(part))
                    .add(power.sub(less).sub(1));
            sum.add(error.add(DoubleVector.fromArray(Lanes.SPECIES, lot.low, i).mul(power)))
                    .intoArray(high, i);
            DoubleVector size = DoubleVector.fromArray(Lanes.SPECIES, x, i).abs();
            largest = largest.max(size);
            smallest = smallest.min(size);
        }
        return largest.reduceLanes(VectorOperators.MAX) <= LARGEST && smallest.reduceLanes(VectorOperators.MIN) > 0;
    }

    /** From the arguments, exp(r) - 1 as a sum of high and low, and k. */
    static void minusOne(Lot lot, int n) {
        reduce(lot, n);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector r = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i);
            DoubleVector tail =
                    DoubleVector.fromArray(Lanes.SPECIES, lot.low, i).add(tail(r));
            DoubleVector p = r.add(tail);
            p.intoArray(lot.high, i);
            tail.sub(p.sub(r)).intoArray(lot.low, i);
        }
    }

    /** From the arguments, r as a sum of high and low, and k. */
    private static void reduce(Lot lot, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(Lanes.SPECIES, lot.x, i);
            DoubleVector shifted = x.mul(ExpSeries.LOG2_E).add(Lot.SHIFT);
            DoubleVector k = shifted.sub(Lot.SHIFT);
            DoubleVector rest = x.sub(k.mul(ExpSeries.LN2_HIGH));
            DoubleVector lost = k.mul(ExpSeries.LN2_LOW);
            DoubleVector r = rest.sub(lost);
            r.intoArray(lot.high, i);
            rest.sub(r).sub(lost).intoArray(lot.low, i);
            shifted.intoArray(lot.shifted, i);
        }
    }

    /** exp(r) - 1 - r for |r| up to ln 2/2. */
    private static DoubleVector tail(DoubleVector r) {
        DoubleVector p = r.broadcast(ExpSeries.C12);
        p = p.fma(r, r.broadcast(ExpSeries.C11));
        p = p.fma(r, r.broadcast(ExpSeries.C10));
        p = p.fma(r, r.broadcast(ExpSeries.C9));
        p = p.fma(r, r.broadcast(ExpSeries.C8));
        p = p.fma(r, r.broadcast(ExpSeries.C7));
        p = p.fma(r, r.broadcast(ExpSeries.C6));
        p = p.fma(r, r.broadcast(ExpSeries.C5));
        p = p.fma(r, r.broadcast(ExpSeries.C4));
        p = p.fma(r, r.broadcast(ExpSeries.C3));
        DoubleVector square = r.mul(r);
        return square.mul(r).mul(p).add(square.mul(ExpSeries.C2));
    }
}
