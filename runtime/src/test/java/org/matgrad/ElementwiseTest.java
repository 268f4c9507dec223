package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.matgrad.VectorTest.assertFails;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matgrad.kernel.Special;

class ElementwiseTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double[] ARGUMENTS = {
        0.0, -0.0, 0.3, -0.3, 1, -1, 2.5, -2.5, 36, -36, 700, -700, 1000, -1000, 1e-300, 1e300, INF, -INF, Double.NaN
    };

    /** A function in its four forms, and what it has to be. */
    record Unary(
            String name,
            DoubleUnaryOperator expected,
            DoubleUnaryOperator ofNumber,
            UnaryOperator<Vector> ofVector,
            UnaryOperator<Matrix> ofMatrix,
            UnaryOperator<Tensor> ofTensor) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Unary> unary() {
        return Stream.of(
                new Unary("exp", Math::exp, MatrixMath::exp, MatrixMath::exp, MatrixMath::exp, MatrixMath::exp),
                new Unary(
                        "expm1",
                        Math::expm1,
                        MatrixMath::expm1,
                        MatrixMath::expm1,
                        MatrixMath::expm1,
                        MatrixMath::expm1),
                new Unary("log", Math::log, MatrixMath::log, MatrixMath::log, MatrixMath::log, MatrixMath::log),
                new Unary(
                        "log1p",
                        Math::log1p,
                        MatrixMath::log1p,
                        MatrixMath::log1p,
                        MatrixMath::log1p,
                        MatrixMath::log1p),
                new Unary("sqrt", Math::sqrt, MatrixMath::sqrt, MatrixMath::sqrt, MatrixMath::sqrt, MatrixMath::sqrt),
                new Unary("cbrt", Math::cbrt, MatrixMath::cbrt, MatrixMath::cbrt, MatrixMath::cbrt, MatrixMath::cbrt),
                new Unary(
                        "square",
                        x -> x * x,
                        MatrixMath::square,
                        MatrixMath::square,
                        MatrixMath::square,
                        MatrixMath::square),
                new Unary("abs", Math::abs, MatrixMath::abs, MatrixMath::abs, MatrixMath::abs, MatrixMath::abs),
                new Unary("sign", Math::signum, MatrixMath::sign, MatrixMath::sign, MatrixMath::sign, MatrixMath::sign),
                new Unary("sin", Math::sin, MatrixMath::sin, MatrixMath::sin, MatrixMath::sin, MatrixMath::sin),
                new Unary("cos", Math::cos, MatrixMath::cos, MatrixMath::cos, MatrixMath::cos, MatrixMath::cos),
                new Unary("tan", Math::tan, MatrixMath::tan, MatrixMath::tan, MatrixMath::tan, MatrixMath::tan),
                new Unary("asin", Math::asin, MatrixMath::asin, MatrixMath::asin, MatrixMath::asin, MatrixMath::asin),
                new Unary("acos", Math::acos, MatrixMath::acos, MatrixMath::acos, MatrixMath::acos, MatrixMath::acos),
                new Unary("atan", Math::atan, MatrixMath::atan, MatrixMath::atan, MatrixMath::atan, MatrixMath::atan),
                new Unary("sinh", Math::sinh, MatrixMath::sinh, MatrixMath::sinh, MatrixMath::sinh, MatrixMath::sinh),
                new Unary("cosh", Math::cosh, MatrixMath::cosh, MatrixMath::cosh, MatrixMath::cosh, MatrixMath::cosh),
                new Unary("tanh", Math::tanh, MatrixMath::tanh, MatrixMath::tanh, MatrixMath::tanh, MatrixMath::tanh),
                new Unary(
                        "sigmoid",
                        x -> x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)),
                        MatrixMath::sigmoid,
                        MatrixMath::sigmoid,
                        MatrixMath::sigmoid,
                        MatrixMath::sigmoid),
                new Unary(
                        "softplus",
                        x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
                        MatrixMath::softplus,
                        MatrixMath::softplus,
                        MatrixMath::softplus,
                        MatrixMath::softplus),
                new Unary(
                        "relu",
                        x -> x > 0 ? x : (Double.isNaN(x) ? x : 0),
                        MatrixMath::relu,
                        MatrixMath::relu,
                        MatrixMath::relu,
                        MatrixMath::relu),
                new Unary(
                        "reciprocal",
                        x -> 1 / x,
                        MatrixMath::reciprocal,
                        MatrixMath::reciprocal,
                        MatrixMath::reciprocal,
                        MatrixMath::reciprocal),
                new Unary(
                        "clamp",
                        x -> Math.min(Math.max(x, -1), 2),
                        x -> MatrixMath.clamp(x, -1, 2),
                        x -> MatrixMath.clamp(x, -1, 2),
                        a -> MatrixMath.clamp(a, -1, 2),
                        t -> MatrixMath.clamp(t, -1, 2)),
                new Unary("erf", Special::erf, MatrixMath::erf, MatrixMath::erf, MatrixMath::erf, MatrixMath::erf),
                new Unary(
                        "erfc", Special::erfc, MatrixMath::erfc, MatrixMath::erfc, MatrixMath::erfc, MatrixMath::erfc),
                new Unary(
                        "logGamma",
                        Special::logGamma,
                        MatrixMath::logGamma,
                        MatrixMath::logGamma,
                        MatrixMath::logGamma,
                        MatrixMath::logGamma),
                new Unary(
                        "digamma",
                        Special::digamma,
                        MatrixMath::digamma,
                        MatrixMath::digamma,
                        MatrixMath::digamma,
                        MatrixMath::digamma));
    }

    @ParameterizedTest
    @MethodSource("unary")
    void ofNumbersAndArrays(Unary f) {
        double[] expected = Arrays.stream(ARGUMENTS).map(f.expected).toArray();
        for (int i = 0; i < ARGUMENTS.length; i++) {
            assertEquals(expected[i], f.ofNumber.applyAsDouble(ARGUMENTS[i]), f + " of " + ARGUMENTS[i]);
        }
        assertEquals(Vector.wrap(expected), f.ofVector.apply(Vector.of(ARGUMENTS)));
        int n = ARGUMENTS.length;
        assertEquals(Matrix.wrap(n, 1, expected), f.ofMatrix.apply(Matrix.of(n, 1, ARGUMENTS)));
        int[] sizes = {1, n, 1};
        assertEquals(Tensor.wrap(sizes, expected), f.ofTensor.apply(Tensor.of(sizes, ARGUMENTS)));
    }

    @ParameterizedTest
    @MethodSource("unary")
    void propagateNotANumber(Unary f) {
        assertEquals(Double.NaN, f.ofNumber.applyAsDouble(Double.NaN));
    }

    @ParameterizedTest
    @MethodSource("unary")
    void ofEmptyArraysAndOfNull(Unary f) {
        assertEquals(Vector.of(), f.ofVector.apply(Vector.of()));
        assertEquals(Matrix.zeros(0, 3), f.ofMatrix.apply(Matrix.zeros(0, 3)));
        assertEquals(Matrix.zeros(2, 0), f.ofMatrix.apply(Matrix.zeros(2, 0)));
        assertEquals(Tensor.zeros(2, 0, 3), f.ofTensor.apply(Tensor.zeros(2, 0, 3)));
        assertFails(NullPointerException.class, "x", () -> f.ofVector.apply(null));
        assertFails(NullPointerException.class, "a", () -> f.ofMatrix.apply(null));
        assertFails(NullPointerException.class, "t", () -> f.ofTensor.apply(null));
    }

    @ParameterizedTest
    @MethodSource("unary")
    void leaveTheirArgumentsAlone(Unary f) {
        Vector x = Vector.of(ARGUMENTS);
        Matrix a = Matrix.of(1, ARGUMENTS.length, ARGUMENTS);
        Tensor t = Tensor.of(new int[] {ARGUMENTS.length}, ARGUMENTS);
        f.ofVector.apply(x);
        f.ofMatrix.apply(a);
        f.ofTensor.apply(t);
        assertEquals(Vector.of(ARGUMENTS), x);
        assertEquals(Matrix.of(1, ARGUMENTS.length, ARGUMENTS), a);
        assertEquals(Tensor.of(new int[] {ARGUMENTS.length}, ARGUMENTS), t);
    }

    interface OfVectors {
        Vector apply(Vector x, Vector y);
    }

    interface OfVectorAndNumber {
        Vector apply(Vector x, double y);
    }

    interface OfMatrices {
        Matrix apply(Matrix a, Matrix b);
    }

    interface OfMatrixAndNumber {
        Matrix apply(Matrix a, double y);
    }

    interface OfTensors {
        Tensor apply(Tensor s, Tensor t);
    }

    interface OfTensorAndNumber {
        Tensor apply(Tensor t, double y);
    }

    record Binary(
            String name,
            DoubleBinaryOperator expected,
            DoubleBinaryOperator ofNumbers,
            OfVectors ofVectors,
            OfVectorAndNumber ofVectorAndNumber,
            OfMatrices ofMatrices,
            OfMatrixAndNumber ofMatrixAndNumber,
            OfTensors ofTensors,
            OfTensorAndNumber ofTensorAndNumber) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Binary> binary() {
        return Stream.of(
                new Binary(
                        "pow",
                        Math::pow,
                        MatrixMath::pow,
                        MatrixMath::pow,
                        MatrixMath::pow,
                        MatrixMath::pow,
                        MatrixMath::pow,
                        MatrixMath::pow,
                        MatrixMath::pow),
                new Binary(
                        "atan2",
                        Math::atan2,
                        MatrixMath::atan2,
                        MatrixMath::atan2,
                        MatrixMath::atan2,
                        MatrixMath::atan2,
                        MatrixMath::atan2,
                        MatrixMath::atan2,
                        MatrixMath::atan2),
                new Binary(
                        "hypot",
                        Math::hypot,
                        MatrixMath::hypot,
                        MatrixMath::hypot,
                        MatrixMath::hypot,
                        MatrixMath::hypot,
                        MatrixMath::hypot,
                        MatrixMath::hypot,
                        MatrixMath::hypot),
                new Binary(
                        "min",
                        Math::min,
                        MatrixMath::min,
                        MatrixMath::min,
                        MatrixMath::min,
                        MatrixMath::min,
                        MatrixMath::min,
                        MatrixMath::min,
                        MatrixMath::min),
                new Binary(
                        "max",
                        Math::max,
                        MatrixMath::max,
                        MatrixMath::max,
                        MatrixMath::max,
                        MatrixMath::max,
                        MatrixMath::max,
                        MatrixMath::max,
                        MatrixMath::max));
    }

    @ParameterizedTest
    @MethodSource("binary")
    void ofEveryPair(Binary f) {
        int n = ARGUMENTS.length;
        Vector x = Vector.of(ARGUMENTS);
        Matrix a = Matrix.of(n, 1, ARGUMENTS);
        for (double q : ARGUMENTS) {
            double[] same = new double[n];
            Arrays.fill(same, q);
            double[] expected = Arrays.stream(ARGUMENTS)
                    .map(p -> f.expected.applyAsDouble(p, q))
                    .toArray();
            for (int i = 0; i < n; i++) {
                assertEquals(expected[i], f.ofNumbers.applyAsDouble(ARGUMENTS[i], q), f + " of " + ARGUMENTS[i]);
            }
            assertEquals(Vector.wrap(expected), f.ofVectors.apply(x, Vector.wrap(same)));
            assertEquals(Vector.wrap(expected), f.ofVectorAndNumber.apply(x, q));
            assertEquals(Matrix.wrap(n, 1, expected), f.ofMatrices.apply(a, Matrix.wrap(n, 1, same)));
            assertEquals(Matrix.wrap(n, 1, expected), f.ofMatrixAndNumber.apply(a, q));
            int[] sizes = {n, 1, 1};
            Tensor t = Tensor.of(sizes, ARGUMENTS);
            assertEquals(Tensor.wrap(sizes, expected), f.ofTensors.apply(t, Tensor.wrap(sizes, same)));
            assertEquals(Tensor.wrap(sizes, expected), f.ofTensorAndNumber.apply(t, q));
        }
    }

    @ParameterizedTest
    @MethodSource("binary")
    void mismatchesNameTheFunctionAndBothShapes(Binary f) {
        assertFails(
                IllegalArgumentException.class,
                f + ": vector of size 2 and a vector of size 1",
                () -> f.ofVectors.apply(Vector.zeros(2), Vector.zeros(1)));
        assertFails(
                IllegalArgumentException.class,
                f + ": 2x3 matrix and a 3x2 matrix",
                () -> f.ofMatrices.apply(Matrix.zeros(2, 3), Matrix.zeros(3, 2)));
        assertFails(
                IllegalArgumentException.class,
                f + ": 2x3x1 tensor and a 2x1x3 tensor",
                () -> f.ofTensors.apply(Tensor.zeros(2, 3, 1), Tensor.zeros(2, 1, 3)));
    }

    @ParameterizedTest
    @MethodSource("binary")
    void nullsAreNamed(Binary f) {
        boolean ordinateFirst = f.name.equals("atan2");
        String first = ordinateFirst ? "y" : "x";
        String second = ordinateFirst ? "x" : "y";
        assertFails(NullPointerException.class, first, () -> f.ofVectors.apply(null, Vector.of()));
        assertFails(NullPointerException.class, second, () -> f.ofVectors.apply(Vector.of(), null));
        assertFails(NullPointerException.class, first, () -> f.ofVectorAndNumber.apply(null, 1));
        assertFails(NullPointerException.class, "a", () -> f.ofMatrices.apply(null, Matrix.zeros(0, 0)));
        assertFails(NullPointerException.class, "b", () -> f.ofMatrices.apply(Matrix.zeros(0, 0), null));
        assertFails(NullPointerException.class, "a", () -> f.ofMatrixAndNumber.apply(null, 1));
        assertFails(NullPointerException.class, "s", () -> f.ofTensors.apply(null, Tensor.zeros()));
        assertFails(NullPointerException.class, "t", () -> f.ofTensors.apply(Tensor.zeros(), null));
        assertFails(NullPointerException.class, "t", () -> f.ofTensorAndNumber.apply(null, 1));
    }

    @Test
    void sigmoidIsStable() {
        assertEquals(0.5, MatrixMath.sigmoid(0));
        assertEquals(1, MatrixMath.sigmoid(1000));
        assertEquals(0, MatrixMath.sigmoid(-1000));
        // 1/(1 + exp(x)) would be as small, but 1 - 1/(1 + exp(-x)) would be 0:
        assertEquals(Math.exp(-700), MatrixMath.sigmoid(-700));
        assertEquals(1, MatrixMath.sigmoid(INF));
        assertEquals(0, MatrixMath.sigmoid(-INF));
    }

    @Test
    void softplusIsStable() {
        assertEquals(Math.log(2), MatrixMath.softplus(0), 1e-16);
        assertEquals(1000, MatrixMath.softplus(1000));
        assertEquals(0, MatrixMath.softplus(-1000));
        assertEquals(Math.exp(-700), MatrixMath.softplus(-700));
        assertEquals(INF, MatrixMath.softplus(INF));
        assertEquals(0, MatrixMath.softplus(-INF));
    }

    @Test
    void reluOfNegativeZeroIsZero() {
        assertEquals(0.0, MatrixMath.relu(-0.0));
    }

    @Test
    void clampOfCrossedBoundsIsTheUpperOne() {
        assertEquals(1, MatrixMath.clamp(5, 2, 1));
        assertEquals(1, MatrixMath.clamp(-5, 2, 1));
    }

    @Test
    void hypotNeitherOverflowsNorVanishes() {
        assertEquals(5e300, MatrixMath.hypot(3e300, 4e300), 1e285);
        assertEquals(5e-300, MatrixMath.hypot(3e-300, 4e-300), 1e-315);
    }

    @Property
    void sigmoidsOfOppositeNumbersSumToOne(@ForAll @DoubleRange(min = -50, max = 50) double x) {
        assertEquals(1, MatrixMath.sigmoid(x) + MatrixMath.sigmoid(-x), 1e-15);
    }

    @Property
    void softplusesOfOppositeNumbersDifferByTheNumber(@ForAll @DoubleRange(min = -1000, max = 1000) double x) {
        assertEquals(x, MatrixMath.softplus(x) - MatrixMath.softplus(-x), 1e-12);
        assertTrue(MatrixMath.softplus(x) >= MatrixMath.relu(x));
    }
}
