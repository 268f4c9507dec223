package org.matgrad;

import static java.util.Objects.requireNonNull;

import org.matgrad.kernel.LinearAlgebra;

/** Linear algebra as {@link MatrixMath} documents it: checks and new arrays around {@link LinearAlgebra}. */
final class LinearSystems {

    /** A solve of the kernel with one triangle of a matrix, or with its factors. */
    private interface Solver {
        void solve(double[] t, int at, int n, double[] b, int bAt, int columns, double[] y, int yAt, String where);
    }

    private LinearSystems() {}

    static Vector solve(Matrix a, Vector b) {
        requireMatch("solve", a, b);
        return solve("solve", LinearAlgebra::solve, factors(a), b);
    }

    static Matrix solve(Matrix a, Matrix b) {
        requireMatch("solve", a, b);
        return solve("solve", LinearAlgebra::solve, factors(a), b);
    }

    static Matrix inverse(Matrix a) {
        requireSquare("inverse", a);
        return solve("inverse", LinearAlgebra::solve, factors(a), MatrixMath.identity(a.rows()));
    }

    static double determinant(Matrix a) {
        requireSquare("determinant", a);
        return LinearAlgebra.determinant(factors(a), 0, a.rows());
    }

    static double logDeterminant(Matrix a) {
        requireSquare("logDeterminant", a);
        return LinearAlgebra.logDeterminant(factors(a), 0, a.rows(), "logDeterminant");
    }

    static Matrix cholesky(Matrix a) {
        requireSquare("cholesky", a);
        Matrix l = Matrix.zeros(a.rows(), a.rows());
        LinearAlgebra.cholesky(a.data(), 0, a.rows(), l.data(), 0, "cholesky");
        return l;
    }

    static Vector solveLower(Matrix a, Vector b) {
        requireMatch("solveLower", a, b);
        return solve("solveLower", LinearAlgebra::solveLower, a.data(), b);
    }

    static Matrix solveLower(Matrix a, Matrix b) {
        requireMatch("solveLower", a, b);
        return solve("solveLower", LinearAlgebra::solveLower, a.data(), b);
    }

    static Vector solveUpper(Matrix a, Vector b) {
        requireMatch("solveUpper", a, b);
        return solve("solveUpper", LinearAlgebra::solveUpper, a.data(), b);
    }

    static Matrix solveUpper(Matrix a, Matrix b) {
        requireMatch("solveUpper", a, b);
        return solve("solveUpper", LinearAlgebra::solveUpper, a.data(), b);
    }

    private static double[] factors(Matrix a) {
        int n = a.rows();
        double[] lu = new double[Checks.length("LU factors", n + 1, n)];
        LinearAlgebra.factor(a.data(), 0, n, lu, 0);
        return lu;
    }

    private static Vector solve(String operation, Solver solver, double[] t, Vector b) {
        Vector x = Vector.zeros(b.size());
        solver.solve(t, 0, b.size(), b.data(), 0, 1, x.data(), 0, operation);
        return x;
    }

    private static Matrix solve(String operation, Solver solver, double[] t, Matrix b) {
        Matrix x = Matrix.zeros(b.rows(), b.columns());
        solver.solve(t, 0, b.rows(), b.data(), 0, b.columns(), x.data(), 0, operation);
        return x;
    }

    private static void requireSquare(String operation, Matrix a) {
        requireNonNull(a, "a");
        Checks.square(operation, a);
    }

    private static void requireMatch(String operation, Matrix a, NumericArray b) {
        requireSquare(operation, a);
        requireNonNull(b, "b");
        Checks.match(a.rows() == b.size(0), operation, a, "and a", b);
    }
}
