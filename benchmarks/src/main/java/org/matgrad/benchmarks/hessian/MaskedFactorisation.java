package org.matgrad.benchmarks.hessian;

import org.matgrad.Hessian;
import org.matgrad.Matrix;
import org.matgrad.benchmarks.problem.RandomNumbers;

/** A factorisation of a matrix of which some components are known, by one factor. */
final class MaskedFactorisation implements SecondOrder {
    private final LossesMasked companion = new LossesMasked();
    private final Matrix M;
    private final Matrix T;
    private final Matrix U;
    private final Matrix V;
    private final Matrix direction;

    MaskedFactorisation(int rows, int columns, int K) {
        M = normal(rows, columns, 1);
        for (int k = 0; k < M.length(); k++) {
            M.data()[k] = M.data()[k] > 0 ? 1 : 0;
        }
        T = normal(rows, columns, 2);
        U = normal(rows, K, 3);
        V = normal(columns, K, 4);
        direction = Matrix.zeros(rows, K);
    }

    private static Matrix normal(int rows, int columns, int seed) {
        return Matrix.wrap(rows, columns, RandomNumbers.normal(rows * columns, 1, seed));
    }

    @Override
    public int size() {
        return U.length();
    }

    @Override
    public double[] parameters() {
        return U.data();
    }

    @Override
    public void evaluate() {
        companion.forward(M, T, U, V);
    }

    @Override
    public void gradient(double[] into) {
        companion.backward();
        System.arraycopy(companion.gradient().U().data(), 0, into, 0, into.length);
    }

    @Override
    public void hessianTimes(double[] v, double[] into) {
        System.arraycopy(v, 0, direction.data(), 0, v.length);
        System.arraycopy(companion.hessianTimes(direction).U().data(), 0, into, 0, into.length);
    }

    @Override
    public Hessian hessian() {
        return companion.hessian();
    }
}
