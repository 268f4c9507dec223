package org.matgrad.kernel;

/** From which size on products are packed. A system property lowers it for tests, whose arrays are small. */
final class Thresholds {

    /** Multiply-adds of a product, below which tiles of scalars are faster than packing. */
    static final int PRODUCT = Integer.getInteger("matgrad.kernels.product", 16 * 16 * 16);

    private Thresholds() {}
}
