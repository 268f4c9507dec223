package org.matgrad.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.matgrad.FloatMatrix;
import org.matgrad.Matrix;
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

/** A product of square matrices with both adjoints, in {@code float} and in {@code double}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FloatProducts {

    /** Rows and columns. */
    @Param({"64", "128", "256", "512"})
    int n;

    private Matrix A;
    private Matrix B;
    private FloatMatrix floatA;
    private FloatMatrix floatB;
    private ProductsOfDoubles doubles;
    private ProductsOfFloats floats;

    /** Makes the inputs and the workspaces. */
    @Setup
    public void prepare() {
        prepare(n);
    }

    void prepare(int size) {
        Random random = new Random(1);
        A = Matrix.zeros(size, size);
        B = Matrix.zeros(size, size);
        floatA = FloatMatrix.zeros(size, size);
        floatB = FloatMatrix.zeros(size, size);
        for (int i = 0; i < size * size; i++) {
            floatA.data()[i] = random.nextFloat();
            floatB.data()[i] = random.nextFloat();
            A.data()[i] = floatA.data()[i];
            B.data()[i] = floatB.data()[i];
        }
        doubles = new ProductsOfDoubles();
        floats = new ProductsOfFloats();
    }

    /** The companion over doubles. */
    @Benchmark
    public Matrix ofDoubles() {
        Matrix product = doubles.forward(A, B);
        doubles.backward(A);
        return product;
    }

    /** The companion over floats. */
    @Benchmark
    public FloatMatrix ofFloats() {
        FloatMatrix product = floats.forward(floatA, floatB);
        floats.backward(floatA);
        return product;
    }

    double[][] gradientOfDoubles() {
        ofDoubles();
        return new double[][] {
            doubles.gradient().A().data(), doubles.gradient().B().data()
        };
    }

    float[][] gradientOfFloats() {
        ofFloats();
        return new float[][] {
            floats.gradient().A().data(), floats.gradient().B().data()
        };
    }
}
