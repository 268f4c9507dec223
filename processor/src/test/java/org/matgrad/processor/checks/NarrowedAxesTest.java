package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matgrad.Matrix;

/** Methods that read a part of what they compute. */
class NarrowedAxesTest {

    private static final String SOURCE = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Parts {
                @Differentiable(order = 2)
                public static double columns(@Shape("N, 4") Matrix A, @Shape("4, 4") Matrix B) {
                    Matrix E = exp(A.times(B));
                    return sum(E.columns(0, 3).hadamard(sin(A.columns(1, 4)))) + squaredNorm(E.column(1));
                }

                @Differentiable(order = 2)
                public static Vector products(@Shape("N, 4") Matrix A, @Shape("4, 4") Matrix B) {
                    Matrix P = A.times(B).times(B.transpose());
                    Matrix Q = tanh(P).plus(exp(A));
                    return rowSums(Q.columns(0, 2)).plus(exp(A).column(3)).plus(P.column(2));
                }

                @Differentiable(order = 2)
                public static double loops(@Shape("N, 4") Matrix A, @Shape("4, 4") Matrix B) {
                    Matrix M = B;
                    double total = 0;
                    for (int i = 0; i < A.rows(); i++) {
                        Vector v = sin(M.times(A.row(i)));
                        Vector w = cos(A.row(i)).hadamard(v);
                        M = M.plus(v.outer(v).times(0.1));
                        total += w.get(0) * w.get(2) + sum(sqrt(square(M).plus(1)).row(1).slice(0, 2));
                        if (w.get(1) > 0) {
                            Vector u = square(w).plus(v);
                            total += u.get(0) - u.get(1);
                        }
                    }
                    return total;
                }

                @Differentiable
                public static double doubtful(@Shape("N, 4") Matrix A, int[] rows) {
                    Vector v = vector(4, i -> exp(A.get(rows[i], i)));
                    return v.get(0) + v.get(1);
                }
            }
            """;

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(Map.of("demo/Parts.java", SOURCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns", "products", "loops"})
    void derivativesAreThoseOfDifferences(String name) {
        for (int seed = 1; seed <= 6; seed++) {
            List<int[]> shapes = List.of(new int[] {seed % 4, 4}, new int[] {4, 4});
            DerivativeChecks.check(compiled, "demo.Parts", name, shapes, new boolean[] {true, true}, seed, 0.2);
        }
    }

    /** What the method throws an exception for is computed though nobody reads it. */
    @Test
    void exceptionsStay() throws ReflectiveOperationException {
        Object companion = ModelChecks.make(compiled, "demo.PartsDoubtful");
        Method forward = companion.getClass().getMethod("forward", Matrix.class, int[].class);
        Matrix A = Matrix.zeros(3, 4);
        forward.invoke(companion, A, new int[] {0, 1, 2, 0});
        InvocationTargetException thrown = assertThrows(
                InvocationTargetException.class, () -> forward.invoke(companion, A, new int[] {0, 1, 2, 3}));
        assertThrows(IndexOutOfBoundsException.class, () -> {
            throw thrown.getCause();
        });
    }
}
