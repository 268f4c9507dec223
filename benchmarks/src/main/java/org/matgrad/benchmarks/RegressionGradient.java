package org.matgrad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.matgrad.Matrix;
import org.matgrad.Vector;
import org.matgrad.samples.digits.SoftmaxRegressionLoss;
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

/** Loss and gradient of softmax regression on the digits. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RegressionGradient {

    /** How many images a gradient is computed from. */
    @Param({"50", "1400"})
    int batch;

    private Matrix W;
    private Vector b;
    private Digits digits;
    private SoftmaxRegressionLoss generated;
    private PlainRegression plain;
    private TunedRegression tuned;
    private TunedRegression tunedOwnExp;

    /** Makes the inputs and the workspaces. */
    @Setup
    public void prepare() {
        prepare(batch);
    }

    void prepare(int size) {
        W = Digits.weights(Digits.PIXELS, Digits.CLASSES, 1);
        b = Digits.biases(Digits.CLASSES, 2);
        digits = Digits.batch(size);
        generated = new SoftmaxRegressionLoss();
        plain = new PlainRegression(size, Digits.PIXELS, Digits.CLASSES);
        tuned = new TunedRegression(size, false);
        tunedOwnExp = new TunedRegression(size, true);
    }

    /** The companion. */
    @Benchmark
    public double generated() {
        double loss = generated.forward(W, b, digits.X(), digits.T());
        generated.backward();
        return loss;
    }

    /** Textbook loops. */
    @Benchmark
    public double plain() {
        return plain.gradient(
                W.data(),
                b.data(),
                digits.X().data(),
                digits.T().data(),
                digits.X().rows());
    }

    /** Tuned loops with {@code Math.exp}. */
    @Benchmark
    public double tuned() {
        return gradient(tuned);
    }

    /** Tuned loops with a polynomial for the exponential function. */
    @Benchmark
    public double tunedOwnExp() {
        return gradient(tunedOwnExp);
    }

    private double gradient(TunedRegression by) {
        return by.gradient(
                W.data(),
                b.data(),
                digits.X().data(),
                digits.T().data(),
                digits.X().rows());
    }

    double[][] generatedGradient() {
        SoftmaxRegressionLoss.Gradient gradient = generated.gradient();
        return new double[][] {gradient.W().data(), gradient.b().data()};
    }

    double[][] plainGradient() {
        return new double[][] {plain.dW, plain.db};
    }

    double[][] tunedGradient() {
        return new double[][] {tuned.dW, tuned.db};
    }

    double[][] tunedOwnExpGradient() {
        return new double[][] {tunedOwnExp.dW, tunedOwnExp.db};
    }
}
