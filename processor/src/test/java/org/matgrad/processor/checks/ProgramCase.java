package org.matgrad.processor.checks;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program that is compiled and checked: a class with the method {@code program}. */
interface ProgramCase {

    String METHOD = "program";

    /** The class of this name. */
    String source(String name);

    /** The same program, which notes where its kinks are and is not differentiated. */
    String traced(String name);

    List<ProgramParameter> parameters();

    /** The sizes, when they are declared as numbers; otherwise none. */
    Map<String, Integer> numbers();

    /** Whether all sizes are declared. */
    boolean shaped();

    /** Whether all that is computed is a finite number, unless the trace says otherwise. */
    boolean isTame();

    /** The names of the parameters that a batch gives by row; none where it has no batches. */
    default Set<String> batch() {
        return Set.of();
    }

    /** With all sizes declared. */
    ProgramCase declared();
}
