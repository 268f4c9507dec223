package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.matgrad.Hessian;
import org.matgrad.Vector;

/** Compares a companion's second order with differences of its gradient, and with itself turned round. */
final class ProgramHessians {

    private static final double[] STEPS = {1e-3, 2e-4, 4e-5};

    private static final double STEEP = 1e6;

    /** What came of a comparison. */
    enum Outcome {
        AGREES,
        KINK,
        UNCLEAR
    }

    private final ProgramChecks checks;
    private final Object[] seed;

    ProgramHessians(ProgramChecks checks, Object seed) {
        this.checks = checks;
        this.seed = seed instanceof Double ? new Object[0] : new Object[] {seed};
    }

    /**
     * Checks the product with one direction, weighted by another.
     *
     * @param workspace one that was used before
     * @param other a new one
     */
    Outcome check(Object workspace, Object other, Object[] arguments, Object[] v, Object[] u) {
        checks.call(workspace, "forward", arguments);
        double[] times = product(workspace, joined(seed, v));
        double[] turned = product(workspace, joined(seed, u));
        checks.call(other, "forward", arguments);
        ProgramChecks.same(times, product(other, joined(seed, v)), "stale Hessian");
        ProgramChecks.same(times, product(workspace, joined(seed, v)), "second Hessian");
        if (!(Arrays.stream(times).map(Math::abs).max().orElse(0) < STEEP)
                || !(Arrays.stream(turned).map(Math::abs).max().orElse(0) < STEEP)) {
            return Outcome.UNCLEAR;
        }
        double[] along = ProgramChecks.concatenated(u);
        double[] across = ProgramChecks.concatenated(v);
        if (seed.length == 0) {
            Hessian hessian = (Hessian) checks.call(workspace, "hessian");
            ProgramChecks.close(times, hessian.times(Vector.wrap(across)).data(), 1e-9, "compact Hessian");
            ProgramChecks.close(turned, hessian.times(Vector.wrap(along)).data(), 1e-9, "compact Hessian");
        }
        double analytic = ProgramValues.dot(times, along);
        double mirrored = ProgramValues.dot(turned, across);
        double terms = ProgramChecks.magnitude(times, along) + ProgramChecks.magnitude(turned, across);
        ProgramChecks.require(
                Math.abs(analytic - mirrored) <= 1e-9 * Math.max(1, terms),
                "unsymmetric Hessian",
                analytic + " and " + mirrored);
        return againstDifferences(arguments, v, along, analytic);
    }

    private double[] product(Object workspace, Object[] directions) {
        return ProgramValues.components(checks.call(workspace, "hessianTimes", directions));
    }

    private static Object[] joined(Object[] first, Object[] second) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(second));
        return all.toArray();
    }

    private Outcome againstDifferences(Object[] arguments, Object[] v, double[] u, double analytic) {
        List<Integer> sides = checks.sides(arguments);
        StringBuilder seen = new StringBuilder();
        List<Double> limits = new ArrayList<>();
        for (double step : STEPS) {
            Double coarse = differences(v, u, step, sides);
            Double fine = coarse == null ? null : differences(v, u, step / 2, sides);
            if (fine == null) {
                continue;
            }
            double limit = (16 * fine - coarse) / 15;
            double scale = Math.max(1, Math.abs(limit));
            double tolerance = Math.max(1e-8 * scale, Math.abs(fine - coarse) / 4);
            seen.append(" step " + step + ": " + coarse + ", " + fine);
            boolean converges = tolerance <= 1e-5 * scale;
            if (converges && Math.abs(limit - analytic) <= tolerance) {
                return Outcome.AGREES;
            }
            if (converges) {
                limits.add(limit);
            }
        }
        if (seen.length() == 0) {
            return Outcome.KINK;
        }
        double first = limits.isEmpty() ? 0 : limits.get(0);
        boolean agree =
                limits.stream().allMatch(limit -> Math.abs(limit - first) <= 1e-6 * Math.max(1, Math.abs(first)));
        if (limits.size() < 2 || !agree || Math.abs(first - analytic) <= 1e-6 * Math.max(1, Math.abs(first))) {
            return Outcome.UNCLEAR;
        }
        throw new ProgramFailure("Hessian", analytic + ", but differences of the gradient give" + seen);
    }

    /** Null when the program's kinks are not on the same sides throughout. */
    private Double differences(Object[] v, double[] u, double step, List<Integer> sides) {
        double[] at = new double[4];
        double[] steps = {-2 * step, -step, step, 2 * step};
        for (int s = 0; s < steps.length; s++) {
            Object[] moved = checks.moved(v, steps[s]);
            if (!checks.sides(moved).equals(sides)) {
                return null;
            }
            Object near = checks.fresh();
            checks.call(near, "forward", moved);
            checks.call(near, "backward", seed.length == 0 ? new Object[] {1.0} : seed);
            at[s] = ProgramValues.dot(checks.gradient(near), u);
            if (!Double.isFinite(at[s])) {
                return null;
            }
        }
        return (8 * (at[2] - at[1]) - (at[3] - at[0])) / (12 * step);
    }
}
