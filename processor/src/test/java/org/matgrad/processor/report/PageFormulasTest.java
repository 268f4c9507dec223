package org.matgrad.processor.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.calculus.EveryOperationTest;
import org.matgrad.processor.calculus.Jacobians;
import org.matgrad.processor.calculus.Partial;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Interpreter;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Order;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.Programs;
import org.matgrad.processor.matrix.Value;

/** What pages say is so: their formulas are computed with numbers, each against what it is said to equal. */
class PageFormulasTest {

    private static final Map<String, Integer> SIZES = Map.of("C", 2, "D", 3, "M", 4, "N", 5);

    private static final Map<String, int[]> INTS = Map.of("ints", new int[] {1, 0, 1});

    /** Programs with more than one step, some of which read an array twice. */
    private static Map<String, Program> compositions() {
        Map<String, Program> programs = new LinkedHashMap<>();
        Programs chain = new Programs("chain");
        Value V = chain.parameter("V", "C", "M");
        Value W = chain.parameter("W", "M", "D");
        Value x = chain.parameter("x", "D");
        programs.put("chain", chain.returning(chain.apply("times", V, chain.named("m", "times", W, x))));

        Programs layer = new Programs("layer");
        Value V2 = layer.parameter("V", "C", "M");
        Value W2 = layer.parameter("W", "M", "D");
        Value x2 = layer.parameter("x", "D");
        Value h = layer.named("h", "tanh", layer.apply("times", W2, x2));
        programs.put("layer", layer.returning(layer.apply("times", V2, h)));

        Programs loss = new Programs("loss");
        Value A = loss.parameter("A", "N", "D");
        Value w = loss.parameter("w", "D");
        Value b = loss.constant("b", "N");
        Value r = loss.named("r", "minus", loss.apply("times", A, w), b);
        programs.put("least squares", loss.returning(loss.apply("squaredNorm", r)));

        Programs twice = new Programs("twice");
        Value B = twice.parameter("B", "D", "D");
        Value y = twice.parameter("y", "D");
        Value By = twice.named("z", "times", B, y);
        programs.put("form", twice.returning(twice.apply("dot", y, twice.apply("times", B, By))));

        Programs batch = new Programs("batch");
        Value X = batch.parameter("X", "N", "D");
        Value U = batch.parameter("U", "D", "C");
        Value c = batch.parameter("c", "C");
        Value S = batch.named("S", "sigmoid", batch.apply("plusRow", batch.apply("times", X, U), c));
        programs.put("batch", batch.returning(batch.apply("scaleColumns", S, c)));

        Programs means = new Programs("means");
        Value Y = means.parameter("Y", "N", "D");
        Value s = means.parameter("s", "N");
        Value Z = means.apply("scaleRows", Y, s);
        Value normed = means.apply("div", Z, means.apply("sum", means.apply("square", Y)));
        programs.put("means", means.returning(means.apply("columnMeans", means.apply("hadamard", normed, Y))));

        Programs number = new Programs("number");
        Value a = number.parameter("a", "D");
        programs.put(
                "number",
                number.returning(number.apply(
                        "times", a, number.apply("dot", a, number.apply("times", a, new Operand.Literal(3))))));
        return programs;
    }

