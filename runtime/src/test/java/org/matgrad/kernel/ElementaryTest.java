package org.matgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ElementaryTest {

    private static final MathContext DIGITS = new MathContext(60);

    /** exp(x) by its series at x/1024, squared ten times. */
    private static BigDecimal exp(BigDecimal x) {
        BigDecimal small = x.divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 40; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int square = 0; square < 10; square++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    private static void assertWithinOneUlp(double x) {
        BigDecimal twice = exp(new BigDecimal(x).multiply(BigDecimal.valueOf(2)));
        BigDecimal exact = twice.subtract(BigDecimal.ONE).divide(twice.add(BigDecimal.ONE), DIGITS);
        double actual = Elementary.tanh(x);
        BigDecimal error = new BigDecimal(actual).subtract(exact).abs();
        assertTrue(
                error.compareTo(new BigDecimal(Math.ulp(actual))) <= 0,
                () -> x + " gives " + actual + ", not " + exact);
    }

    @Test
    void tanhIsExactToOneUlp() {
        Random random = new Random(3);
        for (int n = 0; n < 4000; n++) {
            assertWithinOneUlp((random.nextDouble() - 0.5) * 2);
            assertWithinOneUlp((random.nextDouble() - 0.5) * 46);
            assertWithinOneUlp(Math.scalb(random.nextDouble() + 0.5, -random.nextInt(40)));
        }
        for (double bound : new double[] {0.625, 22}) {
            double x = bound;
            for (int n = 0; n < 100; n++) {
                x = Math.nextDown(x);
            }
            for (int n = 0; n < 200; n++) {
                assertWithinOneUlp(x);
                assertWithinOneUlp(-x);
                x = Math.nextUp(x);
            }
        }
    }

    @Test
    void tanhOfAllMagnitudesIsThatOfMath() {
        Random random = new Random(4);
        for (int n = 0; n < 200_000; n++) {
            double x = Double.longBitsToDouble(random.nextLong());
            double expected = StrictMath.tanh(x);
            // StrictMath is within one ulp itself.
            if (x == x) {
                assertEquals(expected, Elementary.tanh(x), 2 * Math.ulp(expected), () -> "tanh " + x);
            }
        }
    }

    @Test
    void tanhOfSpecialValues() {
        assertEquals(Double.NaN, Elementary.tanh(Double.NaN));
        assertEquals(1.0, Elementary.tanh(Double.POSITIVE_INFINITY));
        assertEquals(-1.0, Elementary.tanh(Double.NEGATIVE_INFINITY));
        assertEquals(0.0, Elementary.tanh(0.0));
        assertEquals(-0.0, Elementary.tanh(-0.0));
        assertEquals(Double.MIN_VALUE, Elementary.tanh(Double.MIN_VALUE));
        assertEquals(-1e-310, Elementary.tanh(-1e-310));
        assertEquals(1.0, Elementary.tanh(Double.MAX_VALUE));
    }
}
