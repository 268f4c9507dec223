package org.matgrad.kernel;

/**
 * Scratch for the elementwise functions, which go through a few numbers at a time. Each array is indexed by one variable
 * and nothing else, which is what HotSpot asks before it vectorises a loop: so numbers are copied here from wherever they
 * stand. Long formulas are cut into loops of at most twenty multiplications and additions each, with what they hand over
 * kept in these arrays: beyond that, HotSpot leaves a loop scalar.
 */
final class Strip {

    /** How many numbers: the arrays that one function uses fit into the first level of a cache. */
    static final int LENGTH = 512;

    /** The arguments. */
    final double[] x = new double[LENGTH];

    /** A reduced argument, or a result. */
    final double[] high = new double[LENGTH];

    /** What the rounding of a number in high has lost. */
    final double[] low = new double[LENGTH];

    /** A denominator or another intermediate, and what its rounding has lost. */
    final double[] other = new double[LENGTH];

    final double[] otherLow = new double[LENGTH];

    /** The exponents of powers of two, see {@link Rounding}, or the powers themselves; quarter turns. */
    final double[] powers = new double[LENGTH];

    /** Two results for each number: the second ones begin at LENGTH. */
    final double[] pairs = new double[2 * LENGTH];

    /** Takes numbers in. */
    void load(double[] y, int at, int n) {
        System.arraycopy(y, at, x, 0, n);
    }
}
