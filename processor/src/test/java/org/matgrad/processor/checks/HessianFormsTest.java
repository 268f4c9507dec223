package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matgrad.Hessian;
import org.matgrad.HessianBlock;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Vector;

/** The compact forms that the Hessians of well-known functions have: their terms, and the numbers that are stored. */
class HessianFormsTest {

    private static final String FORMS = """
            package demo;
            import org.matgrad.*;
            import static org.matgrad.MatrixMath.*;
            public final class Forms {
                @Differentiable(order = 2, wrt = "x")
                public static double leastSquares(@Shape("N, D") Matrix A, @Shape("D") Vector x, @Shape("N") Vector b) {
                    return squaredNorm(A.times(x).minus(b));
                }
                @Differentiable(order = 2, wrt = "W")
                public static double regression(@Shape("N, D") Matrix X, @Shape("D, K") Matrix W, @Shape("N, K") Matrix Y) {
                    return squaredNorm(X.times(W).minus(Y));
                }
                @Differentiable(order = 2, wrt = "U")
                public static double factors(@Shape("I, J") Matrix T, @Shape("I, K") Matrix U, @Shape("J, K") Matrix V) {
                    return squaredNorm(T.minus(U.times(V.transpose())));
                }
                @Differentiable(order = 2, wrt = {"U", "V"})
                public static double both(@Shape("I, J") Matrix T, @Shape("I, K") Matrix U, @Shape("J, K") Matrix V) {
                    return squaredNorm(T.minus(U.times(V.transpose())));
                }
                @Differentiable(order = 2, wrt = "U")
                public static double masked(
                        @Shape("I, J") Matrix M, @Shape("I, J") Matrix T, @Shape("I, K") Matrix U, @Shape("J, K") Matrix V) {
                    return squaredNorm(M.hadamard(T.minus(U.times(V.transpose()))));
                }
                @Differentiable(order = 2)
                public static double soft(@Shape("N") Vector x) {
                    return logSumExp(x);
                }
                @Differentiable(order = 2, wrt = "w")
                public static double logistic(@Shape("N, D") Matrix X, @Shape("D") Vector w, @Shape("N") Vector y) {
                    Vector z = X.times(w);
                    return sum(softplus(z)) - y.dot(z);
                }
                @Differentiable(order = 2)
                public static double separable(@Shape("N") Vector x) {
                    return sum(exp(x.hadamard(x))) + sum(sin(x));
                }
                @Differentiable(order = 2)
                public static double separableMatrix(@Shape("N, M") Matrix A) {
                    return sum(exp(A.hadamard(A)));
                }
                @Differentiable(order = 2)
                public static double rosenbrock(@Shape("N") Vector x) {
                    return sum(x.size() - 1, i -> 100 * square(x.get(i + 1) - square(x.get(i))) + square(1 - x.get(i)));
                }
                @Differentiable(order = 2)
                public static double rosenbrockBySlices(@Shape("N") Vector x) {
                    Vector a = x.slice(0, x.size() - 1);
                    Vector b = x.slice(1, x.size());
                    return 100 * squaredNorm(b.minus(a.hadamard(a))) + squaredNorm(a.minus(1));
                }
                @Differentiable(order = 2)
                public static double farther(@Shape("N") Vector x, @Shape("N") Vector c) {
                    return sum(x.size() - 2, i -> exp(x.get(i + 2) * x.get(i)) * c.get(i + 1));
                }
                @Differentiable(order = 2, wrt = "C")
                public static double means(@Shape("N, D") Matrix X, @Shape("K, D") Matrix C) {
                    return sum(X.rows(), n -> min(C.rows(), k -> squaredNorm(X.row(n).minus(C.row(k)))));
                }
                @Differentiable(order = 2)
                public static double loop(@Shape("N, N") Matrix A, @Shape("N") Vector x, double s) {
                    Vector h = x;
                    for (int t = 0; t < 2; t++) { h = tanh(A.times(h)).times(s); }
                    return squaredNorm(h);
                }
            }
            """;

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(Map.of("demo/Forms.java", FORMS));
    }

    private static Hessian hessian(String name, Object... arguments) {
        return (Hessian) call(name, "hessian", arguments);
    }

    private static Object call(String name, String form, Object... arguments) {
        Class<?> companion = compiled.load("demo.Forms" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
        return Arrays.stream(companion.getDeclaredMethods())
                .filter(method -> method.getName().equals(form) && method.getParameterCount() == arguments.length)
                .findFirst()
                .map(method -> {
                    try {
                        return method.invoke(null, arguments);
                    } catch (InvocationTargetException | IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .orElseThrow();
    }

    private static Matrix matrix(int rows, int columns, int seed) {
        return Matrix.wrap(
                rows,
                columns,
                new Random(seed).doubles((long) rows * columns, -1, 1).toArray());
    }

    private static Vector vector(int size, int seed) {
        return Vector.wrap(new Random(seed).doubles(size, -1, 1).toArray());
    }

    private static Jacobian.Term only(Hessian hessian, String row, String column) {
        List<Jacobian.Term> terms = hessian.block(row, column).terms().terms();
        assertEquals(1, terms.size(), hessian::toString);
        assertEquals(List.of(), hessian.block(row, column).bands());
        return terms.get(0);
    }

    private static void assertFactor(
            NumericArray expected, List<Integer> axes, double coefficient, Jacobian.Term term) {
        assertEquals(1, term.factors().size(), term::toString);
        assertEquals(List.of(), term.innerSizes());
        assertEquals(axes, term.factors().get(0).axes());
        double[] scaled = Arrays.stream(term.factors().get(0).array().data())
                .map(number -> number * term.coefficient() / coefficient)
                .toArray();
        assertArrayEquals(expected.data(), scaled, 1e-12);
    }

    private static List<Jacobian.Delta> deltas(int... axes) {
        return IntStream.range(0, axes.length / 2)
                .mapToObj(n -> new Jacobian.Delta(axes[2 * n], axes[2 * n + 1]))
                .toList();
    }

    @Test
    void leastSquaresIsAGramMatrix() {
        Matrix A = matrix(7, 3, 1);
        Hessian hessian = hessian("leastSquares", A, vector(3, 2), vector(7, 3));
        Jacobian.Term term = only(hessian, "x", "x");
        assertEquals(deltas(), term.deltas());
        assertFactor(
                A.transpose().times(A),
                List.of(0, 1),
                1,
                new Jacobian.Term(term.coefficient() / 2, term.deltas(), List.of(), term.innerSizes(), term.factors()));
        assertEquals(9, hessian.storedNumbers());
    }

    @Test
    void aWideGramMatrixStaysInFactors() {
        Matrix A = matrix(2, 9, 1);
        Hessian hessian = hessian("leastSquares", A, vector(9, 2), vector(2, 3));
        Jacobian.Term term = only(hessian, "x", "x");
        assertEquals(2.0, term.coefficient());
        assertEquals(List.of(2), term.innerSizes());
        assertSame(A.data(), term.factors().get(0).array().data());
        assertSame(A.data(), term.factors().get(1).array().data());
        assertEquals(18, hessian.storedNumbers());
    }

    @Test
    void regressionHasOneGramMatrixForAllColumns() {
        Matrix X = matrix(8, 3, 1);
        Hessian hessian = hessian("regression", X, matrix(3, 4, 2), matrix(8, 4, 3));
        Jacobian.Term term = only(hessian, "W", "W");
        assertEquals(deltas(1, 3), term.deltas());
        assertFactor(X.transpose().times(X).times(2), List.of(0, 2), 1, term);
        assertEquals(9, hessian.storedNumbers());
        assertEquals(3 * 3 * 4, hessian.nonzeros());
    }

    @Test
    void factorisationHasOneBlockForAllRows() {
        Matrix V = matrix(7, 2, 1);
        Hessian hessian = hessian("factors", matrix(5, 7, 2), matrix(5, 2, 3), V);
        Jacobian.Term term = only(hessian, "U", "U");
        assertEquals(deltas(0, 2), term.deltas());
        assertFactor(V.transpose().times(V).times(2), List.of(1, 3), 1, term);
        assertEquals(4, hessian.storedNumbers());
    }

    @Test
    void bothFactorsShareWhatIsStored() {
        Matrix U = matrix(5, 2, 3);
        Matrix V = matrix(7, 2, 1);
        Matrix T = matrix(5, 7, 2);
        Hessian hessian = hessian("both", T, U, V);
        assertEquals(deltas(0, 2), only(hessian, "U", "U").deltas());
        assertEquals(deltas(0, 2), only(hessian, "V", "V").deltas());
        List<Jacobian.Term> mixed = hessian.block("V", "U").terms().terms();
        assertEquals(2, mixed.size());
        assertEquals(deltas(1, 3), mixed.get(0).deltas());
        assertFactor(U.times(V.transpose()).minus(T), List.of(2, 0), 2, mixed.get(0));
        assertEquals(deltas(), mixed.get(1).deltas());
        assertSame(U.data(), mixed.get(1).factors().get(0).array().data());
        assertSame(V.data(), mixed.get(1).factors().get(1).array().data());
        // Two blocks of 2 by 2, the residual, U and V; the block above the diagonal has the arrays of the one below.
        assertEquals(4 + 4 + 35 + 10 + 14, hessian.storedNumbers());
        assertEquals(hessian.get("V", "U", 6, 1, 4, 0), hessian.get("U", "V", 4, 0, 6, 1));
    }

    @Test
    void maskedFactorisationHasABlockForEachRow() {
        Matrix M =
                Matrix.wrap(5, 9, new Random(4).ints(45, 0, 2).asDoubleStream().toArray());
        Matrix V = matrix(9, 2, 1);
        Hessian hessian = hessian("masked", M, matrix(5, 9, 2), matrix(5, 2, 3), V);
        Jacobian.Term term = only(hessian, "U", "U");
        assertEquals(deltas(0, 2), term.deltas());
        double[] blocks = new double[5 * 2 * 2];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 9; j++) {
                for (int k = 0; k < 4; k++) {
                    blocks[4 * i + k] += 2 * M.get(i, j) * V.get(j, k / 2) * V.get(j, k % 2);
                }
            }
        }
        assertFactor(Vector.wrap(blocks), List.of(0, 1, 3), 1, term);
        assertEquals(20, hessian.storedNumbers());
    }

    @Test
    void logSumExpStoresTheProbabilities() {
        Vector x = vector(6, 1);
        Hessian hessian = hessian("soft", x);
        double sum = Arrays.stream(x.data()).map(Math::exp).sum();
        Vector p = Vector.wrap(
                Arrays.stream(x.data()).map(number -> Math.exp(number) / sum).toArray());
        List<Jacobian.Term> terms = hessian.block("x", "x").terms().terms();
        assertEquals(2, terms.size());
        assertEquals(deltas(0, 1), terms.get(0).deltas());
        assertFactor(p, List.of(0), 1, terms.get(0));
        Jacobian.Term outer = terms.get(1);
        assertEquals(deltas(), outer.deltas());
        assertEquals(List.of(0), outer.factors().get(0).axes());
        assertEquals(List.of(1), outer.factors().get(1).axes());
        assertSame(
                outer.factors().get(0).array().data(),
                outer.factors().get(1).array().data());
        assertSame(
                terms.get(0).factors().get(0).array().data(),
                outer.factors().get(0).array().data());
        double[] stored = outer.factors().get(0).array().data();
        for (int i = 0; i < 6; i++) {
            assertEquals(-p.get(i) * p.get(0), outer.coefficient() * stored[i] * stored[0], 1e-14);
        }
        assertEquals(6, hessian.storedNumbers());
    }

    @Test
    void logisticLossKeepsDataAndWeights() {
        Matrix X = matrix(3, 8, 1);
        Vector w = vector(8, 2);
        Hessian hessian = hessian("logistic", X, w, vector(3, 3));
        Jacobian.Term term = only(hessian, "w", "w");
        assertEquals(List.of(3), term.innerSizes());
        assertEquals(3, term.factors().size());
        assertSame(X.data(), term.factors().get(0).array().data());
        assertSame(X.data(), term.factors().get(1).array().data());
        double[] d = Arrays.stream(X.times(w).data())
                .map(z -> 1 / (1 + Math.exp(-z)) * (1 - 1 / (1 + Math.exp(-z))))
                .toArray();
        assertArrayEquals(d, term.factors().get(2).array().data(), 1e-14);
        assertEquals(24 + 3, hessian.storedNumbers());
    }

    @Test
    void logisticLossOfManyRowsIsMultipliedOut() {
        Hessian hessian = hessian("logistic", matrix(30, 3, 1), vector(3, 2), vector(30, 3));
        assertEquals(List.of(), only(hessian, "w", "w").innerSizes());
        assertEquals(9, hessian.storedNumbers());
    }

    @Test
    void separableSumsAreDiagonal() {
        Vector x = vector(5, 1);
        Hessian hessian = hessian("separable", x);
        Jacobian.Term term = only(hessian, "x", "x");
        assertEquals(deltas(0, 1), term.deltas());
        Vector second = Vector.wrap(Arrays.stream(x.data())
                .map(t -> (2 + 4 * t * t) * Math.exp(t * t) - Math.sin(t))
                .toArray());
        assertFactor(second, List.of(0), 1, term);
        assertEquals(5, hessian.storedNumbers());
        assertEquals(5, hessian.nonzeros());
        Hessian ofMatrix = hessian("separableMatrix", matrix(3, 4, 1));
        assertEquals(deltas(0, 2, 1, 3), only(ofMatrix, "A", "A").deltas());
        assertEquals(12, ofMatrix.storedNumbers());
    }

    @Test
    void rosenbrocksChainIsTridiagonal() {
        for (String name : List.of("rosenbrock", "rosenbrockBySlices")) {
            Vector x = vector(6, 1);
            Hessian hessian = hessian(name, x);
            HessianBlock block = hessian.block("x", "x");
            assertEquals(List.of(), block.terms().terms(), name);
            List<HessianBlock.Band> bands = block.bands();
            assertEquals(
                    List.of(0, 1), bands.stream().map(HessianBlock.Band::offset).toList(), name);
            double[] diagonal = new double[6];
            double[] below = new double[5];
            for (int i = 0; i < 5; i++) {
                diagonal[i] += 1200 * x.get(i) * x.get(i) - 400 * x.get(i + 1) + 2;
                diagonal[i + 1] += 200;
                below[i] = -400 * x.get(i);
            }
            assertArrayEquals(diagonal, bands.get(0).values().data(), 1e-11, name);
            assertArrayEquals(below, bands.get(1).values().data(), 1e-11, name);
            assertEquals(11, hessian.storedNumbers(), name);
            assertEquals(16, hessian.nonzeros(), name);
        }
    }

    @Test
    void blocksOfTwoVectorsHaveBandsOfTheirOwn() {
        Hessian hessian = hessian("farther", vector(6, 1), vector(6, 2));
        assertEquals(
                List.of(0, 2),
                hessian.block("x", "x").bands().stream()
                        .map(HessianBlock.Band::offset)
                        .toList());
        assertEquals(
                List.of(-1, 1),
                hessian.block("c", "x").bands().stream()
                        .map(HessianBlock.Band::offset)
                        .toList());
        assertEquals(
                List.of(1, -1),
                hessian.block("x", "c").bands().stream()
                        .map(HessianBlock.Band::offset)
                        .toList());
        assertEquals(0, hessian.block("c", "c").nonzeros());
    }

    @Test
    void meansAreDiagonal() {
        Hessian hessian = hessian("means", matrix(20, 2, 1), matrix(3, 2, 2));
        Jacobian.Term term = only(hessian, "C", "C");
        assertEquals(deltas(0, 2, 1, 3), term.deltas());
        assertEquals(List.of(0), term.factors().get(0).axes());
        double[] counts = Arrays.stream(term.factors().get(0).array().data())
                .map(number -> number * term.coefficient() / 2)
                .toArray();
        assertEquals(20, Arrays.stream(counts).sum(), 1e-12);
        assertTrue(Arrays.stream(counts).allMatch(count -> count == Math.rint(count)));
        assertEquals(3, hessian.storedNumbers());
        assertEquals(6, hessian.nonzeros());
    }

    @Test
    void loopsTakeSweeps() {
        Hessian hessian = hessian("loop", matrix(3, 3, 1), vector(3, 2), 0.7);
        assertEquals(List.of("A", "x", "s"), hessian.names());
        assertEquals(13, hessian.size());
        // The lower blocks alone, of which those on the diagonal are whole.
        assertEquals(81 + 27 + 9 + 9 + 3 + 1 - 1, hessian.storedNumbers());
        Matrix dense = hessian.toMatrix();
        for (int i = 0; i < 13; i++) {
            for (int j = 0; j < 13; j++) {
                assertEquals(dense.get(i, j), dense.get(j, i), 1e-12);
            }
        }
    }

    @Test
    void theWholeIsReadAsOneSymmetricMatrix() {
        Hessian hessian = hessian("both", matrix(3, 4, 2), matrix(3, 2, 3), matrix(4, 2, 1));
        Matrix dense = hessian.toMatrix();
        Vector v = vector(14, 5);
        assertArrayEquals(dense.times(v).data(), hessian.times(v).data(), 1e-12);
        assertEquals(
                "∂UBar[i,j]/∂U[k,l] = Σm δ[i,k]·(2·V[m,j]·V[m,l]), [3, 2] by [3, 2]",
                hessian.toString().lines().findFirst().orElseThrow());
        Hessian one = hessian("soft", vector(4, 1));
        assertArrayEquals(one.toMatrix().data(), one.toTensor().data());
    }
}
