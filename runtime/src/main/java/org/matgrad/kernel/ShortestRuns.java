package org.matgrad.kernel;

/**
 * From how many numbers on a kernel is faster than a function called number by number. What the kernels compute does not
 * depend on it.
 */
public record ShortestRuns(
        int exp, int expm1, int log, int log1p, int sin, int cos, int tanh, int sigmoid, int softplus) {

    /** A system property sets them all, for tests, whose arrays are small. */
    private static final Integer EACH = Integer.getInteger("matgrad.kernels.run");

    /** Where the functions number by number are faster whatever the length. */
    static final ShortestRuns NEVER = ofEach(Integer.MAX_VALUE);

    private static ShortestRuns ofEach(int run) {
        return new ShortestRuns(run, run, run, run, run, run, run, run, run);
    }

    /** These, or what the system property says instead. */
    ShortestRuns asConfigured() {
        return EACH == null ? this : ofEach(EACH);
    }
}
