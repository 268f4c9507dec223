package org.matgrad.kernel;

import org.matgrad.NotPositiveDefiniteException;
import org.matgrad.SingularMatrixException;

/**
 * Factorisations, triangular solves and what follows from them, over row-major {@code double[]}.
 *
 * <p>Each matrix is given by an array and the index of its first component; an array may be longer than its matrix.
 * Results must not overlap operands, but where a right-hand side and a solution have the same place, the solution
 * replaces it. Everything is defined for n = 0, where a determinant is 1. NaN and infinities propagate, and are no
 * errors, unless a method says otherwise.
 *
 * <p>A matrix counts as singular if elimination ends with a pivot that is exactly 0. Rounding hides most singular
 * matrices from this test: their last pivots are tiny, and what is divided by them is large and inaccurate.
 *
 * <p>LU, Cholesky and singular value decompositions are EJML's; where it is missing, an {@link IllegalStateException}
 * says so. Each thread keeps what LU and Cholesky decompositions work in, as large as the largest matrix was; a singular
 * value decomposition, which cofactors need from 4 × 4 on, allocates on each call.
 */
public final class LinearAlgebra {

    private LinearAlgebra() {}

    /**
     * Factors A with partial pivoting: row i of LU is row p[i] of A, where L has ones on its diagonal and U is upper
     * triangular. A singular matrix has factors too, with zeros on the diagonal of U.
     *
     * @param a the matrix, n × n
     * @param lu the n² components of L (below the diagonal) and U in one matrix, then the n row numbers p[i]
     */
    public static void factor(double[] a, int aAt, int n, double[] lu, int luAt) {
        require("A", a, aAt, n, n);
        require("LU", lu, luAt, n + 1, n);
        Factorizations.lu(a, aAt, n, lu, luAt);
    }

    /**
     * Sets Y = A⁻¹B.
     *
     * @param lu the factors of A, from {@link #factor}
     * @param n rows of A, B and Y
     * @param b the right-hand sides, n × columns
     * @param columns columns of B and Y
     * @param y the solutions, n × columns
     * @param where the operation and its place, for the message
     * @throws SingularMatrixException if a pivot is 0
     */
    public static void solve(
            double[] lu, int luAt, int n, double[] b, int bAt, int columns, double[] y, int yAt, String where) {
        start(lu, luAt, n, n + 1, b, bAt, columns, y, yAt, where);
        Substitutions.permute(lu, luAt + n * n, n, y, yAt, columns);
        Substitutions.forward(lu, luAt, n, 1, true, n, y, yAt, columns);
        Substitutions.backward(lu, luAt, n, 1, false, n, y, yAt, columns);
    }

    /**
     * Sets Y = A⁻ᵀB.
     *
     * @param lu the factors of A, from {@link #factor}
     * @param n rows of A, B and Y
     * @param b the right-hand sides, n × columns
     * @param columns columns of B and Y
     * @param y the solutions, n × columns
     * @param where the operation and its place, for the message
     * @throws SingularMatrixException if a pivot is 0
     */
    public static void solveTransposed(
            double[] lu, int luAt, int n, double[] b, int bAt, int columns, double[] y, int yAt, String where) {
        start(lu, luAt, n, n + 1, b, bAt, columns, y, yAt, where);
        Substitutions.forward(lu, luAt, 1, n, false, n, y, yAt, columns);
        Substitutions.backward(lu, luAt, 1, n, true, n, y, yAt, columns);
        Substitutions.permuteBack(lu, luAt + n * n, n, y, yAt, columns);
    }

    /**
     * The determinant of A, the product of the pivots. It overflows or vanishes only if its value does.
     *
     * @param lu the factors of A, from {@link #factor}
     * @param n rows of A
     * @return the determinant; 0 if the matrix is singular
     */
    public static double determinant(double[] lu, int luAt, int n) {
        require("LU", lu, luAt, n + 1, n);
        ScaledProduct product = new ScaledProduct();
        for (int i = 0; i < n; i++) {
            product.times(lu[luAt + i * (n + 1)]);
        }
        int sign = Substitutions.isOdd(lu, luAt + n * n, n) ? -1 : 1;
        // The added zero makes 0 of -0.
        return sign * product.value() + 0.0;
    }

