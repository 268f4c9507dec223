package org.matgrad.kernel;

import java.util.Arrays;
// [double only]
import java.util.stream.Collectors;
// [end]
import org.matgrad.Matrix;
import org.matgrad.MatrixMath;
import org.matgrad.NumericArray;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** What every companion needs: checks of what it is called with, and storage that is kept between calls. */
public final class Workspace {

    private static final double[] NONE = {};

    /** The longest array that every virtual machine can make. */
    private static final long LONGEST = Integer.MAX_VALUE - 8;

    private Workspace() {}

    // [double only]
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
     * Checks that a number of components is 0 or more.
     *
     * @param method the method that is differentiated, as {@code Class.method}
     * @param what what has so many components
     * @param formula how the method writes the number
     * @throws IllegalArgumentException if it is negative
     */
    public static void requireCount(String method, String what, int count, String formula) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    method + ": " + what + " must be 0 or more (" + formula + "), but is " + count);
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
            throw tooLong(method, array, rows, columns);
        }
    }

    /** The same for rank 3. */
    public static void requireLength(String method, String array, int a, int b, int c) {
        // A double holds every product that is small enough exactly, and overflows for none of these.
        if ((double) a * b * c > Integer.MAX_VALUE) {
            throw tooLong(method, array, a, b, c);
        }
    }

    /** The same for rank 4. */
    public static void requireLength(String method, String array, int a, int b, int c, int d) {
        if ((double) a * b * c * d > Integer.MAX_VALUE) {
            throw tooLong(method, array, a, b, c, d);
        }
    }

    /** The same for any rank. */
    public static void requireLength(String method, String array, int... sizes) {
        double length = 1;
        boolean empty = false;
        for (int size : sizes) {
            length *= size;
            empty |= size == 0;
        }
        if (length > Integer.MAX_VALUE && !empty) {
            throw tooLong(method, array, sizes);
        }
    }

    private static IllegalArgumentException tooLong(String method, String array, int... sizes) {
        String shape = Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining("x"));
        return new IllegalArgumentException(method + ": " + array + " has " + shape + " components: too many");
    }

    /**
     * Checks an index.
     *
     * @param method the method that is differentiated, as {@code Class.method}
     * @param what which index: {@code "the row of W"}
     * @param index the index
     * @param size the number of indices there are, from 0
     * @throws IndexOutOfBoundsException if it isn't one of them, naming both
     */
    public static void requireIndex(String method, String what, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    method + ": " + what + " is " + index + ", which is not in [0, " + size + ")");
        }
    }

    // [end]
    /** Whether two arrays have their components in the same place. */
    public static boolean isSame(NumericArray own, NumericArray argument) {
        return own != null && own.data() == argument.data();
    }

    /** Whether an array has its components in this place. */
    public static boolean isDataOf(double[] own, NumericArray argument) {
        return own != null && own == argument.data();
    }

    // [double only]
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

    /**
     * Checks that methods of a workspace have been called that another one builds on.
     *
     * @param method the method that is differentiated, as {@code Class.method}
     * @param calls the methods, for the message
     * @throws IllegalStateException if not
     */
    public static void requireCalls(boolean done, String method, String calls) {
        if (!done) {
            throw new IllegalStateException(method + ": call " + calls + " first");
        }
    }

    // [end]
    /** A vector of ones that nobody writes to: the one given, where it has this size. */
    public static Vector ones(Vector vector, int size) {
        return vector != null && vector.size() == size ? vector : MatrixMath.ones(size);
    }

    /** An array of this length: the one given, where it fits. What a branch that isn't taken needs may be negative. */
    public static double[] sized(double[] array, int length) {
        return array != null && array.length == length ? array : length <= 0 ? NONE : new double[length];
    }

    /** Whether there is a vector, of this size. */
    public static boolean fits(Vector vector, int size) {
        return vector != null && vector.size() == size;
    }

    /** Whether there is a matrix, of these sizes. */
    public static boolean fits(Matrix matrix, int rows, int columns) {
        return matrix != null && matrix.rows() == rows && matrix.columns() == columns;
    }

    /** Whether there is a tensor, of rank 3 and these sizes. */
    public static boolean fits(Tensor tensor, int a, int b, int c) {
        return tensor != null
                && tensor.rank() == 3
                && tensor.size(0) == a
                && tensor.size(1) == b
                && tensor.size(2) == c;
    }

    /** Whether there is a tensor, of rank 4 and these sizes. */
    public static boolean fits(Tensor tensor, int a, int b, int c, int d) {
        return tensor != null
                && tensor.rank() == 4
                && tensor.size(0) == a
                && tensor.size(1) == b
                && tensor.size(2) == c
                && tensor.size(3) == d;
    }

    /** Whether there is a tensor, of these sizes and any rank. */
    public static boolean fits(Tensor tensor, int... sizes) {
        return tensor != null && hasSizes(tensor, sizes);
    }

    /** A vector of this size: the one given, where it fits. */
    public static Vector sized(Vector vector, int size) {
        return fits(vector, size) ? vector : Vector.zeros(size);
    }

    /** A matrix of these sizes: the one given, where it fits. */
    public static Matrix sized(Matrix matrix, int rows, int columns) {
        return fits(matrix, rows, columns) ? matrix : Matrix.zeros(rows, columns);
    }

    /** A tensor of rank 3 of these sizes: the one given, where it fits. */
    public static Tensor sized(Tensor tensor, int a, int b, int c) {
        return fits(tensor, a, b, c) ? tensor : Tensor.zeros(a, b, c);
    }

    /** A tensor of rank 4 of these sizes: the one given, where it fits. */
    public static Tensor sized(Tensor tensor, int a, int b, int c, int d) {
        return fits(tensor, a, b, c, d) ? tensor : Tensor.zeros(a, b, c, d);
    }

    /** A tensor of these sizes, of any rank: the one given, where it fits. */
    public static Tensor sized(Tensor tensor, int... sizes) {
        return fits(tensor, sizes) ? tensor : Tensor.zeros(sizes);
    }

    private static boolean hasSizes(Tensor tensor, int[] sizes) {
        if (tensor.rank() != sizes.length) {
            return false;
        }
        for (int axis = 0; axis < sizes.length; axis++) {
            if (tensor.size(axis) != sizes[axis]) {
                return false;
            }
        }
        return true;
    }

    /**
     * An array of at least this length that starts with the components of the one given: that one, if it is long
     * enough, and otherwise a copy of at least twice its length.
     *
     * @param array the array; null stands for an empty one
     */
    public static double[] grown(double[] array, int length) {
        if (array == null) {
            return new double[Math.max(0, length)];
        }
        if (array.length >= length) {
            return array;
        }
        return Arrays.copyOf(array, (int) Math.max(length, Math.min(2L * array.length, LONGEST)));
    }

    /**
     * An element of a table, or -1 where there is none.
     *
     * @param table the table
     * @param index any number
     * @return the element at the index
     */
    public static int element(int[] table, int index) {
        return index >= 0 && index < table.length ? table[index] : -1;
    }
}
