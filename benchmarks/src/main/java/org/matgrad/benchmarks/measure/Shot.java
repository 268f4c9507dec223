package org.matgrad.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.matgrad.benchmarks.Catalog;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.core.Contender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls a contender once at a time, from a cold start. Results are compared after each call, so that the first is the first. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Shot {

    /** Which one. */
    @Param("")
    public String contender;

    private Contender found;
    private Call call;

    /** Makes inputs and workspaces. */
    @Setup
    public void prepare() {
        found = Catalog.find(Address.of(contender));
        call = found.preparation().get();
    }

    /** What is measured. */
    @Benchmark
    public Object run() {
        return call.run();
    }

    /** Compares. */
    @TearDown(Level.Iteration)
    public void check() {
        found.check(call);
    }
}
