package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.matgrad.kernel.ExpSeries;
import org.matgrad.kernel.LogSeries;

/** Logarithms: x = 2ᵏ·(1 + f) with 1 + f from √½ to √2 by the bits of x, and log(x) = k·ln 2 + log(1 + f). */
final class Logarithms {

    private static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;

    private static final long SHIFT_BITS = Double.doubleToRawLongBits(Lot.SHIFT);

    private Logarithms() {}

    static boolean isGood(double x) {
        return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE;
    }

    /** Whether all are good. */
    static boolean log(Lot lot, int n) {
        split(lot.x, lot.high, lot.shifted, n);
        DoubleVector largest = DoubleVector.broadcast(Lanes.SPECIES, 1);
        DoubleVector smallest = largest;
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector f = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i);
            DoubleVector k = DoubleVector.fromArray(Lanes.SPECIES, lot.shifted, i);
            DoubleVector half = f.mul(f).mul(0.5);
            DoubleVector rest = tail(f, half).add(k.mul(ExpSeries.LN2_LOW));
            k.mul(ExpSeries.LN2_HIGH).sub(half.sub(rest).sub(f)).intoArray(lot.high, i);
            DoubleVector x = DoubleVector.fromArray(Lanes.SPECIES, lot.x, i);
            largest = largest.max(x);
            smallest = smallest.min(x);
        }
        return isGood(largest.reduceLanes(VectorOperators.MAX)) && isGood(smallest.reduceLanes(VectorOperators.MIN));
    }

    /** Of u = 1 + x; what u has lost divided by u is added. The sign of 0 is kept. */
    static boolean log1p(Lot lot, int n) {
        plusOne(lot, n);
        split(lot.other, lot.high, lot.shifted, n);
        DoubleVector largest = DoubleVector.broadcast(Lanes.SPECIES, 1);
        DoubleVector smallest = largest;
        DoubleVector nearest = largest;
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector f = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i);
            DoubleVector k = DoubleVector.fromArray(Lanes.SPECIES, lot.shifted, i);
            DoubleVector half = f.mul(f).mul(0.5);
            DoubleVector rest =
                    tail(f, half).add(k.mul(ExpSeries.LN2_LOW).add(DoubleVector.fromArray(Lanes.SPECIES, lot.low, i)));
            k.mul(ExpSeries.LN2_HIGH).sub(half.sub(rest).sub(f)).intoArray(lot.high, i);
            DoubleVector u = DoubleVector.fromArray(Lanes.SPECIES, lot.other, i);
            largest = largest.max(u);
            smallest = smallest.min(u);
            nearest =
                    nearest.min(DoubleVector.fromArray(Lanes.SPECIES, lot.x, i).abs());
        }
        return isGood(largest.reduceLanes(VectorOperators.MAX))
                && isGood(smallest.reduceLanes(VectorOperators.MIN))
                && nearest.reduceLanes(VectorOperators.MIN) > 0;
    }

    /** u, and what it has lost divided by it. */
    private static void plusOne(Lot lot, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(Lanes.SPECIES, lot.x, i);
            DoubleVector u = x.add(1);
            DoubleVector part = u.sub(1);
            DoubleVector lost = u.sub(part).sub(1).neg().add(x.sub(part));
            u.intoArray(lot.other, i);
            lost.div(u).intoArray(lot.low, i);
        }
    }

    /** f and k, as a number. */
    private static void split(double[] x, double[] rest, double[] exponents, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            LongVector bits = DoubleVector.fromArray(Lanes.SPECIES, x, i).reinterpretAsLongs();
            LongVector k = bits.sub(SQRT_HALF).lanewise(VectorOperators.ASHR, Lot.FRACTION_BITS);
            LongVector m = bits.sub(k.lanewise(VectorOperators.LSHL, Lot.FRACTION_BITS));
            m.reinterpretAsDoubles().sub(1).intoArray(rest, i);
            k.add(SHIFT_BITS).reinterpretAsDoubles().sub(Lot.SHIFT).intoArray(exponents, i);
        }
    }

    /** log(1 + f) - f + half, which is f²/2. */
    static DoubleVector tail(DoubleVector f, DoubleVector half) {
        DoubleVector s = f.div(f.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector p = z.broadcast(LogSeries.C8);
        p = p.fma(z, z.broadcast(LogSeries.C7));
        p = p.fma(z, z.broadcast(LogSeries.C6));
        p = p.fma(z, z.broadcast(LogSeries.C5));
        p = p.fma(z, z.broadcast(LogSeries.C4));
        p = p.fma(z, z.broadcast(LogSeries.C3));
        p = p.fma(z, z.broadcast(LogSeries.C2));
        p = p.fma(z, z.broadcast(LogSeries.C1));
        return s.mul(z.mul(p).add(half));
    }
}
