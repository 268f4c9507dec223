package org.matgrad.kernel;

/**
 * The logarithm of a number near 1: log(1 + f) = 2·artanh(s) with s = f/(2 + f). The series of artanh in odd powers of s
 * is f - f²/2 + s·(f²/2 + {@link #tail}(s²)), of which f is exact and the rest small.
 */
final class LogSeries {

    private LogSeries() {}

    /**
     * 2·artanh(s)/s - 2 of z = s², for 1 + f from √½ to √2: minimax in the relative error of the logarithm, by Remez's
     * algorithm. That error is below 2⁻⁶¹ with the coefficients rounded to these.
     */
    static double tail(double z) {
        double p = 0x1.0f63e74e200cdp-3;
        p = p * z + 0x1.0f5cb1baaec32p-3;
        p = p * z + 0x1.3b20ac95cf3c2p-3;
        p = p * z + 0x1.745cde2fad755p-3;
        p = p * z + 0x1.c71c7259107dbp-3;
        p = p * z + 0x1.249249242b317p-2;
        p = p * z + 0x1.9999999999e00p-2;
        p = p * z + 0x1.5555555555555p-1;
        return z * p;
    }
}
