package org.matgrad.kernel;

import java.math.BigDecimal;
import java.math.MathContext;

/** Elementary functions to 50 digits and more, by series. Slow. */
final class Precise {

    private static final MathContext DIGITS = new MathContext(80);

    private static final BigDecimal ONE = BigDecimal.ONE;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Below, two terms of a series are enough. */
    private static final BigDecimal TINY = new BigDecimal("1e-25");

    /** 16·atan(1/5) - 4·atan(1/239), Machin. */
    private static final BigDecimal PI = inverseTangent(5)
            .multiply(BigDecimal.valueOf(16))
            .subtract(inverseTangent(239).multiply(BigDecimal.valueOf(4)));

    private Precise() {}

    /** The error of a value in units of the exact one's last place. */
    static double ulps(double actual, BigDecimal exact) {
        double ulp = Math.ulp(exact.doubleValue());
        return new BigDecimal(actual)
                .subtract(exact)
                .divide(new BigDecimal(ulp), DIGITS)
                .abs()
                .doubleValue();
    }

    static BigDecimal exp(BigDecimal x) {
        BigDecimal small = x.divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int n = 1; n < 45; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int square = 0; square < 10; square++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    static BigDecimal expm1(BigDecimal x) {
        return isTiny(x) ? x.add(half(x.multiply(x))) : exp(x).subtract(ONE);
    }

    /** One step of Newton's method in its form of third order, from a value of double precision. */
    static BigDecimal log(BigDecimal x) {
        BigDecimal guess = new BigDecimal(Math.log(x.doubleValue()));
        BigDecimal power = exp(guess);
        return guess.add(TWO.multiply(x.subtract(power)).divide(x.add(power), DIGITS), DIGITS);
    }

    static BigDecimal log1p(BigDecimal x) {
        return isTiny(x) ? x.subtract(half(x.multiply(x))) : log(x.add(ONE));
    }

    static BigDecimal sin(BigDecimal x) {
        return turned(x, 0);
    }

    static BigDecimal cos(BigDecimal x) {
        return turned(x, 1);
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal e = expm1(x.multiply(TWO));
        return e.divide(e.add(TWO), DIGITS);
    }

    static BigDecimal sigmoid(BigDecimal x) {
        BigDecimal e = exp(x);
        return e.divide(e.add(ONE), DIGITS);
    }

    static BigDecimal softplus(BigDecimal x) {
        return x.max(BigDecimal.ZERO).add(log1p(exp(x.abs().negate())));
    }

    /** The sine of x and so many quarter turns. */
    private static BigDecimal turned(BigDecimal x, int more) {
        BigDecimal quarter = half(PI);
        BigDecimal quarters = new BigDecimal(
                x.divide(quarter, DIGITS).add(new BigDecimal("0.5")).toBigInteger());
        BigDecimal r = x.subtract(quarters.multiply(quarter));
        int place = quarters.toBigInteger().intValue() + more;
        BigDecimal value = series(r, (place & 1) == 0);
        return (place & 2) == 0 ? value : value.negate();
    }

    /** The sine's terms, or the cosine's. */
    private static BigDecimal series(BigDecimal r, boolean sine) {
        BigDecimal term = sine ? r : ONE;
        BigDecimal sum = term;
        BigDecimal square = r.multiply(r, DIGITS).negate();
        for (int n = sine ? 2 : 1; n < 60; n += 2) {
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf((long) n * (n + 1)), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    private static BigDecimal inverseTangent(int inverse) {
        MathContext digits = new MathContext(120);
        BigDecimal square = BigDecimal.valueOf((long) inverse * inverse).negate();
        BigDecimal power = ONE.divide(BigDecimal.valueOf(inverse), digits);
        BigDecimal sum = power;
        for (int n = 3; n < 180; n += 2) {
            power = power.divide(square, digits);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), digits));
        }
        return sum;
    }

    private static boolean isTiny(BigDecimal x) {
        return x.abs().compareTo(TINY) < 0;
    }

    private static BigDecimal half(BigDecimal x) {
        return x.divide(TWO);
    }
}
