package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.matgrad.MatrixMath;
import org.matgrad.kernel.ExpSeries;

/** Sigmoids: exp(r)/(exp(r) + 2⁻ᵏ) of a reduced argument r, with both sums kept as such, so that the quotient is rounded. */
final class Sigmoid {

    /** From here on sigmoid(x) is 1 to rounding. */
    private static final double SATURATED = 60;

    /** Below, the result is too small for what its rounding has lost. */
    private static final double SMALLEST = -690;

    private Sigmoid() {}

    static void run(double[] y, int at, int end) {
        int i = at;
        for (; i <= end - Lanes.COUNT; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(Lanes.SPECIES, y, i);
            VectorMask<Double> good = x.compare(VectorOperators.GE, SMALLEST);
            if (good.allTrue()) {
                of(x).intoArray(y, i);
            } else {
                scalar(y, i, i + Lanes.COUNT);
            }
        }
        if (i < end) {
            VectorMask<Double> present = Lanes.SPECIES.indexInRange(i, end);
            DoubleVector x = DoubleVector.fromArray(Lanes.SPECIES, y, i, present);
            if (x.compare(VectorOperators.GE, SMALLEST).allTrue()) {
                of(x).intoArray(y, i, present);
            } else {
                scalar(y, i, end);
            }
        }
    }

    private static void scalar(double[] y, int from, int end) {
        for (int i = from; i < end; i++) {
            y[i] = MatrixMath.sigmoid(y[i]);
        }
    }

    private static DoubleVector of(DoubleVector x) {
        DoubleVector z = x.min(SATURATED);
        DoubleVector shifted = z.mul(ExpSeries.LOG2_E).add(Exponential.SHIFT);
        DoubleVector k = shifted.sub(Exponential.SHIFT);
        DoubleVector rest = z.sub(k.mul(ExpSeries.LN2_HIGH));
        DoubleVector lost = k.mul(ExpSeries.LN2_LOW);
        DoubleVector r = rest.sub(lost);
        DoubleVector tail = rest.sub(r).sub(lost).add(Exponential.tail(r));
        DoubleVector p = r.add(tail);
        DoubleVector pLow = tail.sub(p.sub(r));
        DoubleVector a = p.add(1);
        DoubleVector aLow = p.sub(a.sub(1)).add(pLow);
        DoubleVector power = Exponential.inversePower(shifted);
        DoubleVector b = a.add(power);
        DoubleVector part = b.sub(a);
        DoubleVector bLow = a.sub(b.sub(part)).add(power.sub(part)).add(aLow);
        DoubleVector q = a.div(b);
        DoubleVector error = q.neg().fma(b, a).add(aLow.sub(q.mul(bLow)));
        return q.add(error.div(b));
    }
}
