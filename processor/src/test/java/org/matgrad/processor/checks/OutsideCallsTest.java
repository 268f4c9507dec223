package org.matgrad.processor.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** Calls of other classes' methods, through their companions and through registered derivatives. */
class OutsideCallsTest {

    private static final Map<String, String> LIBRARY = Map.of("lib/Library.java", """
            package lib;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Library {
                private Library() {}

                @Differentiable
                public static double energy(@Shape("N") Vector x, double s) {
                    return squaredNorm(sin(x)) * s * s;
                }

                @Differentiable
                public static double number(double x, double y) {
                    return sin(x) * exp(y);
                }

                @Differentiable
                @Shape("C")
                public static Vector layer(@Shape("C, D") Matrix W, @Shape("D") Vector x, double s) {
                    return tanh(W.times(x)).times(s);
                }

                @Differentiable(wrt = "x")
                @Shape("C")
                public static Vector partly(@Shape("C, D") Matrix W, @Shape("D") Vector x, int power) {
                    return W.times(pow(x, power));
                }

                @Differentiable
                @Shape("N")
                public static Vector turned(@Shape("N") Vector x, double s, int turns) {
                    Vector y = x;
                    for (int t = 0; t < turns; t++) {
                        y = sin(y).times(s);
                    }
                    return y;
                }

                @Differentiable
                @Shape("N, N")
                public static Matrix square(@Shape("N, N") Matrix A) {
                    return A.times(A);
                }
            }
            """, "lib/Tables.java", """
            package lib;

            import org.matgrad.*;

            public final class Tables {
                public record LookUp(double value, double dx) {}

                public record Weighted(double value, @Shape("N") Vector dx, double ds) {}

                public record Mapped(@Shape("N") Vector value, @Shape("N, N") Matrix dx, @Shape("N") Vector ds) {}

                private Tables() {}

                public static double lookUp(double x, int row) {
                    return lookUpDerivative(x, row).value();
                }

                @DerivativeOf(type = Tables.class, method = "lookUp")
                public static LookUp lookUpDerivative(double x, int row) {
                    return new LookUp(Math.cos(x) * (row + 1), -Math.sin(x) * (row + 1));
                }

                public static double weight(Vector x, double s) {
                    return weightDerivative(x, s).value();
                }

                @DerivativeOf(type = Tables.class, method = "weight")
                public static Weighted weightDerivative(@Shape("N") Vector x, double s) {
                    double sum = 0;
                    double[] dx = new double[x.size()];
                    for (int i = 0; i < dx.length; i++) {
                        sum += Math.pow(x.get(i), 3) * (i + 1);
                        dx[i] = 3 * x.get(i) * x.get(i) * (i + 1) * s;
                    }
                    return new Weighted(sum * s, Vector.wrap(dx), sum);
                }

                public static Vector map(Vector x, double s, int[] order) {
                    return mapDerivative(x, s, order).value();
                }

                @DerivativeOf(type = Tables.class, method = "map")
                public static Mapped mapDerivative(@Shape("N") Vector x, double s, int[] order) {
                    int n = x.size();
                    double[] y = new double[n];
                    double[] dx = new double[n * n];
                    double[] ds = new double[n];
                    for (int i = 0; i < n; i++) {
                        int j = order[i % order.length];
                        double at = x.get(i) * x.get(j);
                        y[i] = Math.sin(at) * s;
                        dx[i * n + i] += Math.cos(at) * s * x.get(j);
                        dx[i * n + j] += Math.cos(at) * s * x.get(i);
                        ds[i] = Math.sin(at);
                    }
                    return new Mapped(Vector.wrap(y), Matrix.wrap(n, n, dx), Vector.wrap(ds));
                }
            }
            """);

