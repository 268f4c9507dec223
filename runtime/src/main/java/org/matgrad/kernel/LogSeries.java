package org.matgrad.kernel;

/**
 * The logarithm of a number near 1: log(1 + f) = 2·artanh(s) with s = f/(2 + f). The series of artanh in odd powers of s
 * is f - f²/2 + s·(f²/2 + tail(s²)), of which f is exact and the rest small.
 *
 * <p>tail(z) is z times a polynomial in z, for 1 + f from √½ to √2: minimax in the relative error of the logarithm, by
 * Remez's algorithm. That error is below 2⁻⁶¹ with the coefficients rounded to these. It is public for kernels elsewhere.
 */
public final class LogSeries {

    /** The coefficient of z. */
    public static final double C1 = 0x1.5555555555555p-1;

    /** The coefficient of z²; so are the others. */
    public static final double C2 = 0x1.9999999999e00p-2;

    /** See above. */
    public static final double C3 = 0x1.249249242b317p-2;

    /** See above. */
    public static final double C4 = 0x1.c71c7259107dbp-3;

    /** See above. */
    public static final double C5 = 0x1.745cde2fad755p-3;

    /** See above. */
    public static final double C6 = 0x1.3b20ac95cf3c2p-3;

    /** See above. */
    public static final double C7 = 0x1.0f5cb1baaec32p-3;

    /** See above. */
    public static final double C8 = 0x1.0f63e74e200cdp-3;

    private LogSeries() {}

    /** 2·artanh(s)/s - 2 of z = s². */
    static double tail(double z) {
        double p = C8;
        p = Math.fma(p, z, C7);
        p = Math.fma(p, z, C6);
        p = Math.fma(p, z, C5);
        p = Math.fma(p, z, C4);
        p = Math.fma(p, z, C3);
        p = Math.fma(p, z, C2);
        p = Math.fma(p, z, C1);
        return z * p;
    }
}
