package org.matgrad.kernel;

/**
 * The exponential of a reduced argument. With k the integer next to x/ln 2, exp(x) = 2ᵏ·exp(r), where r = x - k·ln 2 is at
 * most ln 2/2 in size. ln 2 is subtracted in two parts, the first of 32 bits, so that its product with k is exact (Cody
 * and Waite).
 */
final class ExpSeries {

    static final double LOG2_E = 0x1.71547652b82fep0;

    static final double LN2_HIGH = 0x1.62e42feep-1;

    static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    private ExpSeries() {}

    /**
     * exp(r) - 1 - r for |r| up to ln 2/2, as r² times a polynomial: minimax in the relative error of exp(r), by Remez's
     * algorithm. That error is below 2⁻⁶⁰ with the coefficients rounded to these.
     */
    static double tail(double r) {
        double p = 0x1.1e3e946635d30p-29;
        p = p * r + 0x1.af6bedde06f98p-26;
        p = p * r + 0x1.27e5b3365479bp-22;
        p = p * r + 0x1.71ddf01ce47c6p-19;
        p = p * r + 0x1.a01a01372cb0dp-16;
        p = p * r + 0x1.a01a01b3800dfp-13;
        p = p * r + 0x1.6c16c16c301dfp-10;
        p = p * r + 0x1.111111110ec58p-7;
        p = p * r + 0x1.5555555555504p-5;
        p = p * r + 0x1.555555555555bp-3;
        return r * r * 0.5 + r * r * r * p;
    }
}
