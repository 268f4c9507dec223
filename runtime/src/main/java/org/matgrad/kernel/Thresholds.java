package org.matgrad.kernel;

/** From which sizes on kernels are used. System properties lower them for tests, whose arrays are small. */
final class Thresholds {

    /** Numbers of a run, from which on the loops of vectors are faster, in plain Java and with the Vector API. */
    static final int RUN = Integer.getInteger("matgrad.kernels.run", 32);

    /** Multiply-adds of a product, below which tiles of scalars are faster than packing. */
    static final int PRODUCT = Integer.getInteger("matgrad.kernels.product", 16 * 16 * 16);

    private Thresholds() {}
}
