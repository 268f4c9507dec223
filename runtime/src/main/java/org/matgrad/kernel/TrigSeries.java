package org.matgrad.kernel;

/**
 * Sine and cosine of a reduced argument. With n the integer next to x·2/π, it is r = x - n·π/2, at most π/4 in size. π/2 is
 * subtracted in three parts, the first two of 33 bits, whose products with n are exact (Cody and Waite).
 *
 * <p>With z = r², sin(r) is r + r·z·S(z) and cos(r) is 1 - z/2 + z²·C(z). The polynomials are minimax in the relative error of
 * the functions, by Remez's algorithm: below 2⁻⁵⁶ and 2⁻⁵⁹ with the coefficients rounded to these. It is public for kernels
 * elsewhere.
 */
public final class TrigSeries {

    /** Up to this size of x, the products are exact. */
    public static final double LARGEST = 0x1.0p19;

    /** Below this size of the result, x may be too close to a multiple of π/2; and the sign of 0 is kept. */
    public static final double SMALLEST = 0x1.0p-15;

    /** 2/π. */
    public static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

    /** The first 33 bits of π/2. */
    public static final double HIGH = 0x1.921fb544p0;

    /** The next 33 bits. */
    public static final double MIDDLE = 0x1.0b4611a6p-34;

    /** The rest of it. */
    public static final double LOW = 0x1.3198a2e037073p-69;

    /** The coefficient of 1 in S; so are the others, of powers of z. */
    public static final double S0 = -0x1.5555555555548p-3;

    /** See above. */
    public static final double S1 = 0x1.111111110f7cap-7;

    /** See above. */
    public static final double S2 = -0x1.a01a019bfd163p-13;

    /** See above. */
    public static final double S3 = 0x1.71de35671092ep-19;

    /** See above. */
    public static final double S4 = -0x1.ae5e59f43d99dp-26;

    /** See above. */
    public static final double S5 = 0x1.5d8fa2c4098b7p-33;

    /** The coefficient of 1 in C; so are the others, of powers of z. */
    public static final double C0 = 0x1.555555555554bp-5;

    /** See above. */
    public static final double C1 = -0x1.6c16c16c14f8ap-10;

    /** See above. */
    public static final double C2 = 0x1.a01a019c83903p-16;

    /** See above. */
    public static final double C3 = -0x1.27e4f7ea372f8p-22;

    /** See above. */
    public static final double C4 = 0x1.1ee9d752600e1p-29;

    /** See above. */
    public static final double C5 = -0x1.8fa465dd18f41p-37;

    private TrigSeries() {}

    /** S. */
    static double sine(double z) {
        double p = S5;
        p = Math.fma(p, z, S4);
        p = Math.fma(p, z, S3);
        p = Math.fma(p, z, S2);
        p = Math.fma(p, z, S1);
        return Math.fma(p, z, S0);
    }

    /** C. */
    static double cosine(double z) {
        double p = C5;
        p = Math.fma(p, z, C4);
        p = Math.fma(p, z, C3);
        p = Math.fma(p, z, C2);
        p = Math.fma(p, z, C1);
        return Math.fma(p, z, C0);
    }
}
