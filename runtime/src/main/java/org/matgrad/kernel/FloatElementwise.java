package org.matgrad.kernel;

import java.util.Objects;

/**
 * Functions of many numbers at once, in place: those of {@link Elementwise}, rounded to {@code float}.
 *
 * <p>An instance is a workspace, and not safe for use by several threads at once. Generated companions hold one each. In
 * all methods the numbers are y[at] to y[at + n - 1], and an {@link IndexOutOfBoundsException} says where these are not
 * within the array.
 */
public final class FloatElementwise {

    /** How many numbers are computed at a time. */
    private static final int STRIP = 512;

    private final Elementwise functions = new Elementwise();
    private final double[] strip = new double[STRIP];

    /** A function of the numbers of a strip. */
    private interface Function {
        void run(Elementwise functions, double[] y, int at, int n);
    }

    private final FloatJoinedRuns joined = new FloatJoinedRuns(this);

    /** Makes a workspace. */
    public FloatElementwise() {}

    /** From how many numbers on the kernels are used. */
    ShortestRuns shortest() {
        return functions.shortest();
    }

    /**
     * A first run of those that the function called next replaces, the length of which it says.
     *
     * @param y the array
     * @param at the index of the first number
     * @return what other runs are added to, and what has the functions
     */
    public FloatJoinedRuns with(float[] y, int at) {
        return joined.first(y, at);
    }

    private void strips(Function function, float[] y, int at, int n) {
        Objects.checkFromIndexSize(at, n, y.length);
        for (int from = at; from < at + n; from += STRIP) {
            int length = Math.min(STRIP, at + n - from);
            for (int i = 0; i < length; i++) {
                strip[i] = y[from + i];
            }
            function.run(functions, strip, 0, length);
            for (int i = 0; i < length; i++) {
                y[from + i] = (float) strip[i];
            }
        }
    }

    /**
     * Replaces each number by its exponential.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void exp(float[] y, int at, int n) {
        strips(Elementwise::exp, y, at, n);
    }

    /**
     * Replaces each number by its exponential minus 1, without loss of digits near 0.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void expm1(float[] y, int at, int n) {
        strips(Elementwise::expm1, y, at, n);
    }

    /**
     * Replaces each number by its natural logarithm.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void log(float[] y, int at, int n) {
        strips(Elementwise::log, y, at, n);
    }

    /**
     * Replaces each number by the logarithm of 1 plus it, without loss of digits near 0.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void log1p(float[] y, int at, int n) {
        strips(Elementwise::log1p, y, at, n);
    }

    /**
     * Replaces each number by its sine.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void sin(float[] y, int at, int n) {
        strips(Elementwise::sin, y, at, n);
    }

    /**
     * Replaces each number by its cosine.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void cos(float[] y, int at, int n) {
        strips(Elementwise::cos, y, at, n);
    }

    /**
     * Replaces each number by its hyperbolic tangent.
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void tanh(float[] y, int at, int n) {
        strips(Elementwise::tanh, y, at, n);
    }

    /**
     * Replaces each number by its sigmoid, 1/(1 + exp(-x)).
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void sigmoid(float[] y, int at, int n) {
        strips(Elementwise::sigmoid, y, at, n);
    }

    /**
     * Replaces each number by its softplus, log(1 + exp(x)).
     *
     * @param y the array
     * @param at the index of the first number
     * @param n how many there are
     */
    public void softplus(float[] y, int at, int n) {
        strips(Elementwise::softplus, y, at, n);
    }
}
