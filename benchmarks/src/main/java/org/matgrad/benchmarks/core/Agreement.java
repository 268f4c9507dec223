package org.matgrad.benchmarks.core;

import java.util.function.Supplier;

/** What results are compared with before they are measured. */
@FunctionalInterface
public interface Agreement {

    /**
     * Compares.
     *
     * @param results what was computed
     * @throws DisagreementException if anything differs by more than rounding
     */
    void check(double[][] results);

    /**
     * Agreement with numbers that were computed in another way.
     *
     * @param expected what is right; called for each comparison
     * @param tolerance how large a difference may be, relative to the largest component of an array
     * @return the comparison
     */
    static Agreement with(Supplier<double[][]> expected, double tolerance) {
        return results -> {
            double[][] right = expected.get();
            same("results", right.length, results.length);
            for (int p = 0; p < right.length; p++) {
                compare("result " + p, right[p], results[p], tolerance);
            }
        };
    }

    private static void compare(String name, double[] right, double[] actual, double tolerance) {
        same("components of " + name, right.length, actual.length);
        double largest = 0;
        for (double component : right) {
            largest = Math.max(largest, Math.abs(component));
        }
        for (int i = 0; i < right.length; i++) {
            // Written so that NaN fails.
            if (!(Math.abs(actual[i] - right[i]) <= tolerance * largest)) {
                throw new DisagreementException(
                        name + " has " + actual[i] + " at " + i + " where " + right[i] + " is right");
            }
        }
    }

    private static void same(String what, int right, int actual) {
        if (actual != right) {
            throw new DisagreementException(actual + " " + what + " instead of " + right);
        }
    }
}
