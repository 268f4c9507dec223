package org.matgrad.kernel;

import java.util.Objects;
import org.matgrad.MatrixMath;

/**
 * Functions of many numbers at once, in place. Long runs are computed by loops that HotSpot turns into vector code, short
 * ones number by number.
 *
 * <p>Results are within 1 ulp of the exact value where the run is long, and within what {@link Math} or {@link MatrixMath}
 * promises where it is short: the same number may give results that differ by an ulp or two in runs of different lengths.
 * Special values (NaN, infinities, zeros with their signs) are the same in both.
 *
 * <p>An instance is a workspace, and not safe for use by several threads at once. Generated companions hold one each. In
 * all methods the numbers are y[at] to y[at + n - 1], and an {@link IndexOutOfBoundsException} says where these are not
 * within the array.
 */
public final class Elementwise {

    private final ElementwiseKernels kernels = Providers.elementwise();

    /** Makes a workspace. */
    public Elementwise() {}

    /** Whether a run is long enough for the kernels. */
    private static boolean isLong(double[] y, int at, int n) {
        Objects.checkFromIndexSize(at, n, y.length);
        return n >= Thresholds.RUN;
    }

    /**
     * Replaces each number by its exponential.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void exp(double[] y, int at, int n) {
        if (isLong(y, at, n)) {
            kernels.exp(y, at, n);
            return;
        }
        for (int i = at; i < at + n; i++) {
            y[i] = Math.exp(y[i]);
        }
    }

    /**
     * Replaces each number by its exponential minus 1, without loss of digits near 0.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void expm1(double[] y, int at, int n) {
        if (isLong(y, at, n)) {
            kernels.expm1(y, at, n);
            return;
        }
        for (int i = at; i < at + n; i++) {
            y[i] = Math.expm1(y[i]);
        }
    }

    /**
     * Replaces each number by its natural logarithm.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void log(double[] y, int at, int n) {
        if (isLong(y, at, n)) {
            kernels.log(y, at, n);
            return;
        }
        for (int i = at; i < at + n; i++) {
            y[i] = Math.log(y[i]);
        }
    }

    /**
     * Replaces each number by the logarithm of 1 plus it, without loss of digits near 0.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void log1p(double[] y, int at, int n) {
        if (isLong(y, at, n)) {
            kernels.log1p(y, at, n);
            return;
        }
        for (int i = at; i < at + n; i++) {
            y[i] = Math.log1p(y[i]);
        }
    }

    /**
     * Replaces each number by its sine.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void sin(double[] y, int at, int n) {
        if (isLong(y, at, n)) {
            kernels.sin(y, at, n);
            return;
        }
        for (int i = at; i < at + n; i++) {
            y[i] = Math.sin(y[i]);
        }
    }

    /**
     * Replaces each number by its cosine.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void cos(double[] y, int at, int n) {
        if (isLong(y, at, n)) {
            kernels.cos(y, at, n);
            return;
        }
        for (int i = at; i < at + n; i++) {
            y[i] = Math.cos(y[i]);
        }
    }

    /**
     * Replaces each number by its hyperbolic tangent.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void tanh(double[] y, int at, int n) {
        if (isLong(y, at, n)) {
            kernels.tanh(y, at, n);
            return;
        }
        for (int i = at; i < at + n; i++) {
            y[i] = Elementary.tanh(y[i]);
        }
    }

    /**
     * Replaces each number by its sigmoid, 1/(1 + exp(-x)).
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void sigmoid(double[] y, int at, int n) {
        if (isLong(y, at, n)) {
            kernels.sigmoid(y, at, n);
            return;
        }
        for (int i = at; i < at + n; i++) {
            y[i] = MatrixMath.sigmoid(y[i]);
        }
    }

    /**
     * Replaces each number by its softplus, log(1 + exp(x)).
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void softplus(double[] y, int at, int n) {
        if (isLong(y, at, n)) {
            kernels.softplus(y, at, n);
            return;
        }
        for (int i = at; i < at + n; i++) {
            y[i] = MatrixMath.softplus(y[i]);
        }
    }
}
