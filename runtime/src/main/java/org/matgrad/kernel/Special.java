package org.matgrad.kernel;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The error function, the logarithm of the gamma function and its derivatives. Up to digamma they are those of Commons
 * Numbers, but for the logarithm of large gammas; where it is missing, an {@link IllegalStateException} says so.
 *
 * <p>Relative errors are a few units of 1e-16, and of 1e-15 for digamma. Next to a zero of the function, and where
 * digamma and its derivatives of negative arguments are the difference of two terms, the error is relative to the terms.
 */
public final class Special {

    /** From here on the asymptotic series of trigamma and tetragamma are exact to rounding. */
    private static final double ASYMPTOTIC = 16;

    /** From here on Stirling's series of log Γ is, which doesn't allocate as the library does for some arguments. */
    private static final double STIRLING = 20;

    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    static {
        OptionalLibrary.NUMBERS.read();
    }

    private Special() {}

    /** erf(x) = 2/√π·∫exp(-t²)dt from 0 to x, from -1 to 1. */
    public static double erf(double x) {
        try {
            return Erf.value(x);
        } catch (NoClassDefFoundError e) {
            throw OptionalLibrary.NUMBERS.missing("erf", e);
        }
    }

    /** erfc(x) = 1 - erf(x), from 2 to 0, without loss of digits for large x. */
    public static double erfc(double x) {
        try {
            return Erfc.value(x);
        } catch (NoClassDefFoundError e) {
            throw OptionalLibrary.NUMBERS.missing("erfc", e);
        }
    }

    /** log Γ(x) for x &gt; 0; +infinity at 0 and NaN below. */
    public static double logGamma(double x) {
        if (x >= STIRLING) {
            return stirling(x);
        }
        try {
            return x == 0 ? Double.POSITIVE_INFINITY : x < 0 ? Double.NaN : LogGamma.value(x);
        } catch (NoClassDefFoundError e) {
            throw OptionalLibrary.NUMBERS.missing("logGamma", e);
        }
    }

    /** Abramowitz and Stegun 6.1.41. */
    private static double stirling(double x) {
        double q = 1 / (x * x);
        double series = 1.0 / 12 - q * (1.0 / 360 - q * (1.0 / 1260 - q * (1.0 / 1680 - q / 1188)));
        // (x - 1/2)·log x - x, without the difference of two large terms.
        return (x - 0.5) * (Math.log(x) - 1) + ((HALF_LOG_TWO_PI - 0.5) + series / x);
    }

    /** ψ(x) = Γ'(x)/Γ(x), the derivative of log Γ; -infinity at 0, its limit from above, and NaN at -1, -2, ... */
    public static double digamma(double x) {
        if (x < 0) {
            // Reflection, Abramowitz and Stegun 6.3.7.
            double r = fraction(x);
            return r == 0 ? Double.NaN : digamma(1 - x) - Math.PI / Math.tan(Math.PI * r);
        }
        try {
            // One step of the recurrence, 6.3.5, is exact to rounding where the library's approximation is not.
            return x < 1 ? Digamma.value(x + 1) - 1 / Math.abs(x) : Digamma.value(x);
        } catch (NoClassDefFoundError e) {
            throw OptionalLibrary.NUMBERS.missing("digamma", e);
        }
    }

    /**
     * ψ'(x), the derivative of {@link #digamma}; +infinity at 0, -1, -2, ... By the recurrence, Abramowitz and Stegun
     * 6.4.6, up to where the asymptotic series, 6.4.12, holds. No terms cancel for x &gt; 0.
     */
    public static double trigamma(double x) {
        if (x < 0) {
            // Reflection, 6.4.7: ψ'(x) = π²/sin²(πx) - ψ'(1-x).
            double s = Math.PI / Math.sin(Math.PI * fraction(x));
            return s * s - trigamma(1 - x);
        }
        double sum = 0;
        double z = x;
        for (; z < ASYMPTOTIC; z++) {
            sum += 1 / (z * z);
        }
        // The coefficients are the Bernoulli numbers.
        double q = 1 / (z * z);
        double series = 1.0 / 30 - q * (5.0 / 66 - q * (691.0 / 2730 - q * 7 / 6));
        series = 1 + 1 / (2 * z) + q * (1.0 / 6 - q * (1.0 / 30 - q * (1.0 / 42 - q * series)));
        return sum + series / z;
    }

    /**
     * ψ''(x), the derivative of {@link #trigamma}; -infinity at 0, its limit from above, and NaN at -1, -2, ... By the
     * recurrence, Abramowitz and Stegun 6.4.6, up to where the asymptotic series, 6.4.13, holds. No terms cancel for x
     * &gt; 0.
     */
    public static double tetragamma(double x) {
        if (x < 0) {
            // Reflection, 6.4.7: ψ''(x) = ψ''(1-x) - 2π³·cos(πx)/sin³(πx).
            double r = fraction(x);
            double s = Math.PI / Math.sin(Math.PI * r);
            return r == 0 ? Double.NaN : tetragamma(1 - x) - 2 * s * s * s * Math.cos(Math.PI * r);
        }
        double sum = 0;
        double z = Math.abs(x);
        for (; z < ASYMPTOTIC; z++) {
            sum -= 2 / (z * z * z);
        }
        double q = 1 / (z * z);
        double series = 3.0 / 10 - q * (5.0 / 6 - q * (691.0 / 210 - q * 35 / 2));
        series = 1 + 1 / z + q * (1.0 / 2 - q * (1.0 / 6 - q * (1.0 / 6 - q * series)));
        return sum - q * series;
    }

    /** x minus the nearest integer, which is exact, so that multiples of π don't lose digits: NaN if x is infinite. */
    private static double fraction(double x) {
        return x - Math.rint(x);
    }
}
