package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.matgrad.VectorTest.assertFails;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LinearSystemsTest {

    private static final double TOLERANCE = 1e-14;

    private final Matrix a = Matrix.of(3, 3, 0, 2, 1, 4, 1, -1, 2, 0, 3);
    private final Matrix singular = Matrix.of(2, 2, 1, 2, 2, 4);

    @Test
    void solve() {
        Vector x = Vector.of(1, -2, 3);
        assertClose(x, MatrixMath.solve(a, a.times(x)));
        Matrix y = Matrix.of(3, 2, 1, 4, -2, 5, 3, 0.5);
        assertClose(y, MatrixMath.solve(a, a.times(y)));
    }

    @Test
    void inverse() {
        assertClose(MatrixMath.identity(3), MatrixMath.inverse(a).times(a));
        assertClose(Matrix.of(1, 1, 0.25), MatrixMath.inverse(Matrix.of(1, 1, 4)));
    }

    @Test
    void determinants() {
        // 0·(3 + 0) - 2·(12 + 2) + 1·(0 - 2)
        assertEquals(-30, MatrixMath.determinant(a), 1e-13);
        assertEquals(Math.log(30), MatrixMath.logDeterminant(a), TOLERANCE);
        assertEquals(0, MatrixMath.determinant(singular));
    }

    @Test
    void cholesky() {
        assertClose(Matrix.of(2, 2, 2, 0, 1, 3), MatrixMath.cholesky(Matrix.of(2, 2, 4, 2, 2, 10)));
        // Both triangles count alike.
        assertClose(Matrix.of(2, 2, 2, 0, 1, 3), MatrixMath.cholesky(Matrix.of(2, 2, 4, 1, 3, 10)));
    }

    @Test
    void triangles() {
        Vector x = Vector.of(1, -2);
        Matrix y = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
        Matrix full = Matrix.of(2, 2, 2, 7, -3, 4);
        assertClose(x, MatrixMath.solveLower(full, full.lower().times(x)));
        assertClose(y, MatrixMath.solveLower(full, full.lower().times(y)));
        assertClose(x, MatrixMath.solveUpper(full, full.upper().times(x)));
        assertClose(y, MatrixMath.solveUpper(full, full.upper().times(y)));
    }

    @Test
    void operandsStayAsTheyAre() {
        Matrix copy = a.copy();
        Vector b = Vector.of(1, 2, 3);
        MatrixMath.solve(a, b);
        MatrixMath.solveLower(a.plus(1), b);
        MatrixMath.inverse(a);
        MatrixMath.determinant(a);
        assertEquals(copy, a);
        assertEquals(Vector.of(1, 2, 3), b);
    }

    @Test
    void emptyMatrices() {
        Matrix empty = Matrix.zeros(0, 0);
        assertEquals(1, MatrixMath.determinant(empty));
        assertEquals(0, MatrixMath.logDeterminant(empty));
        assertEquals(empty, MatrixMath.inverse(empty));
        assertEquals(empty, MatrixMath.cholesky(empty));
        for (BiFunction<Matrix, Vector, Vector> solver : VECTOR_SOLVERS) {
            assertEquals(Vector.of(), solver.apply(empty, Vector.of()));
        }
        for (BiFunction<Matrix, Matrix, Matrix> solver : MATRIX_SOLVERS) {
            assertEquals(Matrix.zeros(0, 2), solver.apply(empty, Matrix.zeros(0, 2)));
            assertEquals(Matrix.zeros(3, 0), solver.apply(a.plus(1), Matrix.zeros(3, 0)));
        }
    }

    private static final List<BiFunction<Matrix, Vector, Vector>> VECTOR_SOLVERS =
            List.of(MatrixMath::solve, MatrixMath::solveLower, MatrixMath::solveUpper);

    private static final List<BiFunction<Matrix, Matrix, Matrix>> MATRIX_SOLVERS =
            List.of(MatrixMath::solve, MatrixMath::solveLower, MatrixMath::solveUpper);

    private static final List<String> SOLVERS = List.of("solve", "solveLower", "solveUpper");

    private static final List<Function<Matrix, Object>> OF_SQUARES =
            List.of(MatrixMath::inverse, MatrixMath::determinant, MatrixMath::logDeterminant, MatrixMath::cholesky);

    private static final List<String> SQUARES = List.of("inverse", "determinant", "logDeterminant", "cholesky");

    @Test
    void singularMatrices() {
        Matrix zeroLast = Matrix.of(2, 2, 1, 0, 0, 0);
        for (int k = 0; k < SOLVERS.size(); k++) {
            String message = SOLVERS.get(k) + ": the 2x2 matrix is singular";
            var ofVector = VECTOR_SOLVERS.get(k);
            var ofMatrix = MATRIX_SOLVERS.get(k);
            assertFails(SingularMatrixException.class, message, () -> ofVector.apply(zeroLast, Vector.zeros(2)));
            assertFails(SingularMatrixException.class, message, () -> ofMatrix.apply(zeroLast, singular));
        }
        assertFails(
                SingularMatrixException.class,
                "inverse: the 2x2 matrix is singular",
                () -> MatrixMath.inverse(singular));
        assertFails(
                SingularMatrixException.class,
                "logDeterminant: the 2x2 matrix is singular",
                () -> MatrixMath.logDeterminant(singular));
        assertFails(
                NotPositiveDefiniteException.class,
                "cholesky: the 2x2 matrix is not positive definite",
                () -> MatrixMath.cholesky(singular));
    }

    @Test
    void mismatchesNameTheOperationAndBothShapes() {
        for (int k = 0; k < SOLVERS.size(); k++) {
            String name = SOLVERS.get(k);
            var ofVector = VECTOR_SOLVERS.get(k);
            var ofMatrix = MATRIX_SOLVERS.get(k);
            assertFails(
                    IllegalArgumentException.class,
                    name + ": 3x3 matrix and a vector of size 2",
                    () -> ofVector.apply(a, Vector.zeros(2)));
            assertFails(
                    IllegalArgumentException.class,
                    name + ": 3x3 matrix and a 2x3 matrix",
                    () -> ofMatrix.apply(a, Matrix.zeros(2, 3)));
            assertFails(
                    IllegalArgumentException.class,
                    name + ": 2x3 matrix is not square",
                    () -> ofVector.apply(Matrix.zeros(2, 3), Vector.zeros(2)));
            assertFails(NullPointerException.class, "a", () -> ofVector.apply(null, Vector.of()));
            assertFails(NullPointerException.class, "b", () -> ofVector.apply(a, null));
            assertFails(NullPointerException.class, "a", () -> ofMatrix.apply(null, a));
            assertFails(NullPointerException.class, "b", () -> ofMatrix.apply(a, null));
        }
        for (int k = 0; k < SQUARES.size(); k++) {
            var operation = OF_SQUARES.get(k);
            assertFails(
                    IllegalArgumentException.class,
                    SQUARES.get(k) + ": 2x3 matrix is not square",
                    () -> operation.apply(Matrix.zeros(2, 3)));
            assertFails(NullPointerException.class, "a", () -> operation.apply(null));
        }
    }

    private static void assertClose(NumericArray expected, NumericArray actual) {
        assertArrayEquals(Checks.sizes(expected), Checks.sizes(actual));
        assertArrayEquals(expected.data(), actual.data(), TOLERANCE);
    }
}
