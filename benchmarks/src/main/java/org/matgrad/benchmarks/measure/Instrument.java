package org.matgrad.benchmarks.measure;

import java.util.List;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.results.Measurement;

/** Measures all contenders of a problem. */
@FunctionalInterface
public interface Instrument {

    /**
     * Measures.
     *
     * @param group the group that the problem belongs to
     * @param problem the problem
     * @param effort how thoroughly
     * @return a measurement or more for each contender, in order
     * @throws org.matgrad.benchmarks.core.DisagreementException if a contender computes something wrong
     */
    List<Measurement> measure(String group, Case problem, Effort effort);
}
