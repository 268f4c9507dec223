package org.matgrad.benchmarks.adbench;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.matgrad.samples.adbench.DataFile;
import org.matgrad.samples.adbench.GmmData;
import org.matgrad.samples.adbench.GmmLogPosterior;
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

/** ADBench's mixture of Gaussians: value and gradient. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GmmObjective {

    /** How many dimensions and components there are. */
    @Param({"d10_K25", "d64_K5"})
    String size;

    private GmmData data;
    private GmmLogPosterior companion;

    /** Reads the problem and makes the workspace. */
    @Setup
    public void prepare() throws IOException {
        try (InputStream file = DataFile.open("gmm/gmm_" + size + ".txt")) {
            data = GmmData.read(file);
        }
        companion = new GmmLogPosterior();
    }

    /** The objective alone. */
    @Benchmark
    public double value() {
        return companion.forward(data.mixture(), data.points(), data.wishart());
    }

    /** The objective and its derivatives. */
    @Benchmark
    public double derivative() {
        double value = value();
        companion.backward();
        return value;
    }
}
