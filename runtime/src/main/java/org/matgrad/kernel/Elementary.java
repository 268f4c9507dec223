package org.matgrad.kernel;

/** Functions of one number that {@link Math} has too, but computes more slowly. */
public final class Elementary {

    /** From here on tanh(x) is 1 to rounding. */
    private static final double SATURATED = 22;

    /** Below, Lambert's fraction is exact to rounding. */
    private static final double NEAR_ZERO = 0.625;

    private Elementary() {}

    /**
     * The hyperbolic tangent, to 1 ulp.
     *
     * <p>Near 0 it is Lambert's continued fraction x/(1 + x²/(3 + x²/(5 + ... x²/15))), whose error is below x¹⁷/(15!!²·17),
     * less than 10⁻¹⁷ of x there. Its two polynomials are subtracted on paper, not in the program: what is added to x is
     * then so small that its own rounding does not count. Elsewhere it is 1 - 2/(exp(2|x|) + 1), with the rounding of that
     * sum, of the quotient and of the difference made up for.
     *
     * @param x the argument
     * @return the value; x itself for ±0, ±1 for ±∞, NaN for NaN
     */
    public static double tanh(double x) {
        double size = Math.abs(x);
        double value;
        if (size < NEAR_ZERO) {
            double z = size * size;
            double numerator = ((z + 594) * z + 45045) * z + 675675;
            double denominator = (((z + 630) * z + 51975) * z + 945945) * z + 2027025;
            value = size - size * (z * numerator / denominator);
        } else if (size < SATURATED) {
            double e = Math.exp(size + size);
            double sum = e + 1;
            double quotient = 2 / sum;
            double rest = Math.fma(-quotient, sum, 2) - quotient * (1 - (sum - e));
            double high = 1 - quotient;
            value = high + (1 - high - quotient - rest * quotient * 0.5);
        } else {
            value = x != x ? x : 1;
        }
        return Math.copySign(value, x);
    }
}
