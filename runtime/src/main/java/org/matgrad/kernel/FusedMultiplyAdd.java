package org.matgrad.kernel;

/** Whether {@link Math#fma} is an instruction here, or big decimals, which take a thousand times as long. */
final class FusedMultiplyAdd {

    private static final int TRIES = 5;

    private static final int CALLS = 20;

    /** The instruction takes some 30 in HotSpot's interpreter, and big decimals 40,000 there. */
    private static final int SLOW_NANOSECONDS = 200;

    static final boolean IS_FAST = isFast();

    private FusedMultiplyAdd() {}

    /** The only way to ask. The fastest try counts: the others may have been interrupted. */
    private static boolean isFast() {
        long fastest = Long.MAX_VALUE;
        double sum = 1;
        for (int t = 0; t < TRIES; t++) {
            long start = System.nanoTime();
            for (int n = 0; n < CALLS; n++) {
                sum = Math.fma(sum, 0.7, 0.1);
            }
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return sum > 0 && fastest < (long) CALLS * SLOW_NANOSECONDS;
    }
}
