package org.matgrad.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.matgrad.benchmarks.Catalog;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.core.Contender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls a contender over and over. Its results are compared before the first call that counts and after the last. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Timed {

    /** Which one. */
    @Param("")
    public String contender;

    private Contender found;
    private Call call;

    /** Makes inputs and workspaces. */
    @Setup
    public void prepare() {
        found = Catalog.find(Address.of(contender));
        call = found.prepared();
    }

    /** What is measured. */
    @Benchmark
    public Object run() {
        return call.run();
    }

    /** The last result is to be as right as the first. */
    @TearDown
    public void check() {
        found.check(call);
    }
}
