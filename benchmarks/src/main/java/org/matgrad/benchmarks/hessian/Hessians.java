package org.matgrad.benchmarks.hessian;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.matgrad.benchmarks.core.Agreement;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;
import org.matgrad.benchmarks.core.Group;
import org.matgrad.benchmarks.core.Picture;
import org.matgrad.benchmarks.core.Scale;
import org.matgrad.benchmarks.measure.SteadyTime;

/** Hessians in compact form against the two ways to have a dense one, at growing sizes. */
public final class Hessians {

    private Hessians() {}

    /** Values, gradients and Hessians. */
    public static Group group() {
        return new Group(
                "hessians",
                "The Hessian by all parameters, with the value and the gradient: compact, compact and then written out "
                        + "as a dense matrix, column by column by hessianTimes, and by central differences of gradients.",
                new SteadyTime(),
                Picture.GROWTH,
                Stream.of(
                                family("logistic loss, N = 500", D -> new LogisticLoss(500, D), 10, 20, 40, 80, 160),
                                family(
                                        "masked factorisation, 40 columns, K = 5",
                                        rows -> new MaskedFactorisation(rows, 40, 5),
                                        4,
                                        8,
                                        16,
                                        32,
                                        64),
                                family("network 8-H-4, N = 50", H -> new TwoLayers(50, 8, H, 4), 2, 4, 8, 16, 32))
                        .flatMap(List::stream)
                        .toList());
    }

    static List<Case> family(String name, IntFunction<SecondOrder> function, int... sizes) {
        return Arrays.stream(sizes)
                .mapToObj(size -> problem(name, () -> function.apply(size), parameters(function, size)))
                .toList();
    }

    private static int parameters(IntFunction<SecondOrder> function, int size) {
        return function.apply(size).size();
    }

    private static Case problem(String family, Supplier<SecondOrder> function, int parameters) {
        return new Case(
                family + ", " + parameters + " parameters",
                new Scale(family, "parameters", parameters),
                Stream.of(Way.values())
                        .map(way -> new Contender(
                                way.title(), () -> way.prepare(function.get()), agreement(function, way.tolerance())))
                        .toList());
    }

    /** Sweeps are what no compact form has a part in. */
    private static Agreement agreement(Supplier<SecondOrder> function, double tolerance) {
        return Agreement.with(
                () -> {
                    Call sweeps = Way.SWEEPS.prepare(function.get());
                    sweeps.run();
                    return sweeps.results();
                },
                tolerance);
    }
}
