package org.matgrad.benchmarks.adbench;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.matgrad.benchmarks.core.Call;

/** A function with one value. */
final class Scalar {
    private final DoubleSupplier forward;
    private final Runnable backward;
    private final Supplier<double[]> gradient;
    private double last;

    Scalar(DoubleSupplier forward, Runnable backward, Supplier<double[]> gradient) {
        this.forward = forward;
        this.backward = backward;
        this.gradient = gradient;
    }

    /** Its value. */
    final class Value implements Call {
        @Override
        public Object run() {
            last = forward.getAsDouble();
            return this;
        }

        @Override
        public double[][] results() {
            return new double[][] {{last}};
        }
    }

    /** Its value and its gradient. */
    final class Derivative implements Call {
        @Override
        public Object run() {
            last = forward.getAsDouble();
            backward.run();
            return this;
        }

        @Override
        public double[][] results() {
            return new double[][] {{last}, gradient.get()};
        }
    }
}
