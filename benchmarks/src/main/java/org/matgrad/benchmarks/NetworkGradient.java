package org.matgrad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.matgrad.Matrix;
import org.matgrad.Vector;
import org.matgrad.samples.digits.NetworkLoss;
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

/** Loss and gradient of the network of two layers on the digits. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class NetworkGradient {

    /** How many images a gradient is computed from. */
    @Param({"50", "1400"})
    int batch;

    private Matrix W1;
    private Vector b1;
    private Matrix W2;
    private Vector b2;
    private Digits digits;
    private NetworkLoss generated;
    private PlainNetwork plain;
    private TunedNetwork tuned;
    private TunedNetwork tunedOwnExp;

    /** Makes the inputs and the workspaces. */
    @Setup
    public void prepare() {
        prepare(batch);
    }

    void prepare(int size) {
        W1 = Digits.weights(Digits.PIXELS, Digits.HIDDEN, 1);
        b1 = Digits.biases(Digits.HIDDEN, 2);
        W2 = Digits.weights(Digits.HIDDEN, Digits.CLASSES, 3);
        b2 = Digits.biases(Digits.CLASSES, 4);
        digits = Digits.batch(size);
        generated = new NetworkLoss();
        plain = new PlainNetwork(size, Digits.PIXELS, Digits.HIDDEN, Digits.CLASSES);
        tuned = new TunedNetwork(size, false);
        tunedOwnExp = new TunedNetwork(size, true);
    }

    /** The companion. */
    @Benchmark
    public double generated() {
        double loss = generated.forward(W1, b1, W2, b2, digits.X(), digits.T());
        generated.backward();
        return loss;
    }

    /** Textbook loops. */
    @Benchmark
    public double plain() {
        return plain.gradient(
                W1.data(),
                b1.data(),
                W2.data(),
                b2.data(),
                digits.X().data(),
                digits.T().data(),
                digits.X().rows());
    }

    /** Tuned loops with {@code Math.exp} and {@code Math.tanh}. */
    @Benchmark
    public double tuned() {
        return gradient(tuned);
    }

    /** Tuned loops with a polynomial for the exponential function and the hyperbolic tangent. */
    @Benchmark
    public double tunedOwnExp() {
        return gradient(tunedOwnExp);
    }

    private double gradient(TunedNetwork by) {
        return by.gradient(
                W1.data(),
                b1.data(),
                W2.data(),
                b2.data(),
                digits.X().data(),
                digits.T().data(),
                digits.X().rows());
    }

    double[][] generatedGradient() {
        NetworkLoss.Gradient gradient = generated.gradient();
        return new double[][] {
            gradient.W1().data(),
            gradient.b1().data(),
            gradient.W2().data(),
            gradient.b2().data()
        };
    }

    double[][] plainGradient() {
        return new double[][] {plain.dW1, plain.db1, plain.dW2, plain.db2};
    }

    double[][] tunedGradient() {
        return gradientOf(tuned);
    }

    double[][] tunedOwnExpGradient() {
        return gradientOf(tunedOwnExp);
    }

    private static double[][] gradientOf(TunedNetwork by) {
        return new double[][] {by.dW1, by.db1, by.dW2, by.db2};
    }
}
