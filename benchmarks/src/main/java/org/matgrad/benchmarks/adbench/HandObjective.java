package org.matgrad.benchmarks.adbench;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.matgrad.samples.adbench.DataFile;
import org.matgrad.samples.adbench.HandSimpleData;
import org.matgrad.samples.adbench.HandSimpleJacobian;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** ADBench's hand tracking, the simple problem: errors and Jacobian. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class HandObjective {
    private HandSimpleJacobian jacobian;

    /** Reads the problem and makes the workspace. */
    @Setup
    public void prepare() throws IOException {
        try (InputStream instance = DataFile.open("hand/simple_small/hand1_t26_c100.txt");
                InputStream bones = DataFile.open("hand/model/bones.txt");
                InputStream vertices = DataFile.open("hand/model/vertices.txt")) {
            jacobian = new HandSimpleJacobian(HandSimpleData.read(instance, bones, vertices));
        }
    }

    /** The objective alone. */
    @Benchmark
    public double[] value() {
        return jacobian.computeErrors();
    }

    /** The objective and its derivatives. */
    @Benchmark
    public double[] derivative() {
        jacobian.compute();
        return jacobian.values();
    }
}
