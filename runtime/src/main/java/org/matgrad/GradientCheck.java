package org.matgrad;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Compares a companion's gradient with differences of its value, parameter by parameter. In a test:
 *
 * <pre>{@code GradientCheck.of(new SoftmaxRegressionLoss(), W, b, X, T).assertPasses();}</pre>
 *
 * <p>Each component of each parameter that the companion differentiates is moved by steps that shrink, and the central
 * differences are extrapolated to step 0; what they lead to, and how sure that is, doesn't depend on the gradient. Of a
 * parameter with more than {@value #MOST_COMPONENTS} components so many are drawn at random, and all are covered by
 * moving them together; where that disagrees, the component that is to blame is searched for. A method whose result is
 * an array or a record is checked as the inner product of its result with weights, which are random unless given.
 *
 * <p>The companion's class is read by reflection, here only: companions themselves need none. It needs to be public, or
 * its package open to this one where modules are used. Its workspace is overwritten; the arguments are not.
 */
public final class GradientCheck {
    private static final double TOLERANCE = 1e-6;

    private static final double FIRST_STEP = 1e-2;

    /** The most that are checked one by one. */
    static final int MOST_COMPONENTS = 1000;

    private final CompanionCalls companion;
    private final Object[] arguments;
    private final Object weights;
    private final double tolerance;
    private final double firstStep;

    private GradientCheck(
            CompanionCalls companion, Object[] arguments, Object weights, double tolerance, double firstStep) {
        this.companion = companion;
        this.arguments = arguments;
        this.weights = weights;
        this.tolerance = tolerance;
        this.firstStep = firstStep;
    }

    /** What was found for one component, worst last. */
    public enum Verdict {
        /** The gradient is what the differences lead to. */
        AGREES,
        /**
         * The slopes to the left and to the right differ however small the step, and the gradient lies between them: a
         * subgradient, which is all there is at such a place.
         */
        KINK,
        /** The differences don't settle as the step shrinks: a jump, a pole, or noise. Nothing can be said. */
        UNSETTLED,
        /** The gradient is not what the differences lead to: its error doesn't shrink with the step. */
        DIFFERS,
        /** The gradient, or every difference, is NaN or infinite. */
        NOT_FINITE
    }

    /**
     * One step of the differences.
     *
     * @param size the step
     * @param difference the central difference
     * @param error how far that is from the gradient
     * @param order the power of the step with which the error shrank since the step before, which was four times as
     *     large: 2 where the gradient is right, until roundoff takes over; 0 where it is wrong
     */
    public record Step(double size, double difference, double error, double order) {}

    /**
     * A parameter's report, about its worst component.
     *
     * @param name the parameter's name, for a record's component such as {@code model.weights}
     * @param verdict on the worst component
     * @param worst its indices; none for a {@code double}, or where there are no components
     * @param analytic what the companion says
     * @param numeric what the differences lead to, NaN where none is finite
     * @param uncertainty how far off that may be
     * @param components how many components the parameter has
     * @param checked how many of them were checked one by one
     * @param kinks how many of those are at a kink
     * @param steps the differences at the worst component, the step shrinking
     */
    public record Parameter(
            String name,
            Verdict verdict,
            List<Integer> worst,
            double analytic,
            double numeric,
            double uncertainty,
            int components,
            int checked,
            int kinks,
            List<Step> steps) {

        /**
         * Whether nothing speaks against this gradient.
         *
         * @return false if a component differs, is not finite, or can't be told
         */
        public boolean passes() {
            return verdict.compareTo(Verdict.KINK) <= 0;
        }

        /**
         * The report as text, with the table of the steps.
         *
         * @return several lines
         */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            String at = worst.isEmpty() ? "" : " at " + worst;
            text.append(format("%s %s%s: analytic %.10g, numeric %.10g", name, verdict, at, analytic, numeric));
            text.append(format(" +- %.1e; %d of %d checked", uncertainty, checked, components));
            if (kinks > 0) {
                text.append(", ").append(kinks).append(" at kinks");
            }
            text.append(format("%n    %-9s %-18s %-9s %s", "step", "difference", "error", "order"));
            for (Step step : steps) {
                String order = Double.isFinite(step.order()) ? format("%.1f", step.order()) : "";
                text.append(
                        format("%n    %-9.1e %-18.10g %-9.1e %s", step.size(), step.difference(), step.error(), order));
            }
            return text.toString();
        }
    }

    /**
     * A check of a companion at these arguments.
     *
     * @param companion an instance of a generated class
     * @param arguments what its {@code forward} takes; for an instance method the instance first
     * @return the check, of which nothing has run yet
     * @throws IllegalArgumentException if the class is no companion, or takes other arguments
     */
    public static GradientCheck of(Object companion, Object... arguments) {
        CompanionCalls calls = new CompanionCalls(companion);
        return new GradientCheck(calls, calls.arguments(arguments), null, TOLERANCE, FIRST_STEP);
    }

    /**
     * The same with weights of the result's components in place of random ones.
     *
     * @param outputWeights what {@code backward} takes: an array of the result's shape, a record like the result
     * @return a check
     */
    public GradientCheck weightedBy(Object outputWeights) {
        return new GradientCheck(
                companion, arguments, requireNonNull(outputWeights, "outputWeights"), tolerance, firstStep);
    }

    /**
     * The same with another tolerance than 1e-6.
     *
     * @param relative how far analytic and numeric value may be apart, relative to the larger, beside what the
     *     differences leave uncertain
     * @return a check
     * @throws IllegalArgumentException unless the tolerance is positive
     */
    public GradientCheck withTolerance(double relative) {
        return new GradientCheck(companion, arguments, weights, positive("tolerance", relative), firstStep);
    }

    /**
     * The same with another first step than 0.01.
     *
     * @param step the largest step, which is multiplied by a component's magnitude where that is above 1
     * @return a check
     * @throws IllegalArgumentException unless the step is positive
     */
    public GradientCheck withStep(double step) {
        return new GradientCheck(companion, arguments, weights, tolerance, positive("step", step));
    }

    private static double positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("GradientCheck: the " + what + " is " + value);
        }
        return value;
    }

    /**
     * Throws unless every parameter passes.
     *
     * @throws AssertionError with the report as its message, if a parameter doesn't pass
     */
    public void assertPasses() {
        List<Parameter> reports = report();
        if (!reports.stream().allMatch(Parameter::passes)) {
            throw new AssertionError(text(reports));
        }
    }

    /**
     * The whole report as text.
     *
     * @return several lines for each parameter
     */
    @Override
    public String toString() {
        return text(report());
    }

    private String text(List<Parameter> reports) {
        String failing = reports.stream()
                .filter(report -> !report.passes())
                .map(Parameter::name)
                .collect(Collectors.joining(", "));
        return "The gradient of " + companion.name()
                + (failing.isEmpty() ? " passes:" : " is wrong or can't be told for " + failing + ":")
                + System.lineSeparator()
                + reports.stream().map(Parameter::toString).collect(Collectors.joining(System.lineSeparator()));
    }

    /**
     * Runs the check.
     *
     * @return a report for each parameter that the companion differentiates
     * @throws IllegalArgumentException if the weights don't fit the result
     */
    public List<Parameter> report() {
        Object value = companion.forward(arguments);
        Object seed = weights == null ? randomWeights(value) : weights;
        double[] factors = Parts.flat(seed);
        if (factors.length != Parts.flat(value).length) {
            throw new IllegalArgumentException("GradientCheck: " + factors.length + " weights for a result of "
                    + Parts.flat(value).length + " components");
        }
        Map<String, double[]> gradients = new LinkedHashMap<>(companion.gradient(seed));
        List<Parameter> reports = new ArrayList<>();
        for (int p = 0; p < arguments.length; p++) {
            int place = p;
            Parts.of(companion.names().get(p), arguments[p]).forEach((name, part) -> {
                double[] gradient = gradients.remove(name);
                if (gradient != null) {
                    CheckedParameter checked = new CheckedParameter(
                            name, part, gradient, moved -> value(place, name, moved, factors), tolerance, firstStep);
                    reports.add(checked.report());
                }
            });
        }
        if (!gradients.isEmpty()) {
            throw new IllegalArgumentException("GradientCheck: " + companion.name() + " has gradients by "
                    + gradients.keySet() + ", which are none of its parameters");
        }
        return List.copyOf(reports);
    }

    /** Between 0.5 and 1.5 and of either sign, so that no component goes unnoticed; 1 for a number. */
    private static Object randomWeights(Object value) {
        if (value instanceof Double) {
            return 1.0;
        }
        Random random = new Random(1);
        return Parts.replaced("", value, (name, part) -> {
            double[] drawn = Parts.components(part);
            Arrays.setAll(drawn, c -> (random.nextBoolean() ? 1 : -1) * (0.5 + random.nextDouble()));
            return Parts.with(part, drawn);
        });
    }

    /** The weighted value with a part of an argument replaced; NaN where the method doesn't take such arguments. */
    private double value(int place, String name, Object moved, double... factors) {
        Object[] there = arguments.clone();
        there[place] = Parts.replaced(
                companion.names().get(place), there[place], (path, part) -> path.equals(name) ? moved : part);
        double[] result;
        try {
            result = Parts.flat(companion.forward(there));
        } catch (ArithmeticException | IllegalArgumentException outside) {
            // Such as a matrix that is no longer positive definite.
            return Double.NaN;
        }
        double sum = 0;
        for (int c = 0; c < result.length; c++) {
            sum += factors[c] * result[c];
        }
        return sum;
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
