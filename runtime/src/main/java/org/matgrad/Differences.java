package org.matgrad;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Central differences of a function of one number at 0, at steps that shrink, and where they lead. What is found doesn't
 * depend on the derivative that it is compared with.
 */
final class Differences {
    /** From one step to the next. */
    private static final double RATIO = 4;

    private static final int LEVELS = 12;

    /** One-sided differences apart by a gap that changes by less than this from step to step meet at a kink. */
    private static final double STEADY = 0.15;

    private static final double ROUNDOFF = 0x1p-52;

    private final DoubleUnaryOperator function;
    private final double firstStep;
    private final double middle;
    private final List<Level> levels = new ArrayList<>();

    /** The function's values a step to each side. */
    private record Level(double step, double below, double above) {
        double central() {
            return (above - below) / (2 * step);
        }

        double roundoff() {
            return ROUNDOFF * Math.max(Math.abs(above), Math.abs(below)) / step;
        }

        boolean isFinite() {
            return Double.isFinite(central());
        }
    }

    /** A derivative by differences, and how far off it may be; NaN where no difference is finite. */
    record Estimate(double value, double uncertainty) {}

    /**
     * The derivatives to the left and to the right of a kink.
     *
     * @param persists whether it is still seen at the smallest steps that roundoff spares: it is not just near by
     */
    record Kink(double left, double right, boolean persists) {
        /** Whether a number is a subgradient or a supergradient, within a tolerance relative to the slopes. */
        boolean admits(double derivative, double tolerance) {
            double slack = tolerance * Math.max(Math.abs(left), Math.abs(right)) + Math.abs(right - left) * 1e-6;
            return derivative >= Math.min(left, right) - slack && derivative <= Math.max(left, right) + slack;
        }
    }

    Differences(DoubleUnaryOperator function, double firstStep) {
        this.function = function;
        this.firstStep = firstStep;
        this.middle = function.applyAsDouble(0);
    }

    private List<Level> levels(int count) {
        while (levels.size() < count) {
            double step = firstStep / Math.pow(RATIO, levels.size());
            levels.add(new Level(step, function.applyAsDouble(-step), function.applyAsDouble(step)));
        }
        return levels.subList(0, count);
    }

    /** From few steps. */
    Estimate quick() {
        return estimate(levels(4));
    }

    /** From all steps. */
    Estimate thorough() {
        return estimate(levels(LEVELS));
    }

    /**
     * Extrapolates to step 0: the error of a central difference is a series in the step's square. Of all extrapolations
     * the one is taken that agrees best with those it was made of, since at small steps roundoff takes over.
     */
    private static Estimate estimate(List<Level> levels) {
        Estimate best = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);
        double[] before = {};
        for (Level level : levels) {
            if (!level.isFinite()) {
                before = new double[0];
                continue;
            }
            double[] row = new double[before.length + 1];
            row[0] = level.central();
            if (before.length == 0 && Double.isNaN(best.value())) {
                best = new Estimate(row[0], Double.POSITIVE_INFINITY);
            }
            double weight = 1;
            for (int order = 0; order < before.length; order++) {
                weight *= RATIO * RATIO;
                row[order + 1] = row[order] + (row[order] - before[order]) / (weight - 1);
                double doubt =
                        Math.max(Math.abs(row[order + 1] - row[order]), Math.abs(row[order + 1] - before[order]));
                double uncertainty = doubt + level.roundoff();
                if (uncertainty < best.uncertainty()) {
                    best = new Estimate(row[order + 1], uncertainty);
                }
            }
            before = row;
        }
        return best;
    }

    /** The kink at 0 or near to it; null if there is none to be seen. */
    Kink kink() {
        Kink found = null;
        int steady = 0;
        Level before = null;
        for (Level level : levels(LEVELS)) {
            double gap = gap(level);
            boolean isSeen = Double.isFinite(gap)
                    && 4
                                    * ROUNDOFF
                                    * Math.max(Math.abs(middle), Math.max(Math.abs(level.below), Math.abs(level.above)))
                                    / level.step()
                            <= 0.02 * Math.abs(gap);
            if (!isSeen) {
                break;
            }
            steady = before != null && Math.abs(gap - gap(before)) <= STEADY * Math.abs(gap) ? steady + 1 : 0;
            if (steady >= 2) {
                found = slopes(before, level);
            } else if (found != null) {
                found = new Kink(found.left(), found.right(), false);
            }
            before = level;
        }
        return found;
    }

    private double gap(Level level) {
        return (level.above() + level.below() - 2 * middle) / level.step();
    }

    private Kink slopes(Level coarse, Level fine) {
        return new Kink(
                extrapolated((middle - coarse.below()) / coarse.step(), (middle - fine.below()) / fine.step()),
                extrapolated((coarse.above() - middle) / coarse.step(), (fine.above() - middle) / fine.step()),
                true);
    }

    /** The error of a one-sided difference is proportional to the step. */
    private static double extrapolated(double coarse, double fine) {
        return fine + (fine - coarse) / (RATIO - 1);
    }

    /** The largest value that was seen, which roundoff is relative to. */
    double magnitude() {
        double largest = Math.abs(middle);
        for (Level level : levels) {
            if (level.isFinite()) {
                largest = Math.max(largest, Math.max(Math.abs(level.below()), Math.abs(level.above())));
            }
        }
        return largest;
    }

    /** How the differences' error behaves as the step shrinks. */
    List<GradientCheck.Step> against(double derivative) {
        List<GradientCheck.Step> steps = new ArrayList<>();
        double before = Double.NaN;
        for (Level level : levels(7)) {
            double error = Math.abs(level.central() - derivative);
            double order = Math.log(before / error) / Math.log(RATIO);
            steps.add(new GradientCheck.Step(level.step(), level.central(), error, order));
            before = error;
        }
        return List.copyOf(steps);
    }
}
