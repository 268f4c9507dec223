package org.matgrad.kernel;

import org.matgrad.MatrixMath;

/** Sigmoids: exp(r)/(exp(r) + 2⁻ᵏ) of a reduced argument r, with both sums kept as such, so that the quotient is rounded. */
final class SigmoidStrip {

    /** Up to this size of x, what the rounding of the quotient has lost is a normal number. */
    private static final double LARGEST = 690;

    static final StripFunction SIGMOID = new StripFunction(
            (x, value) -> Math.abs(x) <= LARGEST ? value : MatrixMath.sigmoid(x),
            new Range[] {Range.ofSizes(0, 0, LARGEST)},
            ExpStrip::reduce,
            ExpStrip::minusOne,
            Rounding::inversePowers,
            SigmoidStrip::quotients);

    private SigmoidStrip() {}

    private static void quotients(double[] strip, int n) {
        for (int j = 0; j < n; j++) {
            double p = strip[Strip.HIGH + j];
            double a = 1 + p;
            double low = (p - (a - 1)) + strip[Strip.LOW + j];
            Quotient.write(a, low, strip[Strip.POWERS + j], strip, j);
        }
    }
}