    @TestFactory
    Stream<DynamicTest> compositionsAreRight() {
        return compositions().entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(entry.getKey(), () -> new Numbers(entry.getValue(), SIZES).check()));
    }

    @TestFactory
    Stream<DynamicTest> operationsAreRight() {
        return EveryOperationTest.cases()
                .filter(test -> !test.sizes().containsValue(0))
                .map(test -> DynamicTest.dynamicTest(
                        test.toString(), () -> new Numbers(EveryOperationTest.program(test), test.sizes()).check()));
    }

    /** All formulas of one method's page. */
    private static final class Numbers {
        private final Method method;
        private final Interpreter interpreter;
        private final Evaluation evaluation;
        private final Map<ArrayVar, ArrayVar> adjoints = new HashMap<>();

        Numbers(Program program, Map<String, Integer> sizes) {
            method = new Method(Derivation.of(program, Order.FIRST));
            interpreter = new Interpreter(sizes, INTS);
            evaluation = new Evaluation(interpreter);
            Random random = new Random(1);
            method.value().inputs().forEach(input -> set(input, random));
            interpreter.run(method.value().clauses());
            Derivation derivation = method.derivation();
            derivation.adjoint().seeds().values().forEach(seed -> set(seed, random));
            interpreter.run(derivation.adjoint().clauses());
        }

        private void set(ArrayVar array, Random random) {
            interpreter.set(
                    array,
                    random.doubles(interpreter.size(array.shape().length()), 0.2, 0.9)
                            .toArray());
        }

        void check() {
            for (Definition definition : method.definitions()) {
                Recognition.of(definition.indices(), definition.body())
                        .ifPresent(form -> same(definition.indices(), definition.body(), form));
            }
            if (method.isStraight()) {
                method.definitions().forEach(this::locals);
                gradients();
            }
            jacobians();
        }

        /** Local derivatives with their deltas, and after these have cancelled sums. */
        private void locals(Definition definition) {
            interpreter.run(List.copyOf(method.auxiliary(definition)));
            method.partials(definition).forEach((array, partials) -> {
                List<Index> by = Index.along(array.shape(), 3);
                Local local = Local.of(definition, by, partials);
                List<Index> all = new ArrayList<>(definition.indices());
                all.addAll(by);
                assertArrayEquals(
                        evaluation.components(all, total(local.raw())),
                        evaluation.components(all, total(local.cancelled())),
                        1e-12);
            });
        }

        /** The sums over readers give what the adjoint program computes. */
        private void gradients() {
            method.derivation().adjoint().seeds().forEach(adjoints::put);
            for (ArrayVar array : method.backwards()) {
                if (method.value().results().contains(array)) {
                    continue;
                }
                List<Index> by = Index.along(array.shape(), 0);
                Expr total = Expr.ZERO;
                for (Definition reader : method.readers(array)) {
                    List<Partial> places = method.partials(reader).get(array);
                    Expr.Access above = Expr.Access.of(adjoints.get(reader.target()), reader.indices());
                    total = Algebra.add(
                            total, total(Local.of(reader, by, places).pulledBack(above)));
                }
                ArrayVar adjoint = new ArrayVar(array.name(), array.shape());
                adjoints.put(array, adjoint);
                interpreter.run(List.of(new Definition(adjoint, by, total, null)));
                Expr formula = total;
                Recognition.of(by, total).ifPresent(form -> same(by, formula, form));
                ArrayVar outcome = method.derivation().adjoint().outcomes().get(array);
                if (outcome != null) {
                    assertArrayEquals(interpreter.get(outcome), interpreter.get(adjoint), 1e-9, array.name());
                }
            }
        }

        /** A compact Jacobian pulls back the result's adjoint to the input's. */
        private void jacobians() {
            Optional<Jacobians.All> all = method.derivation().jacobians();
            if (all.isEmpty() || !all.get().held().isEmpty()) {
                return;
            }
            all.get().programs().forEach(program -> {
                program.pieces().forEach(piece -> interpreter.run(List.copyOf(piece.definitions())));
                CompactForm form = CompactForm.of(program);
                List<Index> both = new ArrayList<>(program.outIndices());
                both.addAll(program.inIndices());
                double[] dense = evaluation.components(both, form.formula());
                double[] seed = interpreter.get(method.derivation()
                        .adjoint()
                        .seeds()
                        .values()
                        .iterator()
                        .next());
                double[] expected =
                        interpreter.get(method.derivation().adjoint().outcomes().get(program.input()));
                double[] pulled = new double[expected.length];
                for (int n = 0; n < dense.length; n++) {
                    pulled[n % expected.length] += seed[n / expected.length] * dense[n];
                }
                assertArrayEquals(expected, pulled, 1e-9, program.formula());
                Recognition.jacobian(program.outIndices(), program.inIndices(), form.formula())
                        .ifPresent(matrix -> same(both, form.formula(), matrix));
            });
        }

        private void same(List<Index> indices, Expr expr, MatrixForm form) {
            double[] flat = Arrays.stream(evaluation.value(form))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            assertArrayEquals(evaluation.components(indices, expr), flat, 1e-9, form.toString());
        }

        private static Expr total(List<Expr> terms) {
            return terms.stream().reduce(Expr.ZERO, Algebra::add);
        }
    }

    @Test
    void productsAreRecognised() {
        Method method = new Method(Derivation.of(compositions().get("chain"), Order.FIRST));
        List<String> recognised = new ArrayList<>();
        for (Jacobians.All all : method.derivation().jacobians().stream().toList()) {
            all.programs().forEach(program -> Recognition.jacobian(
                            program.outIndices(),
                            program.inIndices(),
                            CompactForm.of(program).formula())
                    .ifPresent(form -> recognised.add(program.input() + ": " + Plain.of(form))));
        }
        assertEquals(List.of("V: I⊗m'", "W: V⊗x'", "x: V·W"), recognised);
    }

    @Test
    void definitionsAreRecognised() {
        List<String> recognised = new ArrayList<>();
        for (String name : List.of("least squares", "batch", "form")) {
            Method method = new Method(Derivation.of(compositions().get(name), Order.FIRST));
            for (Definition definition : method.definitions()) {
                String form = Recognition.of(definition.indices(), definition.body())
                        .map(Plain::of)
                        .orElse("none");
                recognised.add(definition.target() + " = " + form);
            }
        }
        assertEquals(
                List.of(
                        "t1 = A·w",
                        "r = (t1-b)",
                        "y = r'·r",
                        "t1 = X·U",
                        "t2 = (t1+1·c')",
                        "S = sigmoid(t2)",
                        "Y = S·diag(c)",
                        "z = B·y",
                        "t1 = B·z",
                        "y2 = y'·t1"),
                recognised);
    }
}
