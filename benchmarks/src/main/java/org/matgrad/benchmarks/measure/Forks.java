package org.matgrad.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH: virtual machines of one contender each, in turns, so that a noisy minute strikes all of them. */
final class Forks {

    private Forks() {}

    /** Iterations of some time each; a sample is the mean time of a call in one of them. */
    static Map<Contender, List<double[]>> steady(String group, Case problem, Effort effort) {
        return run(
                group,
                problem,
                effort,
                new OptionsBuilder()
                        .include(Timed.class.getName())
                        .mode(Mode.AverageTime)
                        .warmupIterations(effort.warmups())
                        .warmupTime(TimeValue.milliseconds(effort.milliseconds()))
                        .measurementIterations(effort.iterations())
                        .measurementTime(TimeValue.milliseconds(effort.milliseconds())));
    }

    /** Iterations of one call each, the very first included. */
    static Map<Contender, List<double[]>> shots(String group, Case problem, Effort effort) {
        return run(
                group,
                problem,
                effort,
                new OptionsBuilder()
                        .include(Shot.class.getName())
                        .mode(Mode.SingleShotTime)
                        .warmupIterations(0)
                        .measurementIterations(effort.warmups() + effort.iterations()));
    }

    /** For each contender the samples of each fork. */
    private static Map<Contender, List<double[]>> run(
            String group, Case problem, Effort effort, ChainedOptionsBuilder options) {
        Map<Contender, List<double[]>> samples = new LinkedHashMap<>();
        problem.contenders().forEach(contender -> samples.put(contender, new ArrayList<>()));
        for (int fork = 0; fork < effort.forks(); fork++) {
            for (Contender contender : problem.contenders()) {
                Address address = new Address(group, problem.name(), contender.name());
                List<String> arguments = new ArrayList<>(effort.jvmArguments());
                arguments.addAll(contender.jvmArguments());
                samples.get(contender).add(fork(address, arguments, options));
            }
        }
        return samples;
    }

    private static double[] fork(Address contender, List<String> jvmArguments, ChainedOptionsBuilder options) {
        try {
            RunResult result = new Runner(new OptionsBuilder()
                            .parent(options.build())
                            .param("contender", contender.toString())
                            .forks(1)
                            .threads(1)
                            .jvmArgsAppend(jvmArguments.toArray(String[]::new))
                            .shouldFailOnError(true)
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .runSingle();
            return result.getBenchmarkResults().iterator().next().getIterationResults().stream()
                    .mapToDouble(Forks::nanoseconds)
                    .toArray();
        } catch (RunnerException e) {
            throw new IllegalStateException(contender + " can't be measured", e);
        }
    }

    private static double nanoseconds(IterationResult iteration) {
        return iteration.getPrimaryResult().getScore();
    }
}
