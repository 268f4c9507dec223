package org.matgrad.vector;

import java.util.function.DoubleBinaryOperator;
import org.matgrad.MatrixMath;
import org.matgrad.kernel.ElementwiseKernels;
import org.matgrad.kernel.ShortestRuns;

/**
 * The elementwise functions, by the same formulas as in plain Java. The JDK's own functions of vectors are not used: they
 * give other results before HotSpot has compiled a loop than after, and are slow where they are no machine code.
 */
final class VectorElementwise implements ElementwiseKernels {

    /** Computes so many results; whether all arguments are those that its formula is for. */
    private interface Kernel {
        boolean run(Lot lot, int n);
    }

    /** Zen 4 computes short runs of exp and log faster number by number; for the others a few vectors are enough. */
    private static final ShortestRuns SHORTEST = new ShortestRuns(24, 10, 24, 10, 12, 12, 12, 14, 8);

    private final Lot lot = new Lot();

    /** Goes through the numbers lot by lot. What is right for an argument and a result says the operator. */
    private void lots(Kernel kernel, DoubleBinaryOperator right, double[] y, int at, int n) {
        int end = at + n;
        for (int from = at; from < end; from += Lot.LENGTH) {
            int length = Math.min(Lot.LENGTH, end - from);
            boolean allGood = kernel.run(lot, lot.load(y, from, length));
            if (!allGood) {
                for (int j = 0; j < length; j++) {
                    lot.high[j] = right.applyAsDouble(y[from + j], lot.high[j]);
                }
            }
            System.arraycopy(lot.high, 0, y, from, length);
        }
    }

    @Override
    public ShortestRuns shortestRuns() {
        return SHORTEST;
    }

    @Override
    public void exp(double[] y, int at, int n) {
        lots(Exponentials::exp, (x, value) -> Exponentials.isGood(x) ? value : Math.exp(x), y, at, n);
    }

    @Override
    public void expm1(double[] y, int at, int n) {
        lots(Exponentials::expm1, (x, value) -> Exponentials.isGood(x) && x != 0 ? value : Math.expm1(x), y, at, n);
    }

    @Override
    public void log(double[] y, int at, int n) {
        lots(Logarithms::log, (x, value) -> Logarithms.isGood(x) ? value : Math.log(x), y, at, n);
    }

    @Override
    public void log1p(double[] y, int at, int n) {
        lots(Logarithms::log1p, (x, value) -> Logarithms.isGood(1 + x) && x != 0 ? value : Math.log1p(x), y, at, n);
    }

    @Override
    public void sin(double[] y, int at, int n) {
        lots(Sines::sin, (x, value) -> Sines.isGood(x, value) ? value : Math.sin(x), y, at, n);
    }

    @Override
    public void cos(double[] y, int at, int n) {
        lots(Sines::cos, (x, value) -> Sines.isGood(x, value) ? value : Math.cos(x), y, at, n);
    }

    @Override
    public void tanh(double[] y, int at, int n) {
        lots(Tangents::tanh, (x, value) -> value, y, at, n);
    }

    @Override
    public void sigmoid(double[] y, int at, int n) {
        lots(Sigmoids::sigmoid, (x, value) -> Sigmoids.isGood(x) ? value : MatrixMath.sigmoid(x), y, at, n);
    }

    @Override
    public void softplus(double[] y, int at, int n) {
        lots(Softplus::softplus, (x, value) -> Softplus.isGood(x) ? value : MatrixMath.softplus(x), y, at, n);
    }
}
