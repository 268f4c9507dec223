package org.matgrad;

import java.util.List;

/**
 * Where a term's components lie in a contiguous array over the axes of the output or of the input.
 *
 * @param strides for each axis of the term how far apart its components lie, 0 for those that only links mention
 * @param linked the axes whose index follows from others
 */
record Places(int[] strides, List<Linked> linked) {

    /** An axis with the subscript that its index is, and room for what that is handed. */
    record Linked(Subscript subscript, int[] axes, int[] given, int size, int stride) {
        Linked(Jacobian.Link link, int size, int stride) {
            this(
                    link.subscript(),
                    link.axes().stream().mapToInt(Integer::intValue).toArray(),
                    new int[link.axes().size()],
                    size,
                    stride);
        }

        int at(int... indices) {
            for (int k = 0; k < axes.length; k++) {
                given[k] = indices[axes[k]];
            }
            return subscript.at(given);
        }
    }

    /** The axes that the place depends on. */
    long axes(long plain) {
        long axes = plain;
        for (Linked link : linked) {
            for (int axis : link.axes()) {
                axes |= 1L << axis;
            }
        }
        return axes;
    }

    /** The place of a component, or -1 where there is none. */
    int of(int[] indices) {
        int place = 0;
        for (int axis = 0; axis < strides.length; axis++) {
            place += strides[axis] * indices[axis];
        }
        for (Linked link : linked) {
            int at = link.at(indices);
            if (at < 0 || at >= link.size()) {
                return -1;
            }
            place += at * link.stride();
        }
        return place;
    }
}
