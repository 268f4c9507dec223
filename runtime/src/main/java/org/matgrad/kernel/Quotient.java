package org.matgrad.kernel;

/** Quotients p/(p + q) of a sum p, rounded once. */
final class Quotient {

    private Quotient() {}

    /** Writes (a + low)/(a + low + power) to HIGH; power is positive. */
    static void write(double a, double low, double power, double[] strip, int j) {
        double b = a + power;
        double part = b - a;
        double bLow = (a - (b - part)) + (power - part) + low;
        double inverse = 1 / b;
        double quotient = a * inverse;
        double rest = Math.fma(quotient, -b, a);
        // One fma fewer than there could be: of two that have the same factor, HotSpot 17 mixes up which go into one
        // vector.
        strip[Strip.HIGH + j] = Math.fma(rest - quotient * bLow + low, inverse, quotient);
    }
}
