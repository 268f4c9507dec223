package org.matgrad;

/** Loop nests over arrays whose axes may lie in any order: one extent an axis, and for each array one stride an axis. */
final class Strided {

    private Strided() {}

    /** The strides of a contiguous row-major array. */
    static int[] rowMajor(int... sizes) {
        int[] strides = new int[sizes.length];
        int stride = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= sizes[axis];
        }
        return strides;
    }

    /** Adds coefficient·x to d; where d's stride is 0, sums. */
    static void add(int[] extents, double[] d, int[] dStrides, double coefficient, double[] x, int[] xStrides) {
        add(0, extents, d, 0, dStrides, coefficient, x, 0, xStrides);
    }

    private static void add(
            int axis,
            int[] extents,
            double[] d,
            int dAt,
            int[] dStrides,
            double coefficient,
            double[] x,
            int xAt,
            int[] xStrides) {
        if (axis == extents.length) {
            d[dAt] += coefficient * x[xAt];
            return;
        }
        int extent = extents[axis];
        int dStride = dStrides[axis];
        int xStride = xStrides[axis];
        if (axis < extents.length - 1) {
            for (int i = 0; i < extent; i++) {
                add(axis + 1, extents, d, dAt + i * dStride, dStrides, coefficient, x, xAt + i * xStride, xStrides);
            }
        } else {
            for (int i = 0; i < extent; i++) {
                d[dAt + i * dStride] += coefficient * x[xAt + i * xStride];
            }
        }
    }

    /** Adds x·y to d; where d's stride is 0, sums. */
    static void addProduct(
            int[] extents, double[] d, int[] dStrides, double[] x, int[] xStrides, double[] y, int[] yStrides) {
        addProduct(0, extents, d, 0, dStrides, x, 0, xStrides, y, 0, yStrides);
    }

    private static void addProduct(
            int axis,
            int[] extents,
            double[] d,
            int dAt,
            int[] dStrides,
            double[] x,
            int xAt,
            int[] xStrides,
            double[] y,
            int yAt,
            int[] yStrides) {
        if (axis == extents.length) {
            d[dAt] += x[xAt] * y[yAt];
            return;
        }
        int extent = extents[axis];
        int dStride = dStrides[axis];
        int xStride = xStrides[axis];
        int yStride = yStrides[axis];
        if (axis < extents.length - 1) {
            for (int i = 0; i < extent; i++) {
                addProduct(
                        axis + 1,
                        extents,
                        d,
                        dAt + i * dStride,
                        dStrides,
                        x,
                        xAt + i * xStride,
                        xStrides,
                        y,
                        yAt + i * yStride,
                        yStrides);
            }
        } else {
            for (int i = 0; i < extent; i++) {
                d[dAt + i * dStride] += x[xAt + i * xStride] * y[yAt + i * yStride];
            }
        }
    }
}
