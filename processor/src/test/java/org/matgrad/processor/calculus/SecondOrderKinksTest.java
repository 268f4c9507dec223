package org.matgrad.processor.calculus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Expander;
import org.matgrad.processor.component.Interpreter;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Programs;
import org.matgrad.processor.matrix.Value;

/** Second derivatives at kinks, at ties and far out, by the tangent of the adjoint. */
class SecondOrderKinksTest {

    /** The gradient of an operation's value, weighted by ones, with its components in a row. */
    private static double[] gradient(String operation, double[]... arguments) {
        return new Second(operation, arguments).gradient();
    }

    /** The whole matrix of second derivatives, row after row. */
    private static double[][] hessian(String operation, double[]... arguments) {
        return new Second(operation, arguments).hessian();
    }

    private static double[] at(double... components) {
        return components;
    }

    private static void assertHessian(double[][] expected, double[][] actual) {
        for (int row = 0; row < expected.length; row++) {
            assertArrayEquals(expected[row], actual[row], 1e-14, Arrays.deepToString(actual));
        }
    }

    @Test
    void powersAtZero() {
        assertHessian(new double[][] {{2, 0}, {0, 0}}, hessian("pow", at(0), at(2)));
        assertHessian(new double[][] {{2}}, hessian("square", at(0)));
        assertHessian(new double[][] {{0, 0}, {0, 0}}, hessian("pow", at(0), at(3)));
        for (double p : new double[] {1.5, 2, 2.5, 3, 7}) {
            double[] first = gradient("pow", at(0), at(p));
            assertArrayEquals(at(0, 0), first, 0, "pow(0, " + p + ")");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abs", "relu", "sign"})
    void kinksAtZeroHaveNoCurvature(String operation) {
        assertHessian(new double[][] {{0}}, hessian(operation, at(0)));
        assertEquals(0, gradient(operation, at(0))[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"norm", "norm1", "normInf", "squaredNorm"})
    void normsAtZero(String operation) {
        double curvature = operation.equals("squaredNorm") ? 2 : 0;
        assertHessian(new double[][] {{curvature, 0}, {0, curvature}}, hessian(operation, at(0, 0)));
    }

    @Test
    void hypotenuseAtZero() {
        assertHessian(new double[][] {{0, 0}, {0, 0}}, hessian("hypot", at(0), at(0)));
    }

    @Test
    void tiesHaveNoCurvature() {
        double[][] none = {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}};
        assertHessian(none, hessian("max", at(2, 2, 1)));
        assertHessian(none, hessian("min", at(2, 1, 1)));
        assertHessian(none, hessian("normInf", at(2, -2, 1)));
    }

    @Test
    void productsWithZeros() {
        assertHessian(new double[][] {{0, 3, 0}, {3, 0, 2}, {0, 2, 0}}, hessian("product", at(2, 0, 3)));
        assertHessian(new double[][] {{0, 3, 0}, {3, 0, 0}, {0, 0, 0}}, hessian("product", at(0, 0, 3)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1000, -700, 700, 1000})
    void exponentialFamilyFarOut(double x) {
        for (String operation : List.of("sigmoid", "softplus", "tanh")) {
            assertHessian(new double[][] {{0}}, hessian(operation, at(x)));
        }
        double exp = Math.exp(x);
        for (String operation : List.of("exp", "expm1")) {
            assertEquals(exp, hessian(operation, at(x))[0][0], operation);
        }
        if (x > 0) {
            assertEquals(-1 / ((1 + x) * (1 + x)), hessian("log1p", at(x))[0][0], 1e-20);
            assertEquals(-1 / (x * x), hessian("log", at(x))[0][0], 1e-20);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1000, -700, 0, 700, 1000})
    void softMaximaFarOut(double x) {
        double[][] half = {{0.25, -0.25}, {-0.25, 0.25}};
        assertHessian(half, hessian("logSumExp", at(x, x)));
        assertHessian(new double[][] {{0, 0}, {0, 0}}, hessian("logSumExp", at(x, x - 2000)));
        // Weighted by ones, the softmax is 1 everywhere, and the logarithm's curvature is that of -2 logSumExp.
        assertHessian(new double[][] {{0, 0}, {0, 0}}, hessian("softmax", at(x, x)));
        assertHessian(new double[][] {{-0.5, 0.5}, {0.5, -0.5}}, hessian("logSoftmax", at(x, x)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "logSumExp", "norm", "max", "product", "softmax", "cumulativeSum", "exp"})
    void emptyArraysHaveEmptyDerivatives(String operation) {
        assertEquals(0, gradient(operation, at()).length);
        assertEquals(0, hessian(operation, at()).length);
    }

    @Test
    void smallArgumentsKeepTheirDigits() {
        assertEquals(1, hessian("expm1", at(1e-20))[0][0], 1e-15);
        assertEquals(-1, hessian("log1p", at(1e-20))[0][0], 1e-15);
        assertTrue(Double.isFinite(hessian("norm", at(1e-160, 2e-160))[0][0]));
    }

    /** An operation's value, its adjoint with ones as weights, and the adjoint's tangents. */
    private static final class Second {

        private final ComponentProgram value;
        private final Set<ArrayVar> inputs;
        private final DerivativeProgram adjoint;
        private final Map<ArrayVar, double[]> point = new LinkedHashMap<>();
        private final Map<String, Integer> sizes = new LinkedHashMap<>();

        Second(String operation, double[]... arguments) {
            Programs programs = new Programs("Test." + operation);
            List<Operand> operands = new ArrayList<>();
            boolean ofNumbers = arguments.length == 2;
            for (int a = 0; a < arguments.length; a++) {
                Value parameter = ofNumbers ? programs.parameter("x" + a) : programs.parameter("x" + a, "n");
                operands.add(parameter);
            }
            sizes.put("n", arguments[0].length);
            value = Expander.expand(
                    programs.returning(programs.apply(operation, operands.toArray(Operand[]::new))), new Reverse());
            inputs = new LinkedHashSet<>(value.inputs());
            adjoint = Adjoint.of(value, inputs);
            int a = 0;
            for (ArrayVar input : inputs) {
                point.put(input, arguments[a++]);
            }
            ArrayVar seed = adjoint.seeds().get(value.results().get(0));
            double[] ones = new double[new Interpreter(sizes).size(seed.shape().length())];
            Arrays.fill(ones, 1);
            point.put(seed, ones);
        }

        private List<Clause> clauses() {
            List<Clause> all = new ArrayList<>(value.clauses());
            all.addAll(adjoint.clauses());
            return all;
        }

        private double[] run(List<Clause> clauses, Map<ArrayVar, double[]> more, List<ArrayVar> read) {
            Interpreter interpreter = new Interpreter(sizes);
            point.forEach(interpreter::set);
            more.forEach(interpreter::set);
            interpreter.run(clauses);
            return read.stream()
                    .flatMapToDouble(array -> Arrays.stream(interpreter.get(array)))
                    .toArray();
        }

        double[] gradient() {
            return run(clauses(), Map.of(), outcomes());
        }

        private List<ArrayVar> outcomes() {
            return inputs.stream().map(adjoint.outcomes()::get).toList();
        }

        double[][] hessian() {
            ComponentProgram gradient = new ComponentProgram(List.copyOf(inputs), clauses(), outcomes(), value.names());
            DerivativeProgram second = Tangent.of(gradient, inputs);
            List<Clause> all = clauses();
            all.addAll(second.clauses());
            List<ArrayVar> read =
                    outcomes().stream().map(second.outcomes()::get).toList();
            List<double[]> columns = new ArrayList<>();
            for (ArrayVar moved : inputs) {
                for (int c = 0; c < point.get(moved).length; c++) {
                    Map<ArrayVar, double[]> directions = new LinkedHashMap<>();
                    for (ArrayVar input : inputs) {
                        directions.put(second.seeds().get(input), new double[point.get(input).length]);
                    }
                    directions.get(second.seeds().get(moved))[c] = 1;
                    columns.add(run(all, directions, read));
                }
            }
            return columns.toArray(double[][]::new);
        }
    }
}
