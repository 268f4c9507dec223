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
    private final ShortestRuns shortest = kernels.shortestRuns().asConfigured();

    private final JoinedRuns joined = new JoinedRuns(this);

    /** Makes a workspace. */
    public Elementwise() {}

    /** From how many numbers on the kernels are used. */
    ShortestRuns shortest() {
        return shortest;
    }

    /**
     * A first run of those that the function called next replaces, the length of which it says.
     *
     * @param y the array
     * @param at the index of the first number
     * @return what other runs are added to, and what has the functions
     */
    public JoinedRuns with(double[] y, int at) {
        return joined.first(y, at);
    }

    /**
     * Replaces each number by its exponential.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void exp(double[] y, int at, int n) {
        Objects.checkFromIndexSize(at, n, y.length);
        if (n >= shortest.exp()) {
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
        Objects.checkFromIndexSize(at, n, y.length);
        if (n >= shortest.expm1()) {
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
        Objects.checkFromIndexSize(at, n, y.length);
        if (n >= shortest.log()) {
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
        Objects.checkFromIndexSize(at, n, y.length);
        if (n >= shortest.log1p()) {
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
        Objects.checkFromIndexSize(at, n, y.length);
        if (n >= shortest.sin()) {
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
        Objects.checkFromIndexSize(at, n, y.length);
        if (n >= shortest.cos()) {
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
        Objects.checkFromIndexSize(at, n, y.length);
        if (n >= shortest.tanh()) {
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
        Objects.checkFromIndexSize(at, n, y.length);
        if (n >= shortest.sigmoid()) {
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
        Objects.checkFromIndexSize(at, n, y.length);
        if (n >= shortest.softplus()) {
            kernels.softplus(y, at, n);
            return;
        }
        for (int i = at; i < at + n; i++) {
            y[i] = MatrixMath.softplus(y[i]);
        }
    }
}
