package org.matgrad.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.matgrad.MatrixMath;
import org.matgrad.kernel.Elementwise;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Functions of runs of numbers against a loop over the function of one number. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ElementwiseRuns {

    private interface Kernel {
        void run(Elementwise functions, double[] y, int at, int n);
    }

    /** The functions, with the ranges of their arguments. */
    public enum Function {
        EXP(Math::exp, Elementwise::exp, -4, 4),
        EXPM1(Math::expm1, Elementwise::expm1, -4, 4),
        LOG(Math::log, Elementwise::log, 0.01, 10),
        LOG1P(Math::log1p, Elementwise::log1p, -0.9, 4),
        SIN(Math::sin, Elementwise::sin, -4, 4),
        COS(Math::cos, Elementwise::cos, -4, 4),
        TANH(Math::tanh, Elementwise::tanh, -4, 4),
        SIGMOID(MatrixMath::sigmoid, Elementwise::sigmoid, -4, 4),
        SOFTPLUS(MatrixMath::softplus, Elementwise::softplus, -4, 4);

        private final DoubleUnaryOperator scalar;
        private final Kernel kernel;
        private final double from;
        private final double to;

        Function(DoubleUnaryOperator scalar, Kernel kernel, double from, double to) {
            this.scalar = scalar;
            this.kernel = kernel;
            this.from = from;
            this.to = to;
        }
    }

    /** Which function. */
    @Param
    Function function;

    /** The length of the run. */
    @Param({"16", "32", "64", "256", "1024", "4096"})
    int length;

    private double[] x;
    private double[] y;
    private Elementwise functions;

    /** Makes the numbers. */
    @Setup
    public void prepare() {
        x = new Random(1).doubles(length, function.from, function.to).toArray();
        y = new double[length];
        functions = new Elementwise();
    }

    /** The function of one number, of {@code Math} or {@code MatrixMath}. */
    @Benchmark
    public double[] loop() {
        DoubleUnaryOperator scalar = function.scalar;
        for (int i = 0; i < length; i++) {
            y[i] = scalar.applyAsDouble(x[i]);
        }
        return y;
    }

    /** The runtime's plain Java. */
    @Benchmark
    public double[] plain() {
        return run();
    }

    /** The same with the Vector API. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public double[] vectors() {
        return run();
    }

    private double[] run() {
        System.arraycopy(x, 0, y, 0, length);
        function.kernel.run(functions, y, 0, length);
        return y;
    }
}
