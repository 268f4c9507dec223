package org.matgrad.kernel;

/**
 * The exponential of a reduced argument. With k the integer next to x/ln 2, exp(x) = 2ᵏ·exp(r), where r = x - k·ln 2 is at
 * most ln 2/2 in size. ln 2 is subtracted in two parts, the first of 32 bits, so that its product with k is exact (Cody
 * and Waite).
 *
 * <p>exp(r) - 1 - r is r² times a polynomial in r, minimax in the relative error of exp(r), by Remez's algorithm. That error
 * is below 2⁻⁶⁰ with the coefficients rounded to these. It is public for kernels elsewhere.
 */
public final class ExpSeries {

    /** 1/ln 2. */
    public static final double LOG2_E = 0x1.71547652b82fep0;

    /** The first 32 bits of ln 2. */
    public static final double LN2_HIGH = 0x1.62e42feep-1;

    /** The rest of it. */
    public static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    /** The coefficient of r². */
    public static final double C2 = 0.5;

    /** The coefficient of r³; so are the others. */
    public static final double C3 = 0x1.555555555555bp-3;

    /** See above. */
    public static final double C4 = 0x1.5555555555504p-5;

    /** See above. */
    public static final double C5 = 0x1.111111110ec58p-7;

    /** See above. */
    public static final double C6 = 0x1.6c16c16c301dfp-10;

    /** See above. */
    public static final double C7 = 0x1.a01a01b3800dfp-13;

    /** See above. */
    public static final double C8 = 0x1.a01a01372cb0dp-16;

    /** See above. */
    public static final double C9 = 0x1.71ddf01ce47c6p-19;

    /** See above. */
    public static final double C10 = 0x1.27e5b3365479bp-22;

    /** See above. */
    public static final double C11 = 0x1.af6bedde06f98p-26;

    /** See above. */
    public static final double C12 = 0x1.1e3e946635d30p-29;

    private ExpSeries() {}

    /** exp(r) - 1 - r for |r| up to ln 2/2. */
    static double tail(double r) {
        double p = C12;
        p = Math.fma(p, r, C11);
        p = Math.fma(p, r, C10);
        p = Math.fma(p, r, C9);
        p = Math.fma(p, r, C8);
        p = Math.fma(p, r, C7);
        p = Math.fma(p, r, C6);
        p = Math.fma(p, r, C5);
        p = Math.fma(p, r, C4);
        p = Math.fma(p, r, C3);
        return r * r * Math.fma(p, r, C2);
    }
}
