package org.matgrad.processor.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Expander;
import org.matgrad.processor.component.Interpreter;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Operation;
import org.matgrad.processor.matrix.Operations;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.Programs;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Value;

/**
 * Every operation of the table, at every rank that it takes: adjoint against differences, tangent against adjoint, and
 * the tangent of the adjoint, which is the second order, against differences of the adjoint.
 */
public class EveryOperationTest {

    private static final double STEP = 1e-3;

    private static final Map<String, int[]> INTS = Map.of("ints", new int[] {1, 0, 1});

    /** An operation at the rank that its {@code I} stands for, with sizes for its letters. */
    public record Case(Operation operation, int rank, Map<String, Integer> sizes) {
        @Override
        public String toString() {
            return operation.name() + operation.parameters() + " rank " + rank + " " + new TreeMap<>(sizes);
        }
    }

    public static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Operation operation : Operations.all()) {
            boolean any = operation.parameters().stream()
                    .anyMatch(parameter -> axes(parameter).contains(Operation.ANY));
            for (int rank = 0; rank <= (any ? 2 : 0); rank++) {
                boolean reduces = operation.formula().contains("(I)");
                if (any && rank == 0 && reduces) {
                    continue;
                }
                cases.add(new Case(operation, rank, Map.of("i", 3, "j", 4, "k", 2, "m", 2, "n", 3, "p", 3, "q", 2)));
                cases.add(new Case(operation, rank, Map.of("i", 2, "j", 2, "k", 1, "m", 3, "n", 4, "p", 1, "q", 1)));
                if (operation.parameters().stream().allMatch(Operation.Parameter.Indexed.class::isInstance)) {
                    cases.add(
                            new Case(operation, rank, Map.of("i", 0, "j", 3, "k", 0, "m", 2, "n", 0, "p", 1, "q", 2)));
                }
            }
        }
        return cases.stream();
    }

    /** The program that is the operation and nothing else. */
    public static Program program(Case test) {
        Programs programs = new Programs("Test." + test.operation().name());
        List<Operand> operands = new ArrayList<>();
        for (Operation.Parameter parameter : test.operation().parameters()) {
            if (parameter instanceof Operation.Parameter.Ints) {
                operands.add(new Operand.Ints("ints"));
            } else if (parameter instanceof Operation.Parameter.Int) {
                operands.add(new Operand.Count(
                        Size.of(Map.of("from", 0, "i", 1, "j", 0).getOrDefault(parameter.name(), 2))));
            } else {
                operands.add(array(programs, test, (Operation.Parameter.Indexed) parameter));
            }
        }
        return programs.returning(programs.apply(test.operation().name(), operands.toArray(Operand[]::new)));
    }

    private static List<String> axes(Operation.Parameter parameter) {
        return parameter instanceof Operation.Parameter.Indexed indexed ? indexed.indices() : List.of();
    }

    private static Value array(Programs programs, Case test, Operation.Parameter.Indexed parameter) {
        List<String> indices = parameter.indices().equals(List.of(Operation.ANY))
                ? List.of("i", "j").subList(0, test.rank())
                : parameter.indices().stream()
                        .map(axis -> axis.contains("*") ? "4" : axis)
                        .toList();
        Value array = programs.parameter(parameter.name(), indices.toArray(String[]::new));
        boolean factored =
                test.operation().formula().matches("(?s).*[A-Z]{3}_?.*") && indices.equals(List.of("i", "i"));
        if (!factored) {
            return array;
        }
        // Far from singular, and positive definite.
        Value identity = programs.apply("identity", new Operand.Count(Size.of(new Atom.Symbol("i"))));
        return programs.apply("plus", array, programs.apply("times", identity, new Operand.Literal(3)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRightToSecondOrder(Case test) {
        ComponentProgram value = Expander.expand(program(test), new Reverse());
        Set<ArrayVar> inputs = new LinkedHashSet<>(value.inputs());
        Random random = new Random(test.toString().hashCode());
        DerivativeProgram adjoint = Adjoint.of(value, inputs);
        DerivativeProgram tangent = Tangent.of(value, inputs);
        ArrayVar seed = adjoint.seeds().get(value.results().get(0));
        Point point = new Point(test.sizes());
        inputs.forEach(input -> point.put(input, point.random(input, random)));
        point.put(seed, point.random(seed, random));
        Map<ArrayVar, double[]> directions = new LinkedHashMap<>();
        inputs.forEach(input -> directions.put(input, point.random(input, random)));

        // First order: the adjoint against differences of the value, weighted by the seed.
        double differences = point.difference(
                inputs,
                directions,
                value.clauses(),
                at -> dot(at.get(value.results().get(0)), at.get(seed)));
        Interpreter once = point.run(concat(value.clauses(), adjoint.clauses()));
        double reverse = 0;
        for (ArrayVar input : inputs) {
            reverse += dot(once.get(adjoint.outcomes().get(input)), directions.get(input));
        }
        if (test.sizes().containsValue(0) && !Double.isFinite(differences)) {
            // The mean of no components is NaN, an extremum of none infinite: there is nothing to differentiate.
            return;
        }
        assertClose(differences, reverse, 1e-8);

        // Forward mode against reverse mode.
        Point both = point.with(tangent.seeds(), directions);
        Interpreter forward = both.run(concat(value.clauses(), tangent.clauses()));
        assertClose(
                reverse, dot(forward.get(tangent.outcomes().get(value.results().get(0))), point.get(seed)), 1e-10);

        // Second order: the tangent of each gradient against differences of it.
        for (ArrayVar input : inputs) {
            second(value, adjoint, input, inputs, point, directions);
        }
    }

    private static void second(
            ComponentProgram value,
            DerivativeProgram adjoint,
            ArrayVar input,
            Set<ArrayVar> inputs,
            Point point,
            Map<ArrayVar, double[]> directions) {
        List<Clause> gradient = concat(value.clauses(), adjoint.clauses());
        ArrayVar outcome = adjoint.outcomes().get(input);
        ComponentProgram program = new ComponentProgram(List.copyOf(inputs), gradient, List.of(outcome), value.names());
        DerivativeProgram second = Tangent.of(program, inputs);
        Interpreter at = point.with(second.seeds(), directions).run(concat(gradient, second.clauses()));
        double[] weights = point.random(outcome, new Random(5));
        double analytic = dot(at.get(second.outcomes().get(outcome)), weights);
        double numeric = point.difference(inputs, directions, gradient, run -> dot(run.get(outcome), weights));
        assertClose(numeric, analytic, 1e-7);
    }

    /** Where everything is evaluated. */
    private record Point(Map<String, Integer> sizes, Map<ArrayVar, double[]> arrays) {
        Point(Map<String, Integer> sizes) {
            this(sizes, new LinkedHashMap<>());
        }

        void put(ArrayVar array, double[] components) {
            arrays.put(array, components);
        }

        double[] get(ArrayVar array) {
            return arrays.get(array);
        }

        /** On a grid, each array's a little aside: no kink is nearer than the differences' steps. */
        double[] random(ArrayVar array, Random random) {
            int length = new Interpreter(sizes, INTS).size(array.shape().length());
            List<Integer> grid = new ArrayList<>(IntStream.range(0, 120).boxed().toList());
            Collections.shuffle(grid, random);
            double aside = arrays.size() % 2 == 0 ? 0.002 : 0.0;
            return grid.stream()
                    .limit(length)
                    .mapToDouble(point -> 0.3 + 0.004 * point + aside)
                    .toArray();
        }

        Point with(Map<ArrayVar, ArrayVar> seeds, Map<ArrayVar, double[]> directions) {
            Map<ArrayVar, double[]> more = new LinkedHashMap<>(arrays);
            seeds.forEach((input, seed) -> more.put(seed, directions.get(input)));
            return new Point(sizes, more);
        }

        Interpreter run(List<Clause> definitions) {
            Interpreter interpreter = new Interpreter(sizes, INTS);
            arrays.forEach(interpreter::set);
            interpreter.run(definitions);
            return interpreter;
        }

        double difference(
                Set<ArrayVar> inputs,
                Map<ArrayVar, double[]> directions,
                List<Clause> definitions,
                ToDoubleFunction<Interpreter> measure) {
            double[] at = new double[4];
            double[] steps = {-2 * STEP, -STEP, STEP, 2 * STEP};
            for (int s = 0; s < 4; s++) {
                Map<ArrayVar, double[]> moved = new LinkedHashMap<>(arrays);
                for (ArrayVar input : inputs) {
                    double[] components = arrays.get(input).clone();
                    for (int c = 0; c < components.length; c++) {
                        components[c] += steps[s] * directions.get(input)[c];
                    }
                    moved.put(input, components);
                }
                at[s] = measure.applyAsDouble(new Point(sizes, moved).run(definitions));
            }
            return (8 * (at[2] - at[1]) - (at[3] - at[0])) / (12 * STEP);
        }
    }

    private static List<Clause> concat(List<Clause> first, List<Clause> second) {
        List<Clause> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static double dot(double[] a, double[] b) {
        assertEquals(a.length, b.length);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void assertClose(double expected, double actual, double tolerance) {
        double scale = Math.max(1, Math.abs(expected));
        assertTrue(Math.abs(expected - actual) <= tolerance * scale, () -> expected + " but " + actual);
    }
}
