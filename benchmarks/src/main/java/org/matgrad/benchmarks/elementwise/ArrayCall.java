package org.matgrad.benchmarks.elementwise;

import java.util.function.Supplier;
import org.matgrad.benchmarks.core.Call;

/** A function whose result is one array. */
final class ArrayCall implements Call {
    private final Supplier<double[]> work;
    private double[] last;

    ArrayCall(Supplier<double[]> work) {
        this.work = work;
    }

    @Override
    public Object run() {
        last = work.get();
        return last;
    }

    @Override
    public double[][] results() {
        return new double[][] {last};
    }
}
