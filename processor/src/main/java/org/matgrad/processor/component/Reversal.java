package org.matgrad.processor.component;

import java.util.List;
import java.util.Map;

/** Reverse mode, for methods that use the gradient of another one: what it takes is a later stage's. */
public interface Reversal {

    /**
     * Clauses for the gradients of a part of a program.
     *
     * @param part straight lines, from inputs to one result
     * @param seed by what the components of the result are weighted: of an array that there is not yet
     * @param gradients for each input the array that becomes the gradient by it
     */
    List<Clause> of(ComponentProgram part, Definition seed, Map<ArrayVar, ArrayVar> gradients);
}
