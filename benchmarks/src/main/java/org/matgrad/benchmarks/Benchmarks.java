package org.matgrad.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the benchmarks and prints a table of medians. Takes the options of JMH: {@code -h} lists them. */
public final class Benchmarks {
    private static final Set<String> ONLY_PRINT = Set.of("-h", "-l", "-lp", "-lprof", "-lrf");

    private Benchmarks() {}

    /** Runs them. */
    public static void main(String[] args) throws Exception {
        if (Arrays.stream(args).anyMatch(ONLY_PRINT::contains)) {
            Main.main(args);
            return;
        }
        System.out.println(table(new Runner(new CommandLineOptions(args)).run()));
    }

    /** A line for each class and its parameters, a column for each method: the median over the iterations of all forks. */
    private static String table(Collection<RunResult> results) {
        Map<String, Map<String, Double>> lines = new LinkedHashMap<>();
        Set<String> methods = new TreeSet<>();
        for (RunResult result : results) {
            List<String> name = List.of(result.getParams().getBenchmark().split("\\."));
            String method = name.get(name.size() - 1);
            String line = name.get(name.size() - 2) + parameters(result.getParams());
            double median = result.getPrimaryResult().getStatistics().getPercentile(50);
            lines.computeIfAbsent(line, key -> new LinkedHashMap<>()).put(method, median);
            methods.add(method);
        }
        StringBuilder table = new StringBuilder("Medians, microseconds a call:\n");
        table.append(String.format("%-25s", ""));
        methods.forEach(method -> table.append(String.format("%14s", method)));
        lines.forEach((line, medians) -> {
            table.append(String.format("%n%-25s", line));
            methods.forEach(method -> table.append(column(medians.getOrDefault(method, Double.NaN))));
        });
        return table.toString();
    }

    private static String column(double median) {
        return String.format(Locale.ROOT, median < 10 ? "%14.3f" : "%14.1f", median);
    }

    private static String parameters(BenchmarkParams benchmark) {
        return benchmark.getParamsKeys().stream()
                .map(key -> " " + benchmark.getParam(key))
                .collect(Collectors.joining());
    }
}