    private static final Map<String, String> USER = Map.of("demo/Calls.java", """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import lib.*;
            import org.matgrad.*;

            final class Calls {
                static final Vector FIXED = Vector.of(0.3, 0.8);

                @Differentiable
                static double plain(@Shape("N") Vector x, double s) {
                    return Library.energy(x.times(s), s) * s + Library.energy(FIXED, s) + Library.energy(x, 2);
                }

                @Differentiable
                static Vector array(@Shape("C, D") Matrix W, @Shape("D") Vector x) {
                    return Library.layer(W, x.hadamard(x), sum(x)).times(x.get(0)).plus(Library.partly(ones(W.rows(), W.columns()), x, 3));
                }

                @Differentiable
                static Vector only(@Shape("C, D") Matrix W, @Shape("D") Vector x) {
                    return Library.layer(W, x, 1.5);
                }

                @Differentiable(wrt = "x")
                static Vector chosen(@Shape("C, D") Matrix W, @Shape("D") Vector x, double s) {
                    return Library.layer(W, x, s).plus(Library.layer(W.times(2), zeros(x.size()), s));
                }

                @Differentiable
                static Vector looped(@Shape("N, N") Matrix W, @Shape("N") Vector x, double s, int turns) {
                    Vector y = x;
                    for (int t = 0; t < turns; t++) {
                        y = Library.layer(W, y, s).plus(Library.turned(y, s, t));
                        if (sum(y) > 0.5) {
                            y = y.times(Library.energy(y, s));
                        } else {
                            s = Library.number(s, y.get(0));
                        }
                    }
                    return y;
                }

                @Differentiable
                static double branched(@Shape("N") Vector x, double s, int way) {
                    double result;
                    if (way > 1) {
                        result = Library.energy(x, s);
                    } else if (way == 1) {
                        result = Tables.lookUp(s, 2) + sum(Tables.map(x, s, ROWS));
                    } else {
                        result = s * s;
                    }
                    return result * s;
                }

                static final int[] ROWS = {1, 0, 1};

                @Differentiable
                static Vector lambda(@Shape("N") Vector x, double s) {
                    return vector(x.size(), i -> Library.number(x.get(i), s) * s + sum(x.size(), j -> Library.number(x.get(i), x.get(j))));
                }

                @Differentiable
                static double lambdaOfArrays(@Shape("N, N") Matrix A) {
                    return sum(A.rows(), i -> Library.energy(A.row(i), A.get(i, i)) * A.get(0, i));
                }

                @Differentiable
                static Matrix matrices(@Shape("N, N") Matrix A, int turns) {
                    Matrix B = A;
                    for (int t = turns; t > 0; t--) {
                        B = Library.square(B.times(A));
                    }
                    return B;
                }

                @Differentiable
                static double table(double x, int row) {
                    return x * Tables.lookUp(x * x, row + 1) + Tables.lookUp(x, 0);
                }

                @Differentiable
                static double weighted(@Shape("N") Vector x, double s) {
                    return Tables.weight(x.times(s), s) + Tables.weight(FIXED, s) + Tables.weight(x, 3);
                }

                @Differentiable
                static Vector mapped(@Shape("N") Vector x, double s, int[] order) {
                    return Tables.map(x.times(2), s * s, order).plus(x);
                }

                @Differentiable
                static Vector tablesInLoops(@Shape("N") Vector x, double s, int turns) {
                    Vector y = x;
                    for (int t = 0; t < turns; t++) {
                        y = Tables.map(y, s, ROWS).plus(Tables.lookUp(s, t));
                        s = Tables.weight(y, s);
                    }
                    return y;
                }

                @Differentiable
                static double tablesInLambdas(@Shape("N") Vector x, @Shape("N, N") Matrix A) {
                    return sum(x.size(), i -> Tables.lookUp(x.get(i), i) * x.get(0)) + max(A.rows(), i -> Tables.weight(A.row(i), x.get(i)));
                }

                @Differentiable
                static Vector tablesInVectors(@Shape("N") Vector x) {
                    return vector(x.size(), i -> x.get(i) > 0.5 ? Tables.lookUp(x.get(i), 2 * i) : Library.number(x.get(i), 2));
                }
            }
            """);

