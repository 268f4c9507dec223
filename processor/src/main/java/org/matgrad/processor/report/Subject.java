package org.matgrad.processor.report;

import java.util.List;

/**
 * What a page shows beside the derivation.
 *
 * @param source the method as the user wrote it
 * @param line where it begins in the user's file
 * @param sweeps the loops that were generated for it
 */
public record Subject(String source, int line, List<Sweep> sweeps) {

    /** The code of a sweep. */
    public record Sweep(String title, String code) {}

    public Subject {
        sweeps = List.copyOf(sweeps);
    }
}
