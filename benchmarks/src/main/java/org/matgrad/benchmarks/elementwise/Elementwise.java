package org.matgrad.benchmarks.elementwise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.matgrad.Vector;
import org.matgrad.benchmarks.core.Agreement;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;
import org.matgrad.benchmarks.core.Group;
import org.matgrad.benchmarks.core.Picture;
import org.matgrad.benchmarks.measure.SteadyTime;
import org.matgrad.benchmarks.problem.RandomNumbers;

/** Functions of each number of an array: companions against a loop that calls {@code Math}. */
public final class Elementwise {
    private static final int[] LENGTHS = {16, 256, 4096};
    private static final double TOLERANCE = 1e-14;

    private Elementwise() {}

    /** The values of the functions. */
    public static Group group() {
        return new Group(
                "elementwise",
                "Values of functions of n normally distributed numbers (positive ones for log and sqrt), by a companion "
                        + "and by a loop that calls Math.",
                new SteadyTime(),
                Picture.RATIOS,
                cases());
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int n : LENGTHS) {
            double[] any = RandomNumbers.normal(n, 2, 1);
            double[] positive = forEach(any, Math::exp);
            cases.add(function("exp", new FunctionsExp()::forward, Math::exp, any));
            cases.add(function("log", new FunctionsLog()::forward, Math::log, positive));
            cases.add(function("tanh", new FunctionsTanh()::forward, Math::tanh, any));
            cases.add(function("sigmoid", new FunctionsSigmoid()::forward, x -> 1 / (1 + Math.exp(-x)), any));
            cases.add(function(
                    "softplus",
                    new FunctionsSoftplus()::forward,
                    x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
                    any));
            cases.add(function("sin", new FunctionsSin()::forward, Math::sin, any));
            cases.add(function("cos", new FunctionsCos()::forward, Math::cos, any));
            cases.add(function("sqrt", new FunctionsSqrt()::forward, Math::sqrt, positive));
            cases.add(logSumExp(any));
        }
        return cases;
    }

    private static Case function(
            String name, UnaryOperator<Vector> companion, DoubleUnaryOperator math, double... numbers) {
        Vector x = Vector.wrap(numbers);
        return comparison(
                name,
                numbers.length,
                Agreement.with(() -> new double[][] {forEach(numbers, math)}, TOLERANCE),
                () -> new ArrayCall(() -> companion.apply(x).data()),
                () -> loop(numbers, math));
    }

    private static Case comparison(
            String name, int n, Agreement agreement, Supplier<Call> companion, Supplier<Call> math) {
        Contender matgrad = new Contender("Matgrad", companion, agreement);
        return new Case(
                name + ", n=" + n, List.of(matgrad, matgrad.onVectors(), new Contender("Math", math, agreement)));
    }

    private static ArrayCall loop(double[] x, DoubleUnaryOperator function) {
        double[] kept = new double[x.length];
        return new ArrayCall(() -> forEach(kept, x, function));
    }

    private static double[] forEach(double[] x, DoubleUnaryOperator function) {
        return forEach(new double[x.length], x, function);
    }

    private static double[] forEach(double[] y, double[] x, DoubleUnaryOperator function) {
        for (int i = 0; i < x.length; i++) {
            y[i] = function.applyAsDouble(x[i]);
        }
        return y;
    }

    private static Case logSumExp(double... numbers) {
        Vector x = Vector.wrap(numbers);
        FunctionsLogSumExp companion = new FunctionsLogSumExp();
        return comparison(
                "logSumExp",
                numbers.length,
                Agreement.with(() -> new double[][] {{logSumExpByMath(numbers)}}, TOLERANCE),
                () -> new ArrayCall(() -> new double[] {companion.forward(x)}),
                () -> new ArrayCall(() -> new double[] {logSumExpByMath(numbers)}));
    }

    private static double logSumExpByMath(double... x) {
        double max = Double.NEGATIVE_INFINITY;
        for (double number : x) {
            max = Math.max(max, number);
        }
        double sum = 0;
        for (double number : x) {
            sum += Math.exp(number - max);
        }
        return max + Math.log(sum);
    }
}