    @TempDir
    static Path folder;

    private static final Map<String, InMemory> COMPILED = new LinkedHashMap<>();

    @BeforeAll
    static void compile() throws IOException {
        Map<String, String> all = new LinkedHashMap<>(LIBRARY);
        all.putAll(USER);
        COMPILED.put("in one compilation", InMemory.compile(all));
        InMemory library = InMemory.compile(LIBRARY);
        Path jar = folder.resolve("library.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : library.classes()) {
                String file = name.replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(file));
                out.write(library.bytes(name));
                Path place = folder.resolve("classes").resolve(file);
                Files.createDirectories(place.getParent());
                Files.write(place, library.bytes(name));
            }
        }
        COMPILED.put("from a jar", InMemory.compile(USER, jar));
        COMPILED.put("from class files", InMemory.compile(USER, folder.resolve("classes")));
    }

    private static Vector vector(int size) {
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = 0.5 + 0.4 * Math.sin(i * i + size);
        }
        return Vector.wrap(numbers);
    }

    private static Matrix matrix(int rows, int columns) {
        return Matrix.wrap(rows, columns, vector(rows * columns).data());
    }

    private static Arguments call(String name, List<Integer> active, Object[]... each) {
        return Arguments.of(name, active, each);
    }

    private static Object[] given(Object... arguments) {
        return arguments;
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call("plain", List.of(0, 1), given(vector(3), 0.7), given(vector(5), 1.2), given(vector(0), 0.4)),
                call("array", List.of(0, 1), given(matrix(2, 3), vector(3)), given(matrix(4, 1), vector(1))),
                call("only", List.of(0, 1), given(matrix(2, 3), vector(3)), given(matrix(3, 4), vector(4))),
                call("chosen", List.of(1), given(matrix(2, 3), vector(3), 0.4)),
                call(
                        "looped",
                        List.of(0, 1, 2),
                        given(matrix(3, 3), vector(3), 0.7, 3),
                        given(matrix(2, 2), vector(2), -0.6, 4),
                        given(matrix(4, 4), vector(4), 0.4, 0),
                        given(matrix(4, 4), vector(4), 0.4, 5)),
                call(
                        "branched",
                        List.of(0, 1),
                        given(vector(3), 0.7, 2),
                        given(vector(4), 0.7, 1),
                        given(vector(2), 0.7, 0),
                        given(vector(2), 0.7, 2)),
                call("lambda", List.of(0, 1), given(vector(3), 0.7), given(vector(4), 0.2)),
                call("lambdaOfArrays", List.of(0), given(matrix(3, 3)), given(matrix(4, 4))),
                call("matrices", List.of(0), given(matrix(2, 2), 2), given(matrix(3, 3), 1), given(matrix(3, 3), 0)),
                call("table", List.of(0), given(0.7, 1), given(0.2, 0)),
                call("weighted", List.of(0, 1), given(vector(3), 0.7)),
                call("mapped", List.of(0, 1), given(vector(3), 0.7, new int[] {2, 0}), given(vector(2), 0.3, new int[] {
                    1
                })),
                call(
                        "tablesInLoops",
                        List.of(0, 1),
                        given(vector(3), 0.3, 2),
                        given(vector(2), 0.1, 3),
                        given(vector(2), 0.3, 0)),
                call("tablesInLambdas", List.of(0, 1), given(vector(3), matrix(3, 3)), given(vector(2), matrix(2, 2))),
                call("tablesInVectors", List.of(0), given(vector(3)), given(vector(5))));
    }

    /** After one another in one workspace. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void areDifferentiated(String name, List<Integer> active, Object[][] each) {
        COMPILED.forEach((where, compiled) -> {
            String companion = "demo.Calls" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            Object workspace = ModelChecks.make(compiled, companion);
            for (Object[] arguments : each) {
                ModelChecks.check(ModelChecks.method(compiled, "demo.Calls", name), workspace, active, arguments);
            }
        });
    }
}
