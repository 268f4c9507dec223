package org.matgrad.kernel;

/** Where the numbers of a section of a {@link Strip} must be for a formula to hold, told by their bits. */
final class Range {

    private static final long ANY_SIGN = Long.MAX_VALUE;

    private static final long POSITIVE = -1;

    private final int section;
    private final long bits;
    private final long smallest;
    private final long largest;

    private Range(int section, long bits, double smallest, double largest) {
        this.section = section;
        this.bits = bits;
        this.smallest = Double.doubleToRawLongBits(smallest);
        this.largest = Double.doubleToRawLongBits(largest);
    }

    /** From smallest to largest, with either sign. */
    static Range ofSizes(int section, double smallest, double largest) {
        return new Range(section, ANY_SIGN, smallest, largest);
    }

    /** From smallest to largest. */
    static Range ofPositive(int section, double smallest, double largest) {
        return new Range(section, POSITIVE, smallest, largest);
    }

    /** Whether all numbers are there, which one comparison tells: what is below smallest is, unsigned, far above. */
    boolean hasAll(double[] strip, int n) {
        long mask = bits;
        long first = smallest + Long.MIN_VALUE;
        long span = largest - smallest + Long.MIN_VALUE;
        for (int j = section; j < section + n; j++) {
            if ((Double.doubleToRawLongBits(strip[j]) & mask) - first > span) {
                return false;
            }
        }
        return true;
    }
}
