package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.matgrad.kernel.TrigSeries;

/** Sines and cosines: of a reduced argument both, of which the last bits of the quarter turns choose one and its sign. */
final class Sines {

    private static final int TO_SIGN = 62;

    private Sines() {}

    static boolean isGood(double x, double value) {
        return Math.abs(x) <= TrigSeries.LARGEST && Math.abs(value) >= TrigSeries.SMALLEST;
    }

    /** Whether all are good. */
    static boolean sin(Lot lot, int n) {
        return turned(lot, n, 0);
    }

    /** The sines of a quarter turn more. */
    static boolean cos(Lot lot, int n) {
        return turned(lot, n, 1);
    }

    private static boolean turned(Lot lot, int n, long more) {
        reduce(lot, n);
        cosines(lot, n);
        sines(lot, n);
        DoubleVector largest = DoubleVector.zero(Lanes.SPECIES);
        DoubleVector smallest = DoubleVector.broadcast(Lanes.SPECIES, 1);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            LongVector turns = DoubleVector.fromArray(Lanes.SPECIES, lot.shifted, i)
                    .reinterpretAsLongs()
                    .add(more);
            LongVector sine = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i).reinterpretAsLongs();
            LongVector cosine =
                    DoubleVector.fromArray(Lanes.SPECIES, lot.other, i).reinterpretAsLongs();
            // All bits where the number of turns is odd, and none where it is even.
            LongVector odd = turns.and(1).neg();
            LongVector chosen = sine.lanewise(
                    VectorOperators.XOR,
                    sine.lanewise(VectorOperators.XOR, cosine).and(odd));
            LongVector sign = turns.and(2).lanewise(VectorOperators.LSHL, TO_SIGN);
            DoubleVector value = chosen.lanewise(VectorOperators.XOR, sign).reinterpretAsDoubles();
            value.intoArray(lot.high, i);
            largest =
                    largest.max(DoubleVector.fromArray(Lanes.SPECIES, lot.x, i).abs());
            smallest = smallest.min(value.abs());
        }
        return isGood(largest.reduceLanes(VectorOperators.MAX), smallest.reduceLanes(VectorOperators.MIN));
    }

    /** r as a sum of high and low, and the quarter turns. */
    private static void reduce(Lot lot, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(Lanes.SPECIES, lot.x, i);
            DoubleVector shifted = x.mul(TrigSeries.TWO_OVER_PI).add(Lot.SHIFT);
            DoubleVector quarters = shifted.sub(Lot.SHIFT);
            DoubleVector a = x.sub(quarters.mul(TrigSeries.HIGH));
            DoubleVector b = quarters.mul(TrigSeries.MIDDLE);
            // a is the larger one wherever the result is used.
            DoubleVector difference = a.sub(b);
            DoubleVector rest = a.sub(difference).sub(b).sub(quarters.mul(TrigSeries.LOW));
            DoubleVector r = difference.add(rest);
            r.intoArray(lot.high, i);
            difference.sub(r).add(rest).intoArray(lot.low, i);
            shifted.intoArray(lot.shifted, i);
        }
    }

    /** Writes over r. */
    private static void sines(Lot lot, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector r = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i);
            DoubleVector z = r.mul(r);
            DoubleVector p = z.broadcast(TrigSeries.S5);
            p = p.fma(z, z.broadcast(TrigSeries.S4));
            p = p.fma(z, z.broadcast(TrigSeries.S3));
            p = p.fma(z, z.broadcast(TrigSeries.S2));
            p = p.fma(z, z.broadcast(TrigSeries.S1));
            p = p.fma(z, z.broadcast(TrigSeries.S0));
            DoubleVector small = DoubleVector.fromArray(Lanes.SPECIES, lot.low, i)
                    .mul(z.mul(-0.5).add(1));
            r.add(r.mul(z).mul(p).add(small)).intoArray(lot.high, i);
        }
    }

    private static void cosines(Lot lot, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            DoubleVector r = DoubleVector.fromArray(Lanes.SPECIES, lot.high, i);
            DoubleVector z = r.mul(r);
            DoubleVector p = z.broadcast(TrigSeries.C5);
            p = p.fma(z, z.broadcast(TrigSeries.C4));
            p = p.fma(z, z.broadcast(TrigSeries.C3));
            p = p.fma(z, z.broadcast(TrigSeries.C2));
            p = p.fma(z, z.broadcast(TrigSeries.C1));
            p = p.fma(z, z.broadcast(TrigSeries.C0));
            DoubleVector half = z.mul(0.5);
            DoubleVector less = half.neg().add(1);
            DoubleVector lost = less.sub(1).neg().sub(half);
            less.add(lost.add(z.mul(z).mul(p).sub(r.mul(DoubleVector.fromArray(Lanes.SPECIES, lot.low, i)))))
                    .intoArray(lot.other, i);
        }
    }
}
