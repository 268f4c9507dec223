package org.matgrad.kernel;

/**
 * A product that overflows or vanishes only if its final value does. Scaling by powers of two is exact, so that
 * otherwise it is the product from left to right, bit for bit.
 */
final class ScaledProduct {

    private double mantissa = 1;
    private int exponent;

    /** Multiplies the product by a factor. */
    void times(double factor) {
        int shift = Math.getExponent(factor);
        mantissa *= Math.scalb(factor, -shift);
        int carry = Math.getExponent(mantissa);
        mantissa = Math.scalb(mantissa, -carry);
        exponent += shift + carry;
    }

    double value() {
        return Math.scalb(mantissa, exponent);
    }
}
