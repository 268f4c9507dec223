package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.matgrad.kernel.ElementwiseKernels;

/** Elementwise functions, most of them the JDK's own functions of vectors, which are within 1 ulp. */
final class VectorElementwise implements ElementwiseKernels {

    @Override
    public void exp(double[] y, int at, int n) {
        int end = at + n;
        int i = at;
        for (; i <= end - Lanes.COUNT; i += Lanes.COUNT) {
            DoubleVector.fromArray(Lanes.SPECIES, y, i)
                    .lanewise(VectorOperators.EXP)
                    .intoArray(y, i);
        }
        rest(VectorOperators.EXP, y, i, end);
    }

    @Override
    public void expm1(double[] y, int at, int n) {
        int end = at + n;
        int i = at;
        for (; i <= end - Lanes.COUNT; i += Lanes.COUNT) {
            DoubleVector.fromArray(Lanes.SPECIES, y, i)
                    .lanewise(VectorOperators.EXPM1)
                    .intoArray(y, i);
        }
        rest(VectorOperators.EXPM1, y, i, end);
    }

    @Override
    public void log(double[] y, int at, int n) {
        int end = at + n;
        int i = at;
        for (; i <= end - Lanes.COUNT; i += Lanes.COUNT) {
            DoubleVector.fromArray(Lanes.SPECIES, y, i)
                    .lanewise(VectorOperators.LOG)
                    .intoArray(y, i);
        }
        rest(VectorOperators.LOG, y, i, end);
    }

    @Override
    public void log1p(double[] y, int at, int n) {
        int end = at + n;
        int i = at;
        for (; i <= end - Lanes.COUNT; i += Lanes.COUNT) {
            DoubleVector.fromArray(Lanes.SPECIES, y, i)
                    .lanewise(VectorOperators.LOG1P)
                    .intoArray(y, i);
        }
        rest(VectorOperators.LOG1P, y, i, end);
    }

    @Override
    public void sin(double[] y, int at, int n) {
        int end = at + n;
        int i = at;
        for (; i <= end - Lanes.COUNT; i += Lanes.COUNT) {
            DoubleVector.fromArray(Lanes.SPECIES, y, i)
                    .lanewise(VectorOperators.SIN)
                    .intoArray(y, i);
        }
        rest(VectorOperators.SIN, y, i, end);
    }

    @Override
    public void cos(double[] y, int at, int n) {
        int end = at + n;
        int i = at;
        for (; i <= end - Lanes.COUNT; i += Lanes.COUNT) {
            DoubleVector.fromArray(Lanes.SPECIES, y, i)
                    .lanewise(VectorOperators.COS)
                    .intoArray(y, i);
        }
        rest(VectorOperators.COS, y, i, end);
    }

    @Override
    public void tanh(double[] y, int at, int n) {
        int end = at + n;
        int i = at;
        for (; i <= end - Lanes.COUNT; i += Lanes.COUNT) {
            DoubleVector.fromArray(Lanes.SPECIES, y, i)
                    .lanewise(VectorOperators.TANH)
                    .intoArray(y, i);
        }
        rest(VectorOperators.TANH, y, i, end);
    }

    @Override
    public void sigmoid(double[] y, int at, int n) {
        Sigmoid.run(y, at, at + n);
    }

    @Override
    public void softplus(double[] y, int at, int n) {
        Softplus.run(y, at, at + n);
    }

    /** The numbers that fill no vector. Above, the function is a constant of the loop, as HotSpot wants it. */
    private static void rest(VectorOperators.Unary function, double[] y, int i, int end) {
        if (i < end) {
            VectorMask<Double> present = Lanes.SPECIES.indexInRange(i, end);
            DoubleVector.fromArray(Lanes.SPECIES, y, i, present)
                    .lanewise(function)
                    .intoArray(y, i, present);
        }
    }
}
