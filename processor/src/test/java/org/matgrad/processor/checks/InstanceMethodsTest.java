package org.matgrad.processor.checks;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** Instance methods: what they read of their object is a constant, another one with each object. */
class InstanceMethodsTest {

    private static final Map<String, String> SOURCES = Map.of(
            "demo/Network.java",
            """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public class Network {
                final double rate;
                @Shape("D") final Vector bias;
                @Shape("D, D") final Matrix W;
                final int turns;
                final int[] order;
                final boolean bent;

                public Network(double rate, Vector bias, Matrix W, int turns, int[] order, boolean bent) {
                    this.rate = rate;
                    this.bias = bias;
                    this.W = W;
                    this.turns = turns;
                    this.order = order;
                    this.bent = bent;
                }

                @Differentiable
                public double number(@Shape("D") Vector x, double s) {
                    double sum = s * rate;
                    for (int k : order) {
                        sum += x.get(k) * this.bias.get(k);
                    }
                    return bent ? tanh(sum) * s : sum;
                }

                @Differentiable
                public Vector array(@Shape("D") Vector x) {
                    Vector y = x;
                    for (int t = 0; t < turns; t++) {
                        y = W.times(y).plus(bias);
                        if (bent) {
                            y = tanh(y);
                        }
                    }
                    return helper(y).gather(order);
                }

                private Vector helper(Vector y) {
                    return y.times(rate * this.turns);
                }

                @Differentiable
                public Vector straight(@Shape("D") Vector x, @Shape("D, D") Matrix A) {
                    return Network.this.W.times(A.times(x)).plus(bias.times(rate));
                }

                @Differentiable
                public Vector lambda(@Shape("D") Vector x) {
                    return vector(turns, i -> rate * sum(x.size(), j -> W.get(i, j) * sin(x.get(j))) + (bent ? bias.get(i) * x.get(i) : 0));
                }

                @Differentiable
                public double unread(double x) {
                    return x * x;
                }

                @Differentiable
                public Vector unreadArray(Vector x, int turns) {
                    Vector y = x;
                    for (int t = 0; t < turns; t++) {
                        y = y.times(sum(y));
                    }
                    return y;
                }
            }
            """,
            "demo/Line.java",
            """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            record Line(double slope, @Shape("N") Vector shift, int power, boolean up) {
                @Differentiable
                Vector at(@Shape("N") Vector x) {
                    return pow(x, power).times(slope).plus(up ? this.shift().hadamard(x) : shift);
                }
            }
            """,
            "demo/Scaled.java",
            """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            interface Scaled<P> {
                @Shape("M, N") Matrix weights();

                int count();

                double factor();

                @Differentiable
                default Vector image(@Shape("N") Vector x) {
                    return weights().times(sin(x)).times(factor() * this.count());
                }
            }
            """,
            "demo/Fixed.java",
            """
            package demo;

            import org.matgrad.*;

            record Fixed(Matrix weights, int count, double factor) implements Scaled<String> {}
            """,
            "demo/Outer.java",
            """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            final class Outer<T extends Comparable<T>> {
                static final class Nested<A, B> {
                    final double weight;

                    Nested(double weight) {
                        this.weight = weight;
                    }

                    @Differentiable(name = "NestedSquare")
                    double square(double x) {
                        return weight * x * x;
                    }
                }

                final class Inner {
                    final double weight;

                    Inner(double weight) {
                        this.weight = weight;
                    }

                    @Differentiable
                    double cube(double x) {
                        return weight * x * x * x;
                    }
                }
            }
            """);

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(SOURCES);
    }

    private static Object network(double rate, int size, int turns, boolean bent, int... order) {
        return ModelChecks.make(
                compiled,
                "demo.Network",
                rate,
                vector(size),
                Matrix.wrap(size, size, numbers(size * size)),
                turns,
                order,
                bent);
    }

    private static double[] numbers(int length) {
        return vector(length).data();
    }

    private static Vector vector(int size) {
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = 0.3 + 0.5 * Math.sin(i * i + size);
        }
        return Vector.wrap(numbers);
    }

    /** Three objects after one another in one workspace, and the first once more. */
    @ParameterizedTest
    @ValueSource(strings = {"number", "array", "straight", "lambda", "unread", "unreadArray"})
    void objectsAfterOneAnother(String name) {
        String companion = "demo.Network" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Object workspace = ModelChecks.make(compiled, companion);
        Object first = network(0.7, 3, 2, true, 0, 2, 2);
        int[] sizes = {3, 2, 5, 3};
        Object[] objects = {first, network(-0.4, 2, 1, false, 1), network(1.3, 5, 3, true, 4, 0, 1), first};
        for (int n = 0; n < objects.length; n++) {
            Object[] given = arguments(name, sizes[n]);
            List<Integer> active = given.length == 1 || name.equals("unreadArray") ? List.of(0) : List.of(0, 1);
            ModelChecks.check(ModelChecks.method(compiled, "demo.Network", name), workspace, objects[n], active, given);
        }
    }

    private static Object[] arguments(String name, int size) {
        return switch (name) {
            case "number" -> new Object[] {vector(size), 0.6};
            case "straight" -> new Object[] {vector(size), Matrix.wrap(size, size, numbers(size * size))};
            case "unread" -> new Object[] {0.4};
            case "unreadArray" -> new Object[] {vector(size), size - 1};
            default -> new Object[] {vector(size)};
        };
    }

    @Test
    void ofARecord() {
        Object workspace = ModelChecks.make(compiled, "demo.LineAt");
        for (boolean up : new boolean[] {true, false}) {
            Object line = ModelChecks.make(compiled, "demo.Line", up ? 0.4 : 0.9, vector(3), up ? 3 : 2, up);
            ModelChecks.check(ModelChecks.method(compiled, "demo.Line", "at"), workspace, line, List.of(0), vector(3));
        }
    }

    @Test
    void ofAnInterface() {
        Object workspace = ModelChecks.make(compiled, "demo.ScaledImage");
        for (int rows = 2; rows < 5; rows++) {
            Object fixed =
                    ModelChecks.make(compiled, "demo.Fixed", Matrix.wrap(rows, 2, numbers(2 * rows)), rows, 1.0 / rows);
            ModelChecks.check(
                    ModelChecks.method(compiled, "demo.Scaled", "image"), workspace, fixed, List.of(0), vector(2));
        }
    }

    @Test
    void ofNestedAndGenericClasses() {
        Object nested = ModelChecks.make(compiled, "demo.Outer$Nested", 0.8);
        ModelChecks.check(
                ModelChecks.method(compiled, "demo.Outer$Nested", "square"),
                ModelChecks.make(compiled, "demo.NestedSquare"),
                nested,
                List.of(0),
                0.4);
        Object outer = ModelChecks.make(compiled, "demo.Outer");
        ModelChecks.check(
                ModelChecks.method(compiled, "demo.Outer$Inner", "cube"),
                ModelChecks.make(compiled, "demo.OuterInnerCube"),
                ModelChecks.make(compiled, "demo.Outer$Inner", outer, 0.8),
                List.of(0),
                0.4);
    }
}
