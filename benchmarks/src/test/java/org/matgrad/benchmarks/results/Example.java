package org.matgrad.benchmarks.results;

import java.util.List;
import java.util.Optional;
import org.matgrad.benchmarks.core.Scale;

/** A sheet with everything that can be on one. */
final class Example {

    private Example() {}

    static Sheet sheet() {
        return new Sheet(List.of(
                alone("ours", 1_000, 900, 1_200, 9),
                alone("theirs", 2_500, 2_400, 2_600, 9),
                alone("paper", 700, 700, 700, 0),
                sized(10, "ours", 100),
                sized(10, "theirs", 1_000),
                sized(100, "ours", 1_000),
                sized(100, "theirs", 100_000),
                sized(1000, "ours", 10_000),
                sized(1000, "theirs", 10_000_000)));
    }

    private static Measurement alone(String contender, double median, double low, double high, int samples) {
        return new Measurement(
                "g",
                "x, \"y\" & <z>",
                Optional.empty(),
                contender,
                Unit.NANOSECONDS,
                new Spread(median, low, high, samples));
    }

    private static Measurement sized(int n, String contender, double median) {
        return new Measurement(
                "g",
                "n = " + n,
                Optional.of(new Scale("squares", "n", n)),
                contender,
                Unit.NANOSECONDS,
                new Spread(median, median, median, 3));
    }
}
