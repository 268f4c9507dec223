package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.matgrad.VectorTest.assertFails;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReductionsTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    /** A reduction in its three forms, its value for 3, -4, 1, 0 and for no components. */
    record Reduction(
            String name,
            ToDoubleFunction<Vector> ofVector,
            ToDoubleFunction<Matrix> ofMatrix,
            ToDoubleFunction<Tensor> ofTensor,
            double value,
            double empty) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Reduction> reductions() {
        double logSumExp = Math.log(Math.exp(3) + Math.exp(-4) + Math.E + 1);
        return Stream.of(
                new Reduction("sum", MatrixMath::sum, MatrixMath::sum, MatrixMath::sum, 0, 0),
                new Reduction("mean", MatrixMath::mean, MatrixMath::mean, MatrixMath::mean, 0, Double.NaN),
                new Reduction(
                        "product",
                        x -> MatrixMath.product(x.plus(1)),
                        a -> MatrixMath.product(a.plus(1)),
                        t -> MatrixMath.product(t.plus(1)),
                        -24,
                        1),
                new Reduction("max", MatrixMath::max, MatrixMath::max, MatrixMath::max, 3, -INF),
                new Reduction("min", MatrixMath::min, MatrixMath::min, MatrixMath::min, -4, INF),
                new Reduction("norm", MatrixMath::norm, MatrixMath::norm, MatrixMath::norm, Math.sqrt(26), 0),
                new Reduction("norm1", MatrixMath::norm1, MatrixMath::norm1, MatrixMath::norm1, 8, 0),
                new Reduction("normInf", MatrixMath::normInf, MatrixMath::normInf, MatrixMath::normInf, 4, 0),
                new Reduction(
                        "squaredNorm",
                        MatrixMath::squaredNorm,
                        MatrixMath::squaredNorm,
                        MatrixMath::squaredNorm,
                        26,
                        0),
                new Reduction(
                        "logSumExp",
                        MatrixMath::logSumExp,
                        MatrixMath::logSumExp,
                        MatrixMath::logSumExp,
                        logSumExp,
                        -INF));
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void values(Reduction f) {
        assertEquals(f.value, f.ofVector.applyAsDouble(Vector.of(3, -4, 1, 0)), 1e-14);
        assertEquals(f.value, f.ofMatrix.applyAsDouble(Matrix.of(2, 2, 3, -4, 1, 0)), 1e-14);
        assertEquals(f.value, f.ofTensor.applyAsDouble(Tensor.of(new int[] {2, 1, 2}, 3, -4, 1, 0)), 1e-14);
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void ofEmptyArrays(Reduction f) {
        assertEquals(f.empty, f.ofVector.applyAsDouble(Vector.of()));
        assertEquals(f.empty, f.ofMatrix.applyAsDouble(Matrix.zeros(0, 3)));
        assertEquals(f.empty, f.ofMatrix.applyAsDouble(Matrix.zeros(3, 0)));
        assertEquals(f.empty, f.ofTensor.applyAsDouble(Tensor.zeros(3, 0, 2)));
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void propagateNotANumberFromAnyPlace(Reduction f) {
        for (Vector x : List.of(
                Vector.of(Double.NaN, 1, 2),
                Vector.of(1, Double.NaN, 2),
                Vector.of(INF, 2, Double.NaN),
                Vector.of(-INF, Double.NaN, INF))) {
            assertEquals(Double.NaN, f.ofVector.applyAsDouble(x), f + " of " + x);
            assertEquals(Double.NaN, f.ofMatrix.applyAsDouble(Matrix.of(3, 1, x.data())));
            assertEquals(Double.NaN, f.ofTensor.applyAsDouble(Tensor.of(new int[] {1, 1, 3}, x.data())));
        }
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void nullTensorsAreNamed(Reduction f) {
        // The product is taken of the tensor plus 1.
        if (!f.name.equals("product")) {
            assertFails(NullPointerException.class, "t", () -> f.ofTensor.applyAsDouble(null));
        }
        assertFails(NullPointerException.class, "t", () -> MatrixMath.product((Tensor) null));
    }

    @Test
    void nullsAreNamed() {
        assertFails(NullPointerException.class, "x", () -> MatrixMath.sum((Vector) null));
        assertFails(NullPointerException.class, "a", () -> MatrixMath.logSumExp((Matrix) null));
        assertFails(NullPointerException.class, "a", () -> MatrixMath.rowSums(null));
        assertFails(NullPointerException.class, "a", () -> MatrixMath.columnMaxs(null));
        assertFails(NullPointerException.class, "x", () -> MatrixMath.softmax(null));
        assertFails(NullPointerException.class, "a", () -> MatrixMath.logSoftmaxRows(null));
    }

    @Test
    void sumsRunFromLeftToRight() {
        assertEquals(0, MatrixMath.sum(Vector.of(1, 1e100, -1e100)));
        assertEquals(1, MatrixMath.sum(Vector.of(1e100, -1e100, 1)));
        assertEquals(0, MatrixMath.sum(Matrix.of(1, 3, 1, 1e100, -1e100)));
        assertEquals(Vector.of(0), MatrixMath.columnSums(Matrix.of(3, 1, 1, 1e100, -1e100)));
        assertEquals(0, MatrixMath.inner(Vector.of(1, 1e50, -1e50), Vector.of(1, 1e50, 1e50)));
    }

    @Test
    void theNormNeitherOverflowsNorVanishes() {
        assertEquals(5e300, MatrixMath.norm(Vector.of(3e300, -4e300)), 1e285);
        assertEquals(5e-300, MatrixMath.norm(Vector.of(3e-300, -4e-300)), 1e-315);
        assertEquals(Double.MIN_VALUE, MatrixMath.norm(Vector.of(0, -Double.MIN_VALUE)));
        assertEquals(0, MatrixMath.norm(Vector.of(0, -0.0)));
        assertEquals(INF, MatrixMath.norm(Vector.of(1, -INF)));
        assertEquals(5e300, MatrixMath.norm(Matrix.of(2, 1, 3e300, -4e300)), 1e285);
    }

    @Test
    void logSumExpIsStable() {
        for (double large : new double[] {700, -700, 1000, -1000}) {
            assertEquals(large + Math.log(2), MatrixMath.logSumExp(Vector.of(large, large)), 1e-12);
        }
        assertEquals(1000, MatrixMath.logSumExp(Vector.of(1000, -1000)));
        assertEquals(INF, MatrixMath.logSumExp(Vector.of(1, INF)));
        assertEquals(-INF, MatrixMath.logSumExp(Vector.of(-INF, -INF)));
        assertEquals(1, MatrixMath.logSumExp(Vector.of(-INF, 1)));
    }

    @Test
    void softmaxIsStable() {
        assertEquals(Vector.of(1, 0), MatrixMath.softmax(Vector.of(1000, -1000)));
        assertEquals(Vector.of(0.5, 0.5), MatrixMath.softmax(Vector.of(-1000, -1000)));
        assertEquals(Vector.of(0, -2000), MatrixMath.logSoftmax(Vector.of(1000, -1000)));
        assertEquals(Vector.of(-Math.log(2), -Math.log(2)), MatrixMath.logSoftmax(Vector.of(700, 700)));
        assertEquals(Vector.of(), MatrixMath.softmax(Vector.of()));
        assertEquals(Vector.of(), MatrixMath.logSoftmax(Vector.of()));
        assertEquals(Vector.of(Double.NaN, Double.NaN), MatrixMath.softmax(Vector.of(1, Double.NaN)));
        assertEquals(Vector.of(Double.NaN, Double.NaN), MatrixMath.logSoftmax(Vector.of(1, Double.NaN)));
    }

    @Test
    void cumulativeSum() {
        assertEquals(Vector.of(3, -1, 0, 0.5), MatrixMath.cumulativeSum(Vector.of(3, -4, 1, 0.5)));
        assertEquals(Vector.of(), MatrixMath.cumulativeSum(Vector.of()));
        assertEquals(Vector.of(1, 1e100, 0), MatrixMath.cumulativeSum(Vector.of(1, 1e100, -1e100)));
        assertEquals(Vector.of(1, Double.NaN, Double.NaN), MatrixMath.cumulativeSum(Vector.of(1, Double.NaN, 2)));
        assertFails(NullPointerException.class, "x", () -> MatrixMath.cumulativeSum(null));
    }

    @Test
    void rowsAndColumns() {
        Matrix a = Matrix.of(2, 3, 1, 5, 3, -4, -9, -2);
        assertEquals(Vector.of(9, -15), MatrixMath.rowSums(a));
        assertEquals(Vector.of(-3, -4, 1), MatrixMath.columnSums(a));
        assertEquals(Vector.of(3, -5), MatrixMath.rowMeans(a));
        assertEquals(Vector.of(-1.5, -2, 0.5), MatrixMath.columnMeans(a));
        assertEquals(Vector.of(5, -2), MatrixMath.rowMaxs(a));
        assertEquals(Vector.of(1, 5, 3), MatrixMath.columnMaxs(a));
    }

    @Test
    void rowFunctionsAreThoseOfEachRow() {
        Matrix a = Matrix.of(3, 2, 1000, -1000, 0.5, 0.25, Double.NaN, 1);
        Vector logSumExps = MatrixMath.rowLogSumExps(a);
        Matrix softmax = MatrixMath.softmaxRows(a);
        Matrix logSoftmax = MatrixMath.logSoftmaxRows(a);
        for (int i = 0; i < a.rows(); i++) {
            assertEquals(MatrixMath.logSumExp(a.row(i)), logSumExps.get(i));
            assertEquals(MatrixMath.softmax(a.row(i)), softmax.row(i));
            assertEquals(MatrixMath.logSoftmax(a.row(i)), logSoftmax.row(i));
        }
    }

    @Test
    void rowsAndColumnsOfEmptyMatrices() {
        Matrix noColumns = Matrix.zeros(2, 0);
        Matrix noRows = Matrix.zeros(0, 2);
        assertReduced(noColumns, noRows, MatrixMath::rowSums, MatrixMath::columnSums, 0);
        assertReduced(noColumns, noRows, MatrixMath::rowMeans, MatrixMath::columnMeans, Double.NaN);
        assertReduced(noColumns, noRows, MatrixMath::rowMaxs, MatrixMath::columnMaxs, -INF);
        assertEquals(Vector.of(-INF, -INF), MatrixMath.rowLogSumExps(noColumns));
        assertEquals(Vector.of(), MatrixMath.rowLogSumExps(noRows));
        assertEquals(noColumns, MatrixMath.softmaxRows(noColumns));
        assertEquals(noRows, MatrixMath.logSoftmaxRows(noRows));
    }

    private static void assertReduced(
            Matrix noColumns,
            Matrix noRows,
            Function<Matrix, Vector> rows,
            Function<Matrix, Vector> columns,
            double empty) {
        assertEquals(Vector.of(empty, empty), rows.apply(noColumns));
        assertEquals(Vector.of(empty, empty), columns.apply(noRows));
        assertEquals(Vector.of(), rows.apply(noRows));
        assertEquals(Vector.of(), columns.apply(noColumns));
    }

    @Property
    void softmaxSumsToOneAndIsTheExponentialOfLogSoftmax(
            @ForAll @NotEmpty @Size(max = 8) List<@DoubleRange(min = -1000, max = 1000) Double> components) {
        Vector x = vector(components);
        Vector softmax = MatrixMath.softmax(x);
        assertEquals(1, MatrixMath.sum(softmax), 1e-14);
        assertArrayEquals(
                softmax.data(), MatrixMath.exp(MatrixMath.logSoftmax(x)).data(), 1e-14);
        assertArrayEquals(
                x.minus(MatrixMath.logSumExp(x)).data(),
                MatrixMath.logSoftmax(x).data(),
                1e-12);
    }

    @Property
    void normsAreOrdered(@ForAll @Size(max = 8) List<@DoubleRange(min = -1e150, max = 1e150) Double> components) {
        Vector x = vector(components);
        double tolerance = 1e-14 * MatrixMath.norm1(x);
        assertTrue(MatrixMath.normInf(x) <= MatrixMath.norm(x) + tolerance);
        assertTrue(MatrixMath.norm(x) <= MatrixMath.norm1(x) + tolerance);
        assertEquals(Math.sqrt(MatrixMath.squaredNorm(x)), MatrixMath.norm(x), tolerance);
    }

    private static Vector vector(List<Double> components) {
        return Vector.wrap(components.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
