package org.matgrad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One parameter of a gradient check on the way: its components compared with differences, the worst one kept. */
final class CheckedParameter {
    private static final int MOST_COMPONENTS = GradientCheck.MOST_COMPONENTS;

    /** The checked value with a part of an argument replaced. */
    interface Moved {
        double value(Object part);
    }

    private final String name;
    private final Object part;
    private final double[] at;
    private final double[] gradient;
    private final Moved function;
    private final double tolerance;
    private final double firstStep;
    private int kinks;
    private int checked;
    private Finding worst;

    CheckedParameter(String name, Object part, double[] gradient, Moved function, double tolerance, double firstStep) {
        this.name = name;
        this.part = part;
        this.at = Parts.components(part);
        this.gradient = gradient;
        this.function = function;
        this.tolerance = tolerance;
        this.firstStep = firstStep;
        if (gradient.length != at.length) {
            throw new IllegalArgumentException("GradientCheck: a gradient of " + gradient.length + " components for "
                    + name + " with " + at.length);
        }
    }

    /** A component with what was found; how far off it is counts in units of what is allowed. */
    private record Finding(
            int component,
            GradientCheck.Verdict verdict,
            double excess,
            Differences.Estimate estimate,
            Differences differences) {
        boolean isWorseThan(Finding other) {
            int order = other == null ? 1 : verdict.compareTo(other.verdict);
            return order > 0 || order == 0 && excess > other.excess;
        }
    }

    GradientCheck.Parameter report() {
        Random random = new Random(2);
        int[] all = new int[at.length];
        Arrays.setAll(all, c -> c);
        if (at.length <= MOST_COMPONENTS) {
            Arrays.stream(all).forEach(this::check);
        } else {
            random.ints(0, at.length).distinct().limit(MOST_COMPONENTS).forEach(this::check);
            double[] signs = new double[at.length];
            Arrays.setAll(signs, c -> random.nextBoolean() ? 1 : -1);
            if (excess(all, signs) > 1) {
                check(blamed(all, signs));
            }
        }
        if (worst == null) {
            return new GradientCheck.Parameter(
                    name, GradientCheck.Verdict.AGREES, List.of(), 0, 0, 0, at.length, 0, 0, List.of());
        }
        double analytic = gradient[worst.component()];
        return new GradientCheck.Parameter(
                name,
                worst.verdict(),
                indices(worst.component()),
                analytic,
                worst.estimate().value(),
                worst.estimate().uncertainty(),
                at.length,
                checked,
                kinks,
                worst.differences().against(analytic));
    }

    private void check(int component) {
        Finding finding = finding(component);
        checked++;
        kinks += finding.verdict() == GradientCheck.Verdict.KINK ? 1 : 0;
        worst = finding.isWorseThan(worst) ? finding : worst;
    }

    private Finding finding(int component) {
        double analytic = gradient[component];
        int[] one = {component};
        Differences differences = differences(one, 1);
        Differences.Estimate estimate = differences.quick();
        double resolution = resolution(differences, one);
        if (Double.isFinite(analytic) && isSettled(estimate, resolution) && excess(estimate, analytic) <= 1) {
            return new Finding(
                    component, GradientCheck.Verdict.AGREES, excess(estimate, analytic), estimate, differences);
        }
        estimate = differences.thorough();
        double excess = excess(estimate, analytic);
        return new Finding(
                component, verdict(differences, estimate, analytic, resolution), excess, estimate, differences);
    }

    private GradientCheck.Verdict verdict(
            Differences differences, Differences.Estimate estimate, double analytic, double resolution) {
        if (!Double.isFinite(analytic) || !Double.isFinite(estimate.value())) {
            return GradientCheck.Verdict.NOT_FINITE;
        }
        boolean isSettled = isSettled(estimate, resolution);
        if (isSettled && excess(estimate, analytic) <= 1) {
            return GradientCheck.Verdict.AGREES;
        }
        Differences.Kink kink = differences.kink();
        if (kink != null && (kink.persists() || !isSettled)) {
            return kink.admits(analytic, tolerance) ? GradientCheck.Verdict.KINK : GradientCheck.Verdict.DIFFERS;
        }
        return isSettled ? GradientCheck.Verdict.DIFFERS : GradientCheck.Verdict.UNSETTLED;
    }

    private boolean isSettled(Differences.Estimate estimate, double resolution) {
        return estimate.uncertainty() <= Math.max(1e-3 * Math.abs(estimate.value()), resolution);
    }

    /** What differences can't tell from 0. */
    private double resolution(Differences differences, int[] moved) {
        return 1e-10 * differences.magnitude() / scale(moved);
    }

    private double excess(Differences.Estimate estimate, double analytic) {
        double error = Math.abs(estimate.value() - analytic);
        double larger = Math.max(Math.abs(analytic), Math.abs(estimate.value()));
        double excess = error == 0 ? 0 : error / (tolerance * larger + 4 * estimate.uncertainty());
        return Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess;
    }

    /** How far off the derivative along a direction is. */
    private double excess(int[] moved, double... signs) {
        double analytic = 0;
        for (int n = 0; n < moved.length; n++) {
            analytic += signs[n] * gradient[moved[n]];
        }
        Differences differences = differences(moved, signs);
        double quick = excess(differences.quick(), analytic);
        return quick <= 1 ? quick : excess(differences.thorough(), analytic);
    }

    /** The component that makes the derivative along a direction wrong: half by half, the worse one. */
    private int blamed(int[] moved, double... signs) {
        if (moved.length == 1) {
            return moved[0];
        }
        int half = moved.length / 2;
        int[] first = Arrays.copyOf(moved, half);
        int[] second = Arrays.copyOfRange(moved, half, moved.length);
        double[] firstSigns = Arrays.copyOf(signs, half);
        double[] secondSigns = Arrays.copyOfRange(signs, half, signs.length);
        return excess(first, firstSigns) >= excess(second, secondSigns)
                ? blamed(first, firstSigns)
                : blamed(second, secondSigns);
    }

    private double scale(int... moved) {
        return Arrays.stream(moved).mapToDouble(c -> Math.abs(at[c])).reduce(1, Math::max);
    }

    private Differences differences(int[] moved, double... signs) {
        return new Differences(step -> value(moved, signs, step), firstStep * scale(moved));
    }

    private double value(int[] moved, double[] signs, double step) {
        double[] components = at.clone();
        for (int n = 0; n < moved.length; n++) {
            components[moved[n]] += signs[n] * step;
        }
        return function.value(Parts.with(part, components));
    }

    private List<Integer> indices(int component) {
        int[] sizes = Parts.sizes(part);
        List<Integer> indices = new ArrayList<>();
        int rest = component;
        for (int stride : Strided.rowMajor(sizes)) {
            indices.add(rest / stride);
            rest %= stride;
        }
        return List.copyOf(indices);
    }
}