    /**
     * log |det A|, the sum of the logarithms of the pivots' absolute values.
     *
     * @param lu the factors of A, from {@link #factor}
     * @param n rows of A
     * @param where the operation and its place, for the message
     * @return the logarithm
     * @throws SingularMatrixException if a pivot is 0
     */
    public static double logDeterminant(double[] lu, int luAt, int n, String where) {
        require("LU", lu, luAt, n + 1, n);
        requireDiagonal(lu, luAt, n, where);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(Math.abs(lu[luAt + i * (n + 1)]));
        }
        return sum;
    }

    /**
     * The cofactors of A, which are the derivatives of its determinant: C[i,j] = ∂det(A)/∂A[i,j]. They are right for
     * singular matrices too. From 4 × 4 on their error is of the order of the rounding error times the norm of A to the
     * power n - 1, whatever the condition of A, and they are all NaN if a component of A isn't finite.
     *
     * @param a the matrix, n × n
     * @param out the cofactors, n × n; det(A)·A⁻ᵀ where A has an inverse
     */
    public static void cofactors(double[] a, int aAt, int n, double[] out, int outAt) {
        require("A", a, aAt, n, n);
        require("the result", out, outAt, n, n);
        Cofactors.value(a, aAt, n, out, outAt);
    }

    /**
     * The derivative of the {@link #cofactors} of A in a direction, d/dt cofactors(A + t·direction) at t = 0. It is
     * right for singular matrices too.
     *
     * @param a the matrix, n × n
     * @param direction the direction, n × n
     * @param out the derivative, n × n
     */
    public static void cofactorsTangent(
            double[] a, int aAt, double[] direction, int directionAt, int n, double[] out, int outAt) {
        require("A", a, aAt, n, n);
        require("the direction", direction, directionAt, n, n);
        require("the result", out, outAt, n, n);
        Cofactors.tangent(a, aAt, direction, directionAt, n, out, outAt);
    }

    /**
     * The lower Cholesky factor L of the symmetric part of A, with LLᵀ = (A + Aᵀ)/2. As both triangles count alike, the
     * derivative with respect to A is symmetric.
     *
     * @param a the matrix, n × n; it need not be symmetric
     * @param l the factor, n × n, with zeros above the diagonal
     * @param where the operation and its place, for the message
     * @throws NotPositiveDefiniteException if the symmetric part of A isn't positive definite, to rounding
     */
    public static void cholesky(double[] a, int aAt, int n, double[] l, int lAt, String where) {
        require("A", a, aAt, n, n);
        require("L", l, lAt, n, n);
        if (!Factorizations.cholesky(a, aAt, n, l, lAt)) {
            throw new NotPositiveDefiniteException(where + ": the " + n + "x" + n + " matrix is not positive definite");
        }
    }

    /**
     * Sets Y = L⁻¹B. What stands above the diagonal of L isn't read.
     *
     * @param l the lower triangular matrix, n × n
     * @param n rows of L, B and Y
     * @param b the right-hand sides, n × columns
     * @param columns columns of B and Y
     * @param y the solutions, n × columns
     * @param where the operation and its place, for the message
     * @throws SingularMatrixException if the diagonal has a 0
     */
    public static void solveLower(
            double[] l, int lAt, int n, double[] b, int bAt, int columns, double[] y, int yAt, String where) {
        start(l, lAt, n, n, b, bAt, columns, y, yAt, where);
        Substitutions.forward(l, lAt, n, 1, false, n, y, yAt, columns);
    }

    /**
     * Sets Y = L⁻ᵀB. What stands above the diagonal of L isn't read.
     *
     * @param l the lower triangular matrix, n × n
     * @param n rows of L, B and Y
     * @param b the right-hand sides, n × columns
     * @param columns columns of B and Y
     * @param y the solutions, n × columns
     * @param where the operation and its place, for the message
     * @throws SingularMatrixException if the diagonal has a 0
     */
    public static void solveLowerTransposed(
            double[] l, int lAt, int n, double[] b, int bAt, int columns, double[] y, int yAt, String where) {
        start(l, lAt, n, n, b, bAt, columns, y, yAt, where);
        Substitutions.backward(l, lAt, 1, n, false, n, y, yAt, columns);
    }

    /**
     * Sets Y = U⁻¹B. What stands below the diagonal of U isn't read.
     *
     * @param u the upper triangular matrix, n × n
     * @param n rows of U, B and Y
     * @param b the right-hand sides, n × columns
     * @param columns columns of B and Y
     * @param y the solutions, n × columns
     * @param where the operation and its place, for the message
     * @throws SingularMatrixException if the diagonal has a 0
     */
    public static void solveUpper(
            double[] u, int uAt, int n, double[] b, int bAt, int columns, double[] y, int yAt, String where) {
        start(u, uAt, n, n, b, bAt, columns, y, yAt, where);
        Substitutions.backward(u, uAt, n, 1, false, n, y, yAt, columns);
    }

    /**
     * Sets Y = U⁻ᵀB. What stands below the diagonal of U isn't read.
     *
     * @param u the upper triangular matrix, n × n
     * @param n rows of U, B and Y
     * @param b the right-hand sides, n × columns
     * @param columns columns of B and Y
     * @param y the solutions, n × columns
     * @param where the operation and its place, for the message
     * @throws SingularMatrixException if the diagonal has a 0
     */
    public static void solveUpperTransposed(
            double[] u, int uAt, int n, double[] b, int bAt, int columns, double[] y, int yAt, String where) {
        start(u, uAt, n, n, b, bAt, columns, y, yAt, where);
        Substitutions.forward(u, uAt, 1, n, false, n, y, yAt, columns);
    }

    /** Checks the operands of a solve, and puts the right-hand sides where the solutions will be. */
    private static void start(
            double[] t, int at, int n, int rows, double[] b, int bAt, int columns, double[] y, int yAt, String where) {
        require("the matrix", t, at, rows, n);
        require("B", b, bAt, n, columns);
        require("Y", y, yAt, n, columns);
        requireDiagonal(t, at, n, where);
        System.arraycopy(b, bAt, y, yAt, n * columns);
    }

    private static void requireDiagonal(double[] t, int at, int n, String where) {
        for (int i = 0; i < n; i++) {
            if (t[at + i * (n + 1)] == 0) {
                throw new SingularMatrixException(where + ": the " + n + "x" + n + " matrix is singular");
            }
        }
    }

    private static void require(String what, double[] array, int at, int rows, int columns) {
        if (at < 0 || rows < 0 || columns < 0 || array.length - at < (long) rows * columns) {
            throw new IllegalArgumentException(what + " of " + rows + "x" + columns + " components from index " + at
                    + " on doesn't fit into an array of " + array.length);
        }
    }
}
