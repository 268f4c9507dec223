package org.matgrad.benchmarks.core;

/** A computation that is ready to be repeated: inputs made, workspaces reserved. */
public interface Call {

    /**
     * Computes everything once.
     *
     * @return something that depends on the results, so that they can't be optimised away
     */
    Object run();

    /**
     * What the last run computed, for comparison; not measured.
     *
     * @return the components of each result, one array a result
     */
    double[][] results();
}
