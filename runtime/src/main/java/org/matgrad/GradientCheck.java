package org.matgrad;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Compares a companion's gradient with central differences of its value, for tests:
 *
 * <pre>{@code
 * GradientCheck.of(new ModelLoss(), W, b, X).assertPasses();
 * }</pre>
 *
 * <p>Each component of each differentiated parameter is moved up and down by a small step. Of each parameter the component
 * that disagrees most is then looked at with steps from 10⁻² to 10⁻⁷ times its size: where the function is smooth and the
 * derivative right, the error is a hundredth at a tenth of the step, until rounding takes over. Where it stays, the
 * derivative is wrong, or the argument is at a kink, where the slopes to either side differ; there any derivative between
 * the two passes.
 *
 * <p>The value of a method that returns an array or a record is multiplied with fixed random weights and added up. The
 * companion is called by reflection; where it is in a named module, that has to be open to {@code org.matgrad}. Its cost is
 * that of two values for each component: choose small arguments.
 */
public final class GradientCheck {

    private static final double TOLERANCE = 1e-6;
    private static final double FIRST_STEP = 1e-5;
    private static final double[] STEPS = {1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7};

    private final String companion;
    private final List<Parameter> parameters;

    private GradientCheck(String companion, List<Parameter> parameters) {
        this.companion = companion;
        this.parameters = List.copyOf(parameters);
    }

    /** What came out for a parameter. */
    public enum Verdict {
        /** The gradient is what differences lead to. */
        AGREES,
        /** The slopes to either side differ, and the gradient lies between them. */
        KINK,
        /** The gradient is something else. */
        DIFFERS,
        /** The gradient or the value nearby is NaN. */
        NOT_A_NUMBER
    }

    /**
     * A difference quotient.
     *
     * @param step how far the component was moved up and down
     * @param numeric the central difference
     * @param error its distance from the gradient
     */
    public record Difference(double step, double numeric, double error) {}

    /**
     * The component of a parameter that disagrees most.
     *
     * @param name the parameter's name
     * @param component the component's number among the parameter's numbers, in row-major order, records taken apart; -1 if
     *     there is none
     * @param analytic its gradient
     * @param numeric the difference quotient that comes closest
     * @param differences those of all steps, the longest first
     * @param verdict whether they agree
     */
    public record Parameter(
            String name,
            int component,
            double analytic,
            double numeric,
            List<Difference> differences,
            Verdict verdict) {}

    /**
     * Checks a companion.
     *
     * @param companion a workspace, whose state is overwritten
     * @param arguments what its {@code forward} takes; they are not changed
     * @return what came out
     * @throws IllegalArgumentException if the object is no companion, if the arguments are not its, or if it computes in
     *     {@code float}, where rounding hides what differences say
     */
    public static GradientCheck of(Object companion, Object... arguments) {
        return new Check(companion, arguments).run();
    }

    /**
     * What came out, in the order of the differentiated parameters.
     *
     * @return one entry a parameter
     */
    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * Whether no gradient is wrong: all agree, or lie between the slopes at a kink.
     *
     * @return whether it passes
     */
    public boolean passes() {
        return parameters.stream()
                .allMatch(parameter -> parameter.verdict() == Verdict.AGREES || parameter.verdict() == Verdict.KINK);
    }

    /**
     * Does nothing if the check passes.
     *
     * @return this
     * @throws AssertionError with {@link #toString} as its message if the check does not pass
     */
    public GradientCheck assertPasses() {
        if (!passes()) {
            throw new AssertionError(toString());
        }
        return this;
    }

    /** A line for each parameter, and for each that does not agree a table of steps and errors. */
    @Override
    public String toString() {
        return companion + "\n" + parameters.stream().map(GradientCheck::line).collect(Collectors.joining("\n"));
    }

