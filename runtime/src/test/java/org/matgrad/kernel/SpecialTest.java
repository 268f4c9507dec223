package org.matgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Test;

class SpecialTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double PI2 = Math.PI * Math.PI;

    /** Euler's constant. */
    private static final double GAMMA = 0.5772156649015329;

    /** Apéry's constant, ζ(3). */
    private static final double ZETA3 = 1.2020569031595942;

    @Test
    void errorFunctions() {
        // Abramowitz and Stegun, tables 7.1 and 7.3, with more digits.
        assertValue(0.5204998778130465, Special.erf(0.5));
        assertValue(0.8427007929497149, Special.erf(1));
        assertValue(0.9953222650189527, Special.erf(2));
        assertValue(-0.8427007929497149, Special.erf(-1));
        assertValue(0.15729920705028513, Special.erfc(1));
        assertValue(1.5374597944280349e-12, Special.erfc(5));
        assertValue(5.395865611607901e-176, Special.erfc(20));
        assertValue(1.8427007929497148, Special.erfc(-1));
        assertValues(Special::erf, new double[] {0, -0.0, INF, -INF, NAN}, new double[] {0, -0.0, 1, -1, NAN});
        assertValues(Special::erfc, new double[] {0, -0.0, INF, -INF, NAN}, new double[] {1, 1, 0, 2, NAN});
    }

    /** log Γ(n/2), the product of the recurrence taken exactly. */
    private static double logGammaOfHalves(int n) {
        BigDecimal product = BigDecimal.ONE;
        for (int m = n - 2; m > 0; m -= 2) {
            product = product.multiply(BigDecimal.valueOf(m)).divide(BigDecimal.valueOf(2));
        }
        double last = n % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
        int digits = product.precision() - product.scale();
        return Math.log(product.movePointLeft(digits).doubleValue()) + digits * Math.log(10) + last;
    }

    @Test
    void logGamma() {
        assertValue(Math.log(Math.PI) / 2, Special.logGamma(0.5));
        assertEquals(0, Special.logGamma(1));
        assertEquals(0, Special.logGamma(2));
        assertValue(Math.log(2 * 3 * 4 * 5), Special.logGamma(6));
        assertValue(359.1342053695754, Special.logGamma(100));
        assertValue(300 * Math.log(10), Special.logGamma(1e-300));
        // Stirling's series begins at 20: the recurrence gives exact products.
        for (int doubled = 38; doubled <= 340; doubled++) {
            assertValue(logGammaOfHalves(doubled), Special.logGamma(doubled / 2.0));
        }
        assertValue(LogGamma.value(1e6), Special.logGamma(1e6));
        assertValue(LogGamma.value(2e305), Special.logGamma(2e305));
        assertValues(Special::logGamma, new double[] {0, -0.0, -0.5, -1, INF, -INF, NAN}, new double[] {
            INF, INF, NAN, NAN, INF, NAN, NAN
        });
    }

    @Test
    void digamma() {
        assertValue(-GAMMA, Special.digamma(1));
        assertValue(1 - GAMMA, Special.digamma(2));
        assertValue(-GAMMA - 2 * Math.log(2), Special.digamma(0.5));
        assertValue(4.600161852738087, Special.digamma(100));
        assertValue(-1e6 - GAMMA + PI2 / 6 * 1e-6, Special.digamma(1e-6));
        assertEquals(2 - GAMMA - 2 * Math.log(2), Special.digamma(-0.5), 1e-14);
        assertValues(Special::digamma, new double[] {0, -0.0, -1, -2, -1e300, INF, -INF, NAN}, new double[] {
            -INF, -INF, NAN, NAN, NAN, INF, NAN, NAN
        });
    }

    @Test
    void trigamma() {
        assertValue(PI2 / 6, Special.trigamma(1));
        assertValue(PI2 / 2, Special.trigamma(0.5));
        assertValue(PI2 / 2 + 4, Special.trigamma(-0.5));
        assertValue(0.010050166663333571, Special.trigamma(100));
        assertValue(1e10, Special.trigamma(1e-10) / 1e10);
        assertValues(Special::trigamma, new double[] {0, -0.0, -1, -2, -1e300, INF, -INF, NAN}, new double[] {
            INF, INF, INF, INF, INF, 0, NAN, NAN
        });
    }

    @Test
    void tetragamma() {
        assertValue(-2 * ZETA3, Special.tetragamma(1));
        assertValue(-14 * ZETA3, Special.tetragamma(0.5));
        assertEquals(16 - 14 * ZETA3, Special.tetragamma(-0.5), 1e-13);
        assertValue(-1.010049998333500e-4, Special.tetragamma(100));
        assertValue(-2e30, Special.tetragamma(1e-10));
        assertValue(2e30, Special.tetragamma(-1e-10));
        assertValues(Special::tetragamma, new double[] {0, -0.0, -1, -2, -1e300, INF, -INF, NAN}, new double[] {
            -INF, -INF, NAN, NAN, NAN, 0, NAN, NAN
        });
    }

    @Property(tries = 300)
    void derivativesOfOneAnother(@ForAll @DoubleRange(min = 0.5, max = 60) double x) {
        assertDerivative(Special::logGamma, Special::digamma, x);
        assertDerivative(Special::digamma, Special::trigamma, x);
        assertDerivative(Special::trigamma, Special::tetragamma, x);
        assertDerivative(Special::erf, t -> 2 / Math.sqrt(Math.PI) * Math.exp(-t * t), x / 10);
    }

    /** Where all are large, these also join positive and negative arguments. */
    @Property(tries = 300)
    void recurrences(@ForAll @DoubleRange(min = -20, max = 60) double x) {
        double step = 1 / x;
        assertStep(Special::digamma, x, step);
        assertStep(Special::trigamma, x, -step * step);
        assertStep(Special::tetragamma, x, 2 * step * step * step);
    }

    private static void assertStep(DoubleUnaryOperator f, double x, double step) {
        // Next to a pole x + 1 isn't exact enough.
        if (Math.abs(x - Math.rint(x)) > 1e-2) {
            double y = f.applyAsDouble(x);
            assertEquals(y + step, f.applyAsDouble(x + 1), 1e-12 * (1 + Math.abs(y) + Math.abs(step)));
        }
    }

    private static void assertDerivative(DoubleUnaryOperator f, DoubleUnaryOperator derivative, double x) {
        double h = 1e-3;
        double half = (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h);
        double whole = (f.applyAsDouble(x + 2 * h) - f.applyAsDouble(x - 2 * h)) / (4 * h);
        double expected = (4 * half - whole) / 3;
        assertEquals(expected, derivative.applyAsDouble(x), 1e-8 * (1 + Math.abs(expected)));
    }

    private static void assertValue(double expected, double actual) {
        assertEquals(expected, actual, 5e-15 * Math.abs(expected));
    }

    private static void assertValues(DoubleUnaryOperator f, double[] x, double[] expected) {
        for (int i = 0; i < x.length; i++) {
            assertEquals(expected[i], f.applyAsDouble(x[i]), "at " + x[i]);
        }
    }
}
