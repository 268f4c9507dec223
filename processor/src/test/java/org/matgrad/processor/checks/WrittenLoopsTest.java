package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The loops that are written for a source, and that it doesn't matter how it was put. */
class WrittenLoopsTest {

    private static final String SOURCE = """
            package demo;
            import org.matgrad.*;
            import static org.matgrad.MatrixMath.*;
            final class Loops {
                @Differentiable static double matrices(@Shape("H, D") Matrix W, @Shape("N, D") Matrix X) {
                    return sum(square(X.times(W.transpose())));
                }
                @Differentiable static double einstein(@Shape("H, D") Matrix W, @Shape("N, D") Matrix X) {
                    return sum(square(einsum("nj,ij->ni", X, W).toMatrix()));
                }
                @Differentiable static double components(@Shape("H, D") Matrix W, @Shape("N, D") Matrix X) {
                    return sum(square(matrix(X.rows(), W.rows(), (n, i) -> sum(X.columns(), j -> W.get(i, j) * X.get(n, j)))));
                }
                @Differentiable static double rows(@Shape("H, D") Matrix W, @Shape("N, D") Matrix X) {
                    return sum(X.rows(), n -> sum(square(W.times(X.row(n)))));
                }
                @Differentiable static double loop(@Shape("H, D") Matrix W, @Shape("N, D") Matrix X) {
                    double loss = 0;
                    for (int n = 0; n < X.rows(); n++) {
                        Vector h = W.times(X.row(n));
                        loss += sum(square(h));
                    }
                    return loss;
                }
                @Differentiable static Vector state(@Shape("H, H") Matrix W, @Shape("N, H") Matrix X) {
                    Vector h = X.row(0);
                    for (int n = 0; n < X.rows(); n++) {
                        h = tanh(W.times(h)).plus(X.row(n));
                    }
                    return h;
                }
                @Differentiable static Matrix gram(@Shape("N, D") Matrix X) {
                    Matrix S = zeros(X.columns(), X.columns());
                    for (int n = 0; n < X.rows(); n++) {
                        S = S.plus(X.row(n).outer(X.row(n)));
                    }
                    return S;
                }
                @Differentiable static Vector banded(@Shape("N, N") Matrix A, @Shape("N") Vector x) {
                    return vector(x.size(), i -> sum(x.size(), j -> i - j <= 1 && j - i <= 1 ? A.get(i, j) * x.get(j) : 0.0));
                }
                @Differentiable static Matrix triangle(@Shape("N, N") Matrix L, @Shape("N") Vector x) {
                    return matrix(x.size(), x.size(), (i, j) -> j <= i ? L.get(i, j) * x.get(j) : 0.0);
                }
                @Differentiable static Matrix hoisted(@Shape("N") Vector x, @Shape("M") Vector y) {
                    return matrix(x.size(), y.size(), (i, j) -> exp(x.get(i)) * y.get(j) + y.get(j) * sqrt(x.get(i)));
                }
                @Differentiable static Tensor asked(@Shape("M, M") Matrix A, @Shape("3") Vector p, double s) {
                    double v = p.get(2);
                    if (s < 0) {
                        return tensor(A.rows(), A.rows(), 3, (i, j, k) -> p.get(k)).plus(v);
                    }
                    if (v > 1) {
                        return tensor(A.rows(), A.rows(), 3, (i, j, k) -> 1.0);
                    }
                    return tensor(A.rows(), A.rows(), 3, (i, j, k) -> s);
                }
                @Differentiable static Vector totals(@Shape("N, K") Matrix A, @Shape("K, M") Matrix B) {
                    return columnSums(A.times(B));
                }
                @Differentiable static double steps(@Shape("N") Vector x) {
                    return sum(x.size() - 1, i -> square(x.get(i + 1) - x.get(i)));
                }
                @Differentiable static double stepsOfRows(@Shape("N, D") Matrix X) {
                    return sum(square(X.rows(1, X.rows()).minus(X.rows(0, X.rows() - 1))));
                }
                @Differentiable static Vector twice(@Shape("N, M") Matrix A, @Shape("M") Vector x) {
                    return A.times(x).hadamard(A.times(x)).plus(A.times(x));
                }
            }
            """;

    private static Map<String, String> generated;

    @BeforeAll
    static void compile() {
        generated = InMemory.compile(Map.of("demo/Loops.java", SOURCE)).generated();
    }

