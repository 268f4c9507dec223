package org.matgrad.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.matgrad.kernel.MatrixProduct;
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

/** A product of square matrices and both its adjoints: 6·n³ operations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductGradient {

    /** The number of rows and columns. */
    @Param({"16", "32", "64", "100", "256", "512"})
    int n;

    private double[] a;
    private double[] b;
    private double[] c;
    private double[] aBar;
    private double[] bBar;
    private MatrixProduct products;

    /** Makes the matrices. */
    @Setup
    public void prepare() {
        Random random = new Random(1);
        a = random.doubles((long) n * n).toArray();
        b = random.doubles((long) n * n).toArray();
        c = new double[n * n];
        aBar = new double[n * n];
        bBar = new double[n * n];
        products = new MatrixProduct();
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
        products.multiply(c, a, b, n, n, n);
        products.multiplyTranspose(aBar, c, b, n, n, n);
        products.transposeMultiply(bBar, a, c, n, n, n);
        return bBar;
    }
}
