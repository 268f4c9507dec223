package org.matgrad.processor.checks;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matgrad.Matrix;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** Records as parameters, as results and in between, in every derivative form. */
class RecordsTest {

    private static final Map<String, String> SOURCES =
            Map.of("demo/Layer.java", """
            package demo;

            import org.matgrad.*;

            public record Layer(
                    double scale,
                    @Shape("C, D") Matrix W,
                    int turns,
                    @Shape("C") Vector b,
                    int[] order,
                    @Shape("2, C, D") Tensor T) {}
            """, "demo/Pair.java", """
            package demo;

            import org.matgrad.*;

            public record Pair(Vector y, double s, Matrix A) {}
            """, "demo/Layers.java", """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            final class Layers {
                record Bounds(double low, double high, boolean shifted) {}

                record Range(double low, double high) {}

                @Differentiable
                static double number(Layer layer, @Shape("D") Vector x) {
                    Vector y = layer.W().times(x).plus(layer.b()).times(layer.scale());
                    return sum(tanh(y.gather(layer.order()))) * layer.turns() + sum(layer.T()) * layer.T().get(0, 1, 0);
                }

                @Differentiable
                static Vector array(Layer layer, @Shape("D") Vector x) {
                    Vector y = layer.W().times(x).plus(layer.b()).times(layer.scale());
                    for (int t = 0; t < layer.turns(); t++) {
                        Vector z = y;
                        y = vector(y.size(), i -> tanh(layer.T().get(0, i, 0) * sum(x) + z.get(i) * layer.scale()));
                    }
                    return y.gather(layer.order());
                }

                @Differentiable
                static Vector straight(Layer layer, @Shape("D") Vector x) {
                    return layer.W().times(x).plus(layer.b()).times(layer.scale() * layer.turns());
                }

                @Differentiable
                static Pair both(Layer layer, @Shape("D") Vector x) {
                    Pair first = new Pair(layer.W().times(x), layer.scale(), layer.W());
                    Pair second = new Pair(tanh(first.y()).plus(layer.b()), first.s() * sum(x), first.A().times(first.s()));
                    return new Pair(second.y(), second.s() + layer.turns(), second.A().times(sum(layer.T().slice(1))));
                }

                @Differentiable
                static Pair result(@Shape("N") Vector x, @Shape("N, N") Matrix A) {
                    return new Pair(x, sum(A), A.transpose());
                }

                @Differentiable
                static Range several(Bounds first, Pair pair, Bounds second) {
                    double low = second.shifted() ? first.low() + second.high() * pair.s() : sum(pair.A());
                    return new Range(low * exp(first.high()), squaredNorm(pair.y()) * second.low());
                }

                @Differentiable(wrt = "second")
                static double chosen(Pair first, Pair second, double factor) {
                    return first.y().dot(second.A().times(first.y())) * second.s() * factor + sum(second.y());
                }

                @Differentiable(wrt = {"second", "factor"})
                static Vector chosenArray(Pair first, Pair second, double factor) {
                    return second.A().times(first.y()).times(second.s() * factor).plus(second.y());
                }

                @Differentiable
                static double unused(Pair pair, double x) {
                    return x * x + pair.s();
                }

                @Differentiable
                static double named(Pair m, Pair e, double p) {
                    return norm(m.y()) * p * sum(softmax(e.y()).hadamard(m.y()));
                }

                @Differentiable
                static Pair looped(Pair pair, int turns) {
                    Pair state = pair;
                    Vector y = state.y();
                    double s = state.s();
                    for (int t = 0; t < turns; t++) {
                        Pair next = step(new Pair(y, s, pair.A()));
                        y = next.y();
                        s = next.s();
                    }
                    return new Pair(y, s, pair.A());
                }

                private static Pair step(Pair pair) {
                    return new Pair(tanh(pair.A().times(pair.y())), pair.s() + sum(pair.y()), pair.A());
                }

                @Differentiable
                static Range passed(Range range) {
                    return range;
                }
            }
            """);

    private static final Random RANDOM = new Random(11);

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(SOURCES);
    }

    private static Vector vector(int size) {
        return Vector.wrap(numbers(size));
    }

    private static double[] numbers(int length) {
        return RANDOM.doubles(length, 0.2, 0.9).toArray();
    }

    private static Object layer(int c, int d, int turns, int... order) {
        return ModelChecks.make(
                compiled,
                "demo.Layer",
                0.7,
                Matrix.wrap(c, d, numbers(c * d)),
                turns,
                vector(c),
                order,
                Tensor.wrap(new int[] {2, c, d}, numbers(2 * c * d)));
    }

    private static Object pair(int n) {
        return ModelChecks.make(compiled, "demo.Pair", vector(n), 0.6, Matrix.wrap(n, n, numbers(n * n)));
    }

    private static Object bounds(double low, double high, boolean shifted) {
        return ModelChecks.make(compiled, "demo.Layers$Bounds", low, high, shifted);
    }

    /** At two arguments after one another in one workspace, larger ones last. */
    private static void check(String name, List<Integer> active, Object[]... each) {
        String companion = "demo.Layers" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Object workspace = ModelChecks.make(compiled, companion);
        for (Object[] arguments : each) {
            ModelChecks.check(ModelChecks.method(compiled, "demo.Layers", name), workspace, active, arguments);
        }
    }

    private static Object[] given(Object... arguments) {
        return arguments;
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "array", "straight", "both"})
    void parametersOfAllTypes(String name) {
        check(
                name,
                List.of(0, 1),
                given(layer(2, 3, 2, 1, 0, 1), vector(3)),
                given(layer(4, 2, 3, 3, 0, 1, 1, 2), vector(2)),
                given(layer(2, 1, 0), vector(1)));
    }

    @Test
    void namesOfTemporaries() {
        check("named", List.of(0, 1, 2), given(pair(3), pair(3), 0.4), given(pair(5), pair(5), 0.2));
    }

    @Test
    void results() {
        check("result", List.of(0, 1), given(vector(3), Matrix.wrap(3, 3, numbers(9))));
        check("passed", List.of(0), given(ModelChecks.make(compiled, "demo.Layers$Range", 0.2, 0.8)));
    }

    @Test
    void severalRecords() {
        check(
                "several",
                List.of(0, 1, 2),
                given(bounds(0.2, 0.3, true), pair(2), bounds(0.4, 0.5, true)),
                given(bounds(0.2, 0.3, false), pair(3), bounds(0.4, 0.5, false)));
    }

    @Test
    void chosenRecords() {
        check("chosen", List.of(1), given(pair(2), pair(2), 0.3));
        check("chosenArray", List.of(1, 2), given(pair(3), pair(3), 0.3));
        check("unused", List.of(0, 1), given(pair(2), 0.3));
    }

    @Test
    void recordsThatHelpersMake() {
        check("looped", List.of(0), given(pair(2), 3), given(pair(3), 1), given(pair(3), 0));
    }
}
