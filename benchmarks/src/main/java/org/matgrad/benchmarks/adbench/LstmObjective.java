package org.matgrad.benchmarks.adbench;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.matgrad.samples.adbench.DataFile;
import org.matgrad.samples.adbench.LstmData;
import org.matgrad.samples.adbench.LstmLoss;
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

/** ADBench's recurrent network: value and gradient. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LstmObjective {
    private LstmData data;
    private LstmLoss companion;

    /** Reads the problem and makes the workspace. */
    @Setup
    public void prepare() throws IOException {
        try (InputStream file = DataFile.open("lstm/lstm_l2_c1024.txt")) {
            data = LstmData.read(file);
        }
        companion = new LstmLoss();
    }

    /** The objective alone. */
    @Benchmark
    public double value() {
        return companion.forward(data.parameters(), data.start(), data.sequence());
    }

    /** The objective and its derivatives. */
    @Benchmark
    public double derivative() {
        double value = value();
        companion.backward();
        return value;
    }
}
