package org.matgrad.kernel;

/** Counts the turns of loops in generated companions. It is public for them, not for programs. */
public final class Turns {

    private Turns() {}

    /**
     * The number of values from, from + step, ... below the limit.
     *
     * @param from the first value
     * @param limit the first value not reached
     * @param step the distance of two values
     * @return how many there are, 0 if the limit is not above the first value
     * @throws IllegalArgumentException if the step is not positive, with which the loop would not end
     */
    public static int count(int from, int limit, int step) {
        if (step <= 0) {
            throw new IllegalArgumentException("a loop's step is " + step + ", not positive");
        }
        return limit <= from ? 0 : (int) (((long) limit - from - 1) / step + 1);
    }
}