    /** A private method of a companion, without comments and the lines that read its fields. */
    private static String code(String companion, String method) {
        String all = generated.get("demo.Loops" + companion);
        int begin = all.indexOf("    private void " + method + "()");
        int end = all.indexOf("\n    }\n", begin);
        return Arrays.stream(all.substring(all.indexOf('\n', begin) + 1, end).split("\n"))
                .filter(line -> !line.isBlank()
                        && !line.strip().startsWith("//")
                        && !line.strip().matches("double\\[\\] \\w+ = this\\..*"))
                .map(line -> line.substring(8))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @Test
    void aProductIsOneHoweverItIsWritten() {
        for (String form : new String[] {"Matrices", "Einstein", "Components", "Rows", "Loop"}) {
            String value = code(form, "evaluate");
            assertEquals(1, count(value, "products.multiplyTranspose("), form + "\n" + value);
            assertTrue(value.contains(", X, W, N, H, D);"), form + "\n" + value);
            String adjoint = code(form, "differentiate");
            assertEquals(1, count(adjoint, "products.transposeMultiply(WBar, "), form + "\n" + adjoint);
            assertEquals(1, count(adjoint, "products.multiply(XBar, "), form + "\n" + adjoint);
        }
    }

    @Test
    void whatTurnsAddUpIsASum() {
        assertFalse(generated.get("demo.LoopsLoop").contains("nTurn"));
        assertTrue(generated.get("demo.LoopsState").contains("nTurn"));
        assertEquals("products.transposeMultiply(S4, X, X, D, D, N);\n", code("Gram", "evaluate"));
    }

    @Test
    void conditionsAreBoundsOfLoops() {
        String banded = code("Banded", "differentiate");
        assertTrue(banded.contains("for (int j = Math.max(0, i - 1); j < Math.min(N, i + 2); j++) {"), banded);
        assertFalse(banded.contains("if ("), banded);
        assertEquals("""
                Arrays.fill(Y, 0, N * N, 0.0);
                for (int i = 0; i < N; i++) {
                    for (int j = 0; j < i + 1; j++) {
                        Y[i * N + j] = L[i * N + j] * x[j];
                    }
                }
                """, code("Triangle", "evaluate"));
    }

    @Test
    void whatDoesNotChangeInALoopIsComputedBeforeAndOnce() {
        assertEquals("""
                for (int i = 0; i < N; i++) {
                    YPart[i] = Math.exp(x[i]);
                    YPart2[i] = Math.sqrt(x[i]);
                    double YPartAt = YPart[i];
                    double YPart2At = YPart2[i];
                    for (int j = 0; j < M; j++) {
                        Y[i * M + j] = YPartAt * y[j] + y[j] * YPart2At;
                    }
                }
                """, code("Hoisted", "evaluate"));
        String adjoint = code("Hoisted", "differentiate");
        assertFalse(adjoint.contains("Math."), adjoint);
    }

    @Test
    void whatALoopHasComputedBeforeIsNotKnownBehindIt() {
        String value = code("Asked", "evaluate");
        assertTrue(value.contains("if (p[2] > 1.0) {"), value);
    }

    @Test
    void sumsAreTakenBeforeProducts() {
        String value = code("Totals", "evaluate");
        assertFalse(value.contains("products."), value);
        assertTrue(value.contains("ASum[k] = ASum[k] + A[i * K + k];"), value);
    }

    @Test
    void whatIsWrittenTwiceIsComputedOnce() {
        String value = code("Twice", "evaluate");
        assertEquals(1, count(value, "for (int i = 0; i < N - 3; i += 4) {"), value);
        assertTrue(value.contains("y[i] = t1[i] * t1[i] + t1[i];"), value);
    }

    @Test
    void termsOfNeighbouringPlacesShareALoop() {
        assertEquals("""
                Arrays.fill(xBar, 0, N, 0.0);
                for (int i = 0; i < N - 1; i++) {
                    double part = yBar * (2.0 * (x[i + 1] - x[i]));
                    xBar[i + 1] = xBar[i + 1] + part;
                    xBar[i] = xBar[i] + (-part);
                }
                """, code("Steps", "differentiate"));
        String rows = code("StepsOfRows", "differentiate");
        assertTrue(rows.contains("""
                Arrays.fill(XBar, 0, D * N, 0.0);
                for (int i = 0; i < N - 1; i++) {
                    for (int j = 0; j < D; j++) {
                        XBar[(i + 1) * D + j] = XBar[(i + 1) * D + j] + t3Bar[i * D + j];
                """), rows);
    }
}
