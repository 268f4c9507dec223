package org.matgrad.benchmarks.results;

import java.util.Arrays;

/**
 * What several measurements of one thing gave.
 *
 * @param median half of them are below
 * @param low the lower quartile
 * @param high the upper quartile
 * @param samples how many measurements there were; 0 for a number that was not measured here
 */
public record Spread(double median, double low, double high, int samples) {

    /**
     * The spread of samples.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(double... samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("no samples");
        }
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return new Spread(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75), sorted.length);
    }

    /** A number from elsewhere. */
    public static Spread published(double value) {
        return new Spread(value, value, value, 0);
    }

    /** Whether this comes from elsewhere. */
    public boolean isPublished() {
        return samples == 0;
    }

    /** Between neighbours, in proportion. */
    private static double quantile(double[] sorted, double part) {
        double at = part * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
