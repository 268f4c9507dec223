package org.matgrad.benchmarks.core;

import java.util.List;
import org.matgrad.benchmarks.measure.Instrument;

/**
 * Problems that belong together: one table, one picture.
 *
 * @param name what it is called on the command line
 * @param about what is measured, in a sentence
 * @param instrument what measures it
 * @param picture what its plot shows
 * @param cases the problems, in the order of the table
 */
public record Group(String name, String about, Instrument instrument, Picture picture, List<Case> cases) {

    /** Keeps the list from being changed. */
    public Group {
        cases = List.copyOf(cases);
    }
}
