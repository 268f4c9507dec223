package org.matgrad.benchmarks.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;
import org.matgrad.benchmarks.results.Measurement;
import org.matgrad.benchmarks.results.Spread;
import org.matgrad.benchmarks.results.Unit;

/** The time of the first call in a virtual machine, and of those that come when it is warm. */
public final class FirstAndLater implements Instrument {

    @Override
    public List<Measurement> measure(String group, Case problem, Effort effort) {
        List<Measurement> measurements = new ArrayList<>();
        Forks.shots(group, problem, effort).forEach((contender, forks) -> {
            measurements.add(measurement(
                    group, problem, contender, "first", forks.stream().mapToDouble(shots -> shots[0])));
            measurements.add(measurement(
                    group,
                    problem,
                    contender,
                    "later",
                    forks.stream().flatMapToDouble(shots -> Arrays.stream(shots, effort.warmups(), shots.length))));
        });
        return measurements;
    }

    private static Measurement measurement(
            String group, Case problem, Contender contender, String which, DoubleStream samples) {
        return new Measurement(
                group,
                problem.name(),
                problem.scale(),
                contender.name() + ", " + which,
                Unit.NANOSECONDS,
                Spread.of(samples.toArray()));
    }
}
