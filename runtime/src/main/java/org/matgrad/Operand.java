package org.matgrad;

import java.util.Arrays;

/**
 * An array in a contraction: which axes it is indexed by, each once, and how far apart its components lie along them.
 *
 * @param data the components
 * @param axes distinct axes, in the order of storage
 * @param strides one for each axis
 * @param replaced how many numbers were held by the factors this array stands for
 * @param source the factor this array is, or null when it was multiplied out
 */
record Operand(double[] data, int[] axes, int[] strides, long replaced, Jacobian.Factor source) {

    /** A factor; an axis that indexes it twice runs along the diagonal. */
    static Operand of(Jacobian.Factor factor) {
        NumericArray array = factor.array();
        int[] given = factor.axes().stream().mapToInt(Integer::intValue).toArray();
        return of(array.data(), given, Checks.sizes(array), factor);
    }

    static Operand of(double[] data, int[] given, int[] sizes, Jacobian.Factor source) {
        int[] axes = Arrays.stream(given).distinct().toArray();
        int[] strides = new int[axes.length];
        int[] givenStrides = Strided.rowMajor(sizes);
        for (int position = 0; position < given.length; position++) {
            for (int k = 0; k < axes.length; k++) {
                if (axes[k] == given[position]) {
                    strides[k] += givenStrides[position];
                }
            }
        }
        return new Operand(data, axes, strides, data.length, source);
    }

    /** Zeros over the given axes, stored in their order. */
    static Operand zeros(int[] axes, int[] extents, long replaced) {
        int[] sizes = select(extents, axes);
        return new Operand(new double[Checks.length("Jacobian", sizes)], axes, Strided.rowMajor(sizes), replaced, null);
    }

    static Operand scalar(double value) {
        return new Operand(new double[] {value}, new int[0], new int[0], 1, null);
    }

    /** The axes as a set. */
    long mask() {
        long mask = 0;
        for (int axis : axes) {
            mask |= 1L << axis;
        }
        return mask;
    }

    /** The strides along other axes; 0 along those this array doesn't depend on. */
    int[] stridesAlong(int[] others) {
        int[] result = new int[others.length];
        for (int k = 0; k < others.length; k++) {
            for (int own = 0; own < axes.length; own++) {
                if (axes[own] == others[k]) {
                    result[k] = strides[own];
                }
            }
        }
        return result;
    }

    /** Whether the components lie contiguously in the order of these axes. */
    boolean liesAlong(int[] order, int[] extents) {
        int[] sizes = select(extents, order);
        return Checks.length("Jacobian", sizes) == data.length
                && Arrays.equals(Strided.rowMajor(sizes), stridesAlong(order));
    }

    /** The components, contiguous in the order of these axes: the array itself if they lie so already. */
    double[] along(int[] order, int[] extents) {
        if (liesAlong(order, extents)) {
            return data;
        }
        Operand copy = zeros(order, extents, 0);
        Strided.add(select(extents, order), copy.data, copy.strides, 1.0, data, stridesAlong(order));
        return copy.data;
    }

    /** The axes of a set, ascending. */
    static int[] axesOf(long mask) {
        int[] axes = new int[Long.bitCount(mask)];
        long rest = mask;
        for (int k = 0; k < axes.length; k++) {
            axes[k] = Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
        }
        return axes;
    }

    static int[] select(int[] values, int[] positions) {
        int[] selected = new int[positions.length];
        for (int k = 0; k < positions.length; k++) {
            selected[k] = values[positions[k]];
        }
        return selected;
    }
}
