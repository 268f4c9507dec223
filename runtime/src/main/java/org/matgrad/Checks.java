package org.matgrad;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks of sizes and indices, with messages that name the operation and the shapes. */
final class Checks {

    private Checks() {}

    /** The number of components of an array of these sizes. */
    static int length(String operation, int... sizes) {
        for (int size : sizes) {
            if (size < 0) {
                throw new IllegalArgumentException(operation + ": negative size " + size);
            }
        }
        if (Arrays.stream(sizes).anyMatch(size -> size == 0)) {
            return 0;
        }
        long length = 1;
        for (int size : sizes) {
            length *= size;
            if (length > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(operation + ": " + times(sizes) + " components are too many");
            }
        }
        return (int) length;
    }

    /** The sum of sizes that are joined; what they count, such as rows, is for the message. */
    static int total(String operation, String what, IntStream sizes) {
        long total = sizes.asLongStream().sum();
        if (total > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(operation + ": " + total + " " + what + " are too many");
        }
        return (int) total;
    }

    static void components(String operation, int given, int... sizes) {
        int expected = length(operation, sizes);
        if (given != expected) {
            throw new IllegalArgumentException(
                    operation + ": " + shape(sizes) + " from " + given + " components instead of " + expected);
        }
    }

    static void index(String operation, String what, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(operation + ": " + what + " " + index + " is not in [0, " + size + ")");
        }
    }

    static void range(String operation, String what, int from, int to, int size) {
        if (from < 0 || from > to || to > size) {
            throw new IndexOutOfBoundsException(
                    operation + ": " + what + " [" + from + ", " + to + ") are not in [0, " + size + ")");
        }
    }

    /** Fails unless the sizes match; the link reads as in "3x4 matrix by a vector of size 5". */
    static void match(boolean matches, String operation, NumericArray left, String link, NumericArray right) {
        if (!matches) {
            throw new IllegalArgumentException(operation + ": " + shape(left) + " " + link + " " + shape(right));
        }
    }

    static void square(String operation, Matrix a) {
        if (a.rows() != a.columns()) {
            throw new IllegalArgumentException(operation + ": " + shape(a) + " is not square");
        }
    }

    static String shape(NumericArray a) {
        return shape(sizes(a));
    }

    static int[] sizes(NumericArray a) {
        int[] sizes = new int[a.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = a.size(axis);
        }
        return sizes;
    }

    private static String shape(int... sizes) {
        return switch (sizes.length) {
            case 0 -> "array of rank 0";
            case 1 -> "vector of size " + sizes[0];
            case 2 -> times(sizes) + " matrix";
            default -> times(sizes) + " tensor";
        };
    }

    private static String times(int... sizes) {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }
}
