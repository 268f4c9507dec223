package org.matgrad.kernel;

/**
 * Triangular solves in place, and row permutations. The component T[i,k] of a triangular matrix is at at + i·row +
 * k·column, so that a transpose takes the same code.
 */
final class Substitutions {

    private Substitutions() {}

    /** Replaces Y by T⁻¹Y from the first row on; reads T[i,k] for k &lt; i, and k = i unless the diagonal is one. */
    static void forward(
            double[] t, int at, int row, int column, boolean unit, int n, double[] y, int yAt, int columns) {
        for (int i = 0; i < n; i++) {
            eliminate(t, at + i * row, column, 0, i, y, yAt, i, columns);
            if (!unit) {
                divide(y, yAt + i * columns, columns, t[at + i * (row + column)]);
            }
        }
    }

    /** Replaces Y by T⁻¹Y from the last row on; reads T[i,k] for k &gt; i, and k = i unless the diagonal is one. */
    static void backward(
            double[] t, int at, int row, int column, boolean unit, int n, double[] y, int yAt, int columns) {
        for (int i = n - 1; i >= 0; i--) {
            eliminate(t, at + i * row, column, i + 1, n, y, yAt, i, columns);
            if (!unit) {
                divide(y, yAt + i * columns, columns, t[at + i * (row + column)]);
            }
        }
    }

    /** Y[i,:] -= Σₖ T[i,k]·Y[k,:], for k from first to last - 1. */
    private static void eliminate(
            double[] t, int ti, int column, int first, int last, double[] y, int yAt, int i, int columns) {
        if (columns == 1) {
            double sum = y[yAt + i];
            for (int k = first; k < last; k++) {
                sum -= t[ti + k * column] * y[yAt + k];
            }
            y[yAt + i] = sum;
            return;
        }
        int to = yAt + i * columns;
        for (int k = first; k < last; k++) {
            double factor = t[ti + k * column];
            int from = yAt + k * columns;
            for (int j = 0; j < columns; j++) {
                y[to + j] -= factor * y[from + j];
            }
        }
    }

    private static void divide(double[] y, int at, int columns, double divisor) {
        for (int j = at; j < at + columns; j++) {
            y[j] /= divisor;
        }
    }

    /** Replaces row i of Y by row p[i], for all i. */
    static void permute(double[] p, int pAt, int n, double[] y, int yAt, int columns) {
        for (int i = 0; i < n; i++) {
            swap(y, yAt + i * columns, yAt + source(p, pAt, i) * columns, columns);
        }
    }

    /** Replaces row p[i] of Y by row i, for all i: undoes permute. */
    static void permuteBack(double[] p, int pAt, int n, double[] y, int yAt, int columns) {
        for (int i = n - 1; i >= 0; i--) {
            swap(y, yAt + i * columns, yAt + source(p, pAt, i) * columns, columns);
        }
    }

    /** Whether a permutation is a product of an odd number of swaps. */
    static boolean isOdd(double[] p, int pAt, int n) {
        boolean odd = false;
        for (int i = 0; i < n; i++) {
            odd ^= source(p, pAt, i) != i;
        }
        return odd;
    }

    /** Where row p[i] is, once the rows before i have been swapped into their places. */
    private static int source(double[] p, int pAt, int i) {
        int row = (int) p[pAt + i];
        while (row < i) {
            row = (int) p[pAt + row];
        }
        return row;
    }

    private static void swap(double[] y, int at, int bt, int columns) {
        for (int j = 0; j < columns; j++) {
            double kept = y[at + j];
            y[at + j] = y[bt + j];
            y[bt + j] = kept;
        }
    }
}
