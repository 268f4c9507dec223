package org.matgrad.processor.matrix;

/** What a program consists of. */
public sealed interface Part permits Step, Formed, Chosen, Invocation, Differentiated, Loop, Branch, Requirement {

    /** Within which indices, and on which condition, the part is computed. */
    default Place place() {
        return Place.OUTERMOST;
    }
}
