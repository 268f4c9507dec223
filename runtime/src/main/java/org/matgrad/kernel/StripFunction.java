package org.matgrad.kernel;

import java.util.function.DoubleBinaryOperator;

/** A function of many numbers, as passes over strips of them. */
final class StripFunction {

    private final DoubleBinaryOperator right;
    private final Range[] ranges;
    private final Pass[] passes;

    /**
     * Where a number isn't within the ranges, right says of each argument and what the passes gave what its value is. The
     * passes stand in an array, so that HotSpot compiles each by itself: in one method, it leaves some of the loops scalar.
     */
    StripFunction(DoubleBinaryOperator right, Range[] ranges, Pass... passes) {
        this.right = right;
        this.ranges = ranges;
        this.passes = passes;
    }

    /** Replaces the numbers by the function's values. */
    void replace(double[] y, int at, int n, double[] strip) {
        int end = at + n;
        for (int from = at; from < end; from += Strip.LENGTH) {
            int length = Math.min(Strip.LENGTH, end - from);
            System.arraycopy(y, from, strip, 0, length);
            for (Pass pass : passes) {
                pass.run(strip, length);
            }
            if (!isRight(strip, length)) {
                for (int j = 0; j < length; j++) {
                    strip[Strip.HIGH + j] = right.applyAsDouble(strip[j], strip[Strip.HIGH + j]);
                }
            }
            System.arraycopy(strip, Strip.HIGH, y, from, length);
        }
    }

    private boolean isRight(double[] strip, int n) {
        for (Range range : ranges) {
            if (!range.hasAll(strip, n)) {
                return false;
            }
        }
        return true;
    }
}
