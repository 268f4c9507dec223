package org.matgrad.kernel;

import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Vector;

/** What every companion needs: checks of what it is called with, and storage that is kept between calls. */
public final class Workspace {

    private static final double[] NONE = {};

    private Workspace() {}

    /**
     * The argument itself.
     *
     * @param method the method that is differentiated, as {@code Class.method}
     * @param parameter the parameter's name
     * @throws NullPointerException if it is null, naming the parameter
     */
    public static <T> T nonNull(T argument, String method, String parameter) {
        if (argument == null) {
            throw new NullPointerException(method + ": " + parameter + " is null");
        }
        return argument;
    }

    /**
     * Checks one size of an argument.
     *
     * @param method the method that is differentiated, as {@code Class.method}
     * @param what which size: {@code "the rows of W"}
     * @param actual the size that it has
     * @param expected the size that it must have
     * @param formula where that one comes from, for the message
     * @throws IllegalArgumentException if they differ, naming both
     */
    public static void requireSize(String method, String what, int actual, int expected, String formula) {
        if (actual != expected) {
            String origin = formula.equals(Integer.toString(expected)) ? "" : " (" + formula + ")";
            throw new IllegalArgumentException(
                    method + ": " + what + " must be " + expected + origin + ", but is " + actual);
        }
    }

    /**
     * Checks that an intermediate fits into a Java array.
     *
     * @param method the method that is differentiated, as {@code Class.method}
     * @param array the intermediate's name
     * @throws IllegalArgumentException if it has too many components
     */
    public static void requireLength(String method, String array, int rows, int columns) {
        if ((long) rows * columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    method + ": " + array + " has " + rows + "x" + columns + " components: too many");
        }
    }

    /** Whether two arrays have their components in the same place. */
    public static boolean isSame(NumericArray own, NumericArray argument) {
        return own != null && own.data() == argument.data();
    }

    /**
     * Checks that a workspace has run forward.
     *
     * @throws IllegalStateException if not
     */
    public static void requireForward(boolean done, String method) {
        if (!done) {
            throw new IllegalStateException(method + ": call forward first");
        }
    }

    /**
     * Checks that a workspace has run backward since it last ran forward.
     *
     * @throws IllegalStateException if not
     */
    public static void requireBackward(boolean done, String method) {
        if (!done) {
            throw new IllegalStateException(method + ": call forward and backward first");
        }
    }

    /** An array of this length: the one given, where it fits. */
    public static double[] sized(double[] array, int length) {
        return array != null && array.length == length ? array : length == 0 ? NONE : new double[length];
    }

    /** A vector of this size: the one given, where it fits. */
    public static Vector sized(Vector vector, int size) {
        return vector != null && vector.size() == size ? vector : Vector.zeros(size);
    }

    /** A matrix of these sizes: the one given, where it fits. */
    public static Matrix sized(Matrix matrix, int rows, int columns) {
        return matrix != null && matrix.rows() == rows && matrix.columns() == columns
                ? matrix
                : Matrix.zeros(rows, columns);
    }
}
