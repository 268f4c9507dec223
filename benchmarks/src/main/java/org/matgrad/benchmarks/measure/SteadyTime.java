package org.matgrad.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.results.Measurement;
import org.matgrad.benchmarks.results.Spread;
import org.matgrad.benchmarks.results.Unit;

/** The time of a call when everything is compiled and reserved. */
public final class SteadyTime implements Instrument {

    @Override
    public List<Measurement> measure(String group, Case problem, Effort effort) {
        List<Measurement> measurements = new ArrayList<>();
        Forks.steady(group, problem, effort)
                .forEach((contender, forks) -> measurements.add(new Measurement(
                        group,
                        problem.name(),
                        problem.scale(),
                        contender.name(),
                        Unit.NANOSECONDS,
                        Spread.of(forks.stream()
                                .flatMapToDouble(java.util.Arrays::stream)
                                .toArray()))));
        problem.published()
                .forEach(published -> measurements.add(new Measurement(
                        group,
                        problem.name(),
                        problem.scale(),
                        published.name(),
                        Unit.NANOSECONDS,
                        Spread.published(published.nanoseconds()))));
        return measurements;
    }
}
