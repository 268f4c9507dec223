package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matgrad.Matrix;
import org.matgrad.NotPositiveDefiniteException;
import org.matgrad.SingularMatrixException;
import org.matgrad.Vector;

/** What factorisations do with matrices that they can't factor, and where two of them have to agree. */
class FactorisationsTest {

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(Map.of("demo/Factored.java", """
                package demo;
                import org.matgrad.*;
                import static org.matgrad.MatrixMath.*;
                final class Factored {
                    @Differentiable static double solved(@Shape("N, N") Matrix A, @Shape("N") Vector b) {
                        Vector c = b.times(2);
                        return sum(solve(A, c));
                    }
                    @Differentiable static double inverted(@Shape("N, N") Matrix A) {
                        return sum(inverse(A));
                    }
                    @Differentiable static double logDetermined(@Shape("N, N") Matrix A) {
                        return logDeterminant(A);
                    }
                    @Differentiable static double determined(@Shape("N, N") Matrix A) {
                        return determinant(A);
                    }
                    @Differentiable static double factored(@Shape("N, N") Matrix A) {
                        return 2 * sum(log(cholesky(A).diagonal()));
                    }
                    @Differentiable static double lower(@Shape("N, N") Matrix A, @Shape("N") Vector b) {
                        return sum(solveLower(A, b));
                    }
                    @Differentiable static double upper(@Shape("N, N") Matrix A, @Shape("N") Vector b) {
                        return sum(solveUpper(A, b));
                    }
                    @Differentiable static double both(@Shape("N, N") Matrix A, @Shape("N") Vector b) {
                        return b.dot(solve(A, b)) + logDeterminant(A);
                    }
                    @Differentiable static double guarded(@Shape("N, N") Matrix A, @Shape("N") Vector b) {
                        return b.size() > 2 ? sum(solve(A, b)) : sum(b);
                    }
                }
                """));
    }

    private static Object call(String companion, String name, Object... arguments) {
        Method method = Arrays.stream(compiled.load("demo.Factored" + companion).getDeclaredMethods())
                .filter(one -> one.getName().equals(name) && one.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Matrix gradient(String companion, Object... arguments) {
        Object record = call(companion, "gradient", arguments);
        RecordComponent component = record.getClass().getRecordComponents()[1];
        component.getAccessor().setAccessible(true);
        try {
            return (Matrix) component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Row i of such a matrix is a multiple of the one before: it has rank 1. */
    private static Matrix ofRankOne(int n) {
        double[] components = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                components[i * n + j] = (1 << i) * (j + 1.0);
            }
        }
        return Matrix.wrap(n, n, components);
    }

    @ParameterizedTest
    @CsvSource({"Solved, solve, 7", "Inverted, inverse, 10", "LogDetermined, logDeterminant, 13"})
    void aSingularMatrixIsNamedWithItsPlace(String companion, String operation, int line) {
        Object[] arguments = companion.equals("Solved")
                ? new Object[] {ofRankOne(3), Vector.of(1, 2, 3)}
                : new Object[] {ofRankOne(3)};
        Exception thrown = assertThrows(SingularMatrixException.class, () -> call(companion, "value", arguments));
        assertTrue(
                thrown.getMessage().startsWith(operation + ", line " + line + " of Factored.java: "),
                thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"Lower, solveLower, 22", "Upper, solveUpper, 25"})
    void aTriangleWithAZeroOnItsDiagonalIsNamed(String companion, String operation, int line) {
        Matrix triangle = Matrix.of(2, 2, 1, 2, 3, 0);
        Exception thrown =
                assertThrows(SingularMatrixException.class, () -> call(companion, "value", triangle, Vector.of(1, 2)));
        assertTrue(
                thrown.getMessage().startsWith(operation + ", line " + line + " of Factored.java: "),
                thrown.getMessage());
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteIsNamed() {
        Matrix indefinite = Matrix.of(2, 2, 1, 3, 3, 1);
        Exception thrown =
                assertThrows(NotPositiveDefiniteException.class, () -> call("Factored", "value", indefinite));
        assertTrue(thrown.getMessage().startsWith("cholesky, line 19 of Factored.java: "), thrown.getMessage());
    }

    @Test
    void whatIsNotTakenFactorsNothing() {
        assertEquals(3.0, call("Guarded", "value", ofRankOne(2), Vector.of(1, 2)));
        assertArrayEquals(
                new double[4],
                gradient("Guarded", ofRankOne(2), Vector.of(1, 2)).data());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void determinantsOfSingularMatricesHaveTheirCofactors(int n) {
        Matrix[] matrices = {Matrix.zeros(n, n), ofRankOne(n), ofDefectOne(n)};
        for (Matrix matrix : matrices) {
            double[] expected = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    expected[i * n + j] = ((i + j) % 2 == 0 ? 1 : -1) * expanded(without(matrix, i, j));
                }
            }
            double scale =
                    Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
            assertArrayEquals(expected, gradient("Determined", matrix).data(), 1e-10 * scale, matrix.toString());
        }
    }

    /** The last row is the sum of the others. */
    private static Matrix ofDefectOne(int n) {
        double[] components = new double[n * n];
        for (int i = 0; i < n - 1; i++) {
            for (int j = 0; j < n; j++) {
                components[i * n + j] = Math.sin(1 + i * n + j) + (i == j ? 2 : 0);
                components[(n - 1) * n + j] += components[i * n + j];
            }
        }
        return Matrix.wrap(n, n, components);
    }

    private static Matrix without(Matrix matrix, int row, int column) {
        int n = matrix.rows() - 1;
        double[] components = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                components[i * n + j] = matrix.get(i < row ? i : i + 1, j < column ? j : j + 1);
            }
        }
        return Matrix.wrap(n, n, components);
    }

    /** A determinant along its first row. */
    private static double expanded(Matrix matrix) {
        if (matrix.rows() == 0) {
            return 1;
        }
        double sum = 0;
        for (int j = 0; j < matrix.rows(); j++) {
            sum += (j % 2 == 0 ? 1 : -1) * matrix.get(0, j) * expanded(without(matrix, 0, j));
        }
        return sum;
    }

    @Test
    void choleskyAndLogDeterminantAgreeOnSymmetricMatrices() {
        for (int n : List.of(0, 1, 2, 3, 7)) {
            Matrix root = ofDefectOne(n + 1).rows(0, n);
            Matrix symmetric = root.times(root.transpose());
            assertEquals(
                    (Double) call("LogDetermined", "value", symmetric),
                    (Double) call("Factored", "value", symmetric),
                    1e-9);
            assertArrayEquals(
                    gradient("LogDetermined", symmetric).data(),
                    gradient("Factored", symmetric).data(),
                    1e-8);
        }
    }

    /** One factorisation of the value's sweep serves all later sweeps. */
    @Test
    void oneMatrixIsFactoredOnce() {
        String text = compiled.generated().get("demo.FactoredSolved");
        assertEquals(1, text.split("LinearAlgebra\\.factor\\(", -1).length - 1);
    }
}
