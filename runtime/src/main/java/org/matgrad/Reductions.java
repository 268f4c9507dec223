package org.matgrad;

import java.util.function.DoubleBinaryOperator;
import org.matgrad.kernel.Scans;

/** Reductions of components, from left to right, as {@link MatrixMath} documents them. */
final class Reductions {

    private Reductions() {}

    private static double fold(double start, double[] x, DoubleBinaryOperator f) {
        double result = start;
        for (double component : x) {
            result = f.applyAsDouble(result, component);
        }
        return result;
    }

    static double sum(double[] x) {
        return fold(0, x, (p, q) -> p + q);
    }

    static double[] cumulativeSum(double[] x) {
        double[] sums = new double[x.length];
        Scans.cumulativeSum(x, 0, x.length, sums, 0);
        return sums;
    }

    static double mean(double[] x) {
        return sum(x) / x.length;
    }

    static double product(double[] x) {
        return fold(1, x, (p, q) -> p * q);
    }

    static double max(double[] x) {
        return fold(Double.NEGATIVE_INFINITY, x, Math::max);
    }

    static double min(double[] x) {
        return fold(Double.POSITIVE_INFINITY, x, Math::min);
    }

    static double squaredNorm(double[] x) {
        return sum(Components.map(x, p -> p * p));
    }

    /** Scaled by the largest magnitude, so that the squares neither overflow nor vanish. */
    static double norm(double[] x) {
        double largest = normInf(x);
        if (largest == 0 || Double.isInfinite(largest)) {
            return largest;
        }
        return largest * Math.sqrt(squaredNorm(Components.map(x, p -> p / largest)));
    }

    static double norm1(double[] x) {
        return sum(Components.map(x, Math::abs));
    }

    static double normInf(double[] x) {
        return fold(0, Components.map(x, Math::abs), Math::max);
    }

    /** The sum of the products; both arrays have the same length. */
    static double inner(double[] x, double[] y) {
        return sum(Components.zip(x, y, (p, q) -> p * q));
    }

    static double logSumExp(double[] x) {
        double shift = shift(x);
        return shift + Math.log(sumExp(x, shift));
    }

    static double[] softmax(double[] x) {
        double shift = shift(x);
        double sum = sumExp(x, shift);
        return Components.map(x, p -> Math.exp(p - shift) / sum);
    }

    static double[] logSoftmax(double[] x) {
        double shift = shift(x);
        double logSum = Math.log(sumExp(x, shift));
        return Components.map(x, p -> (p - shift) - logSum);
    }

    /** What to subtract so that no exponential overflows: the largest component, or 0 if that isn't finite. */
    private static double shift(double[] x) {
        double largest = max(x);
        return Double.isFinite(largest) ? largest : 0;
    }

    private static double sumExp(double[] x, double shift) {
        return sum(Components.map(x, p -> Math.exp(p - shift)));
    }
}
