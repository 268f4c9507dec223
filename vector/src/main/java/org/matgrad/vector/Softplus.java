package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.matgrad.MatrixMath;
import org.matgrad.kernel.ExpSeries;
import org.matgrad.kernel.LogSeries;

/**
 * softplus(x) = max(x, 0) + log(1 + u) with u = exp(-|x|), at most 1. For u above √2 - 1 the logarithm is ln 2 plus that
 * of (1 + u)/2, so that what is left is near 1.
 */
final class Softplus {

    /** Up to this size of x, u is a normal number. */
    private static final double LARGEST = 708;

    private static final double BOUND = Math.sqrt(2) - 1;

    private Softplus() {}

    static void run(double[] y, int at, int end) {
        int i = at;
        for (; i <= end - Lanes.COUNT; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(Lanes.SPECIES, y, i);
            if (x.abs().compare(VectorOperators.LE, LARGEST).allTrue()) {
                of(x).intoArray(y, i);
            } else {
                scalar(y, i, i + Lanes.COUNT);
            }
        }
        if (i < end) {
            VectorMask<Double> present = Lanes.SPECIES.indexInRange(i, end);
            DoubleVector x = DoubleVector.fromArray(Lanes.SPECIES, y, i, present);
            if (x.abs().compare(VectorOperators.LE, LARGEST).allTrue()) {
                of(x).intoArray(y, i, present);
            } else {
                scalar(y, i, end);
            }
        }
    }

    private static void scalar(double[] y, int from, int end) {
        for (int i = from; i < end; i++) {
            y[i] = MatrixMath.softplus(y[i]);
        }
    }

    private static DoubleVector of(DoubleVector x) {
        DoubleVector z = x.abs().neg();
        DoubleVector shifted = z.mul(ExpSeries.LOG2_E).add(Exponential.SHIFT);
        DoubleVector k = shifted.sub(Exponential.SHIFT);
        DoubleVector rest = z.sub(k.mul(ExpSeries.LN2_HIGH));
        DoubleVector lost = k.mul(ExpSeries.LN2_LOW);
        DoubleVector r = rest.sub(lost);
        DoubleVector tail = rest.sub(r).sub(lost).add(Exponential.tail(r));
        DoubleVector p = r.add(tail);
        DoubleVector pLow = tail.sub(p.sub(r));
        DoubleVector e = p.add(1);
        DoubleVector power = Exponential.power(shifted);
        DoubleVector u = e.mul(power);
        DoubleVector uLow = p.sub(e.sub(1)).add(pLow).mul(power);
        return sum(x.max(0), u, uLow);
    }

    /** positive + log(1 + u + uLow). */
    private static DoubleVector sum(DoubleVector positive, DoubleVector u, DoubleVector uLow) {
        DoubleVector m = DoubleVector.zero(Lanes.SPECIES).blend(1, u.compare(VectorOperators.GT, BOUND));
        DoubleVector scale = m.mul(-0.5).add(1);
        DoubleVector less = u.sub(m);
        DoubleVector f = less.mul(scale);
        DoubleVector fLow = uLow.add(u.sub(less.add(m))).mul(scale);
        DoubleVector s = f.div(f.add(2));
        DoubleVector half = f.mul(f).mul(0.5);
        DoubleVector rest =
                s.mul(half.add(logTail(s.mul(s)))).add(m.mul(ExpSeries.LN2_LOW).add(fLow.sub(fLow.mul(f))));
        DoubleVector ln2 = m.mul(ExpSeries.LN2_HIGH);
        DoubleVector a = positive.add(ln2);
        DoubleVector aPart = a.sub(positive);
        DoubleVector aLow = positive.sub(a.sub(aPart)).add(ln2.sub(aPart));
        DoubleVector b = a.add(f);
        DoubleVector bPart = b.sub(a);
        DoubleVector bLow = a.sub(b.sub(bPart)).add(f.sub(bPart));
        return b.add(aLow.add(bLow).add(rest.sub(half)));
    }

    private static DoubleVector logTail(DoubleVector z) {
        DoubleVector p = z.mul(LogSeries.C8).add(LogSeries.C7);
        p = p.mul(z).add(LogSeries.C6);
        p = p.mul(z).add(LogSeries.C5);
        p = p.mul(z).add(LogSeries.C4);
        p = p.mul(z).add(LogSeries.C3);
        p = p.mul(z).add(LogSeries.C2);
        return p.mul(z).add(LogSeries.C1).mul(z);
    }
}
