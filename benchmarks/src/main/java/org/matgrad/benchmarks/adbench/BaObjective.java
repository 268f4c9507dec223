package org.matgrad.benchmarks.adbench;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.matgrad.samples.adbench.BaData;
import org.matgrad.samples.adbench.BaJacobian;
import org.matgrad.samples.adbench.DataFile;
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

/** ADBench's bundle adjustment: errors and sparse Jacobian. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BaObjective {
    private BaJacobian jacobian;

    /** Reads the problem and makes the workspace. */
    @Setup
    public void prepare() throws IOException {
        try (InputStream file = DataFile.open("ba/ba1_n49_m7776_p31843.txt")) {
            jacobian = new BaJacobian(BaData.read(file));
        }
    }

    /** The objective alone. */
    @Benchmark
    public double[] value() {
        jacobian.computeErrors();
        return jacobian.reprojectionErrors();
    }

    /** The objective and its derivatives. */
    @Benchmark
    public double[] derivative() {
        jacobian.compute();
        return jacobian.values();
    }
}
