package org.matgrad.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;
import org.matgrad.benchmarks.results.Measurement;
import org.matgrad.benchmarks.results.Spread;
import org.matgrad.benchmarks.results.Unit;

/** How many bytes of the heap a call takes, exactly, once it has run for a while. Native memory isn't counted. */
public final class Allocation implements Instrument {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 10;

    @Override
    public List<Measurement> measure(String group, Case problem, Effort effort) {
        return problem.contenders().stream()
                .map(contender -> new Measurement(
                        group,
                        problem.name(),
                        problem.scale(),
                        contender.name(),
                        Unit.BYTES,
                        bytesPerCall(contender, effort)))
                .toList();
    }

    private static Spread bytesPerCall(Contender contender, Effort effort) {
        Call call = contender.prepared();
        repeat(call, (long) effort.warmups() * effort.milliseconds() * 1_000_000);
        double[] samples = new double[effort.iterations()];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = bytes(call) / (double) CALLS;
        }
        return Spread.of(samples);
    }

    /** Long enough for what never escapes to be found by the compiler. */
    private static void repeat(Call call, long nanoseconds) {
        long end = System.nanoTime() + nanoseconds;
        while (System.nanoTime() < end) {
            call.run();
        }
    }

    /** What several calls take, without what asking for it takes. */
    static long bytes(Call call) {
        long before = allocated();
        long asking = allocated() - before;
        before = allocated();
        for (int n = 0; n < CALLS; n++) {
            call.run();
        }
        return allocated() - before - asking;
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