    private static String line(Parameter parameter) {
        if (parameter.component() < 0) {
            return "  " + parameter.name() + ": no components";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "  %s: %s at component %d: gradient %s, differences %s",
                parameter.name(),
                parameter.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                parameter.component(),
                parameter.analytic(),
                parameter.numeric()));
        if (parameter.verdict() != Verdict.AGREES) {
            parameter
                    .differences()
                    .forEach(one -> text.append(String.format(
                            Locale.ROOT, "%n    step %.0e: %s, error %.1e", one.step(), one.numeric(), one.error())));
        }
        return text.toString();
    }

    /** One run. */
    private static final class Check {
        private final CompanionCalls calls;
        private final String name;
        private final Object[] arguments;
        private final double[] weights;
        private final Map<String, Object> gradients;

        Check(Object companion, Object[] arguments) {
            this.calls = new CompanionCalls(companion);
            this.name = companion.getClass().getSimpleName();
            this.arguments = arguments.clone();
            Object value = calls.forward(arguments);
            Random random = new Random(1);
            Object weight = calls.isWeighted() ? Leaves.mapped(value, number -> 0.5 + random.nextDouble()) : 1.0;
            this.weights = Leaves.numbers(weight);
            this.gradients = calls.gradient(weight);
        }

        GradientCheck run() {
            List<String> names = calls.parameters();
            int first = arguments.length - names.size();
            List<Parameter> checked = new ArrayList<>();
            // What the companion handed out is overwritten by its next call.
            List<double[]> analytic =
                    gradients.values().stream().map(Leaves::numbers).toList();
            int at = 0;
            for (String parameter : gradients.keySet()) {
                checked.add(worst(parameter, first + names.indexOf(parameter), analytic.get(at++)));
            }
            return new GradientCheck(name, checked);
        }

        private Parameter worst(String parameter, int argument, double[] analytic) {
            int worst = -1;
            double largest = -1;
            for (int c = 0; c < analytic.length; c++) {
                double numeric = central(argument, c, FIRST_STEP * size(argument, c));
                double error = Math.abs(numeric - analytic[c]) / Math.max(1, Math.abs(analytic[c]));
                if (error > largest || error != error) {
                    worst = c;
                    largest = error != error ? Double.POSITIVE_INFINITY : error;
                }
            }
            return worst < 0
                    ? new Parameter(parameter, -1, 0, 0, List.of(), Verdict.AGREES)
                    : judged(parameter, argument, worst, analytic[worst]);
        }

        private Parameter judged(String parameter, int argument, int component, double analytic) {
            List<Difference> differences = new ArrayList<>();
            for (double step : STEPS) {
                double length = step * size(argument, component);
                double numeric = central(argument, component, length);
                differences.add(new Difference(length, numeric, Math.abs(numeric - analytic)));
            }
            Difference best = differences.stream()
                    .min((a, b) -> Double.compare(a.error(), b.error()))
                    .orElseThrow();
            return new Parameter(
                    parameter,
                    component,
                    analytic,
                    best.numeric(),
                    List.copyOf(differences),
                    verdict(argument, component, analytic, best));
        }

        private Verdict verdict(int argument, int component, double analytic, Difference best) {
            if (Double.isNaN(best.error())) {
                return Verdict.NOT_A_NUMBER;
            }
            double allowed = TOLERANCE * Math.max(1, Math.abs(analytic));
            double step = FIRST_STEP * size(argument, component);
            double here = valueAt(argument, component, 0);
            double up = (valueAt(argument, component, step) - here) / step;
            double down = (here - valueAt(argument, component, -step)) / step;
            boolean bends = Math.abs(up - down) > 1e-3 * Math.max(1, Math.abs(up) + Math.abs(down));
            if (bends) {
                double slack = 1e-3 * Math.max(1, Math.abs(analytic));
                boolean between = analytic >= Math.min(up, down) - slack && analytic <= Math.max(up, down) + slack;
                return between ? Verdict.KINK : Verdict.DIFFERS;
            }
            return best.error() <= allowed ? Verdict.AGREES : Verdict.DIFFERS;
        }

        private double size(int argument, int component) {
            return Math.max(1, Math.abs(Leaves.numbers(arguments[argument])[component]));
        }

        private double central(int argument, int component, double step) {
            return (valueAt(argument, component, step) - valueAt(argument, component, -step)) / (2 * step);
        }

        private double valueAt(int argument, int component, double step) {
            Object[] moved = arguments.clone();
            int[] next = {0};
            moved[argument] =
                    Leaves.mapped(arguments[argument], number -> next[0]++ == component ? number + step : number);
            double[] value = Leaves.numbers(calls.forward(moved));
            double sum = 0;
            for (int c = 0; c < value.length; c++) {
                sum += weights[c] * value[c];
            }
            return sum;
        }
    }
}
