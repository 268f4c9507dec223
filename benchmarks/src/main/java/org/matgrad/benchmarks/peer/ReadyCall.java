package org.matgrad.benchmarks.peer;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.matgrad.benchmarks.core.Call;

/** The value of a function, and the gradients that are left behind in arrays. */
public final class ReadyCall implements Call {
    private final DoubleSupplier work;
    private final Supplier<double[][]> gradients;
    private double value;

    /**
     * Puts a call together.
     *
     * @param work computes the value and the gradients
     * @param gradients shows the gradients that were computed last
     */
    public ReadyCall(DoubleSupplier work, Supplier<double[][]> gradients) {
        this.work = work;
        this.gradients = gradients;
    }

    @Override
    public Object run() {
        value = work.getAsDouble();
        return this;
    }

    @Override
    public double[][] results() {
        double[][] parts = gradients.get();
        double[][] results = new double[parts.length + 1][];
        results[0] = new double[] {value};
        System.arraycopy(parts, 0, results, 1, parts.length);
        return results;
    }
}
