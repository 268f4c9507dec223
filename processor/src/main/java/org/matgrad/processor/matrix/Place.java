package org.matgrad.processor.matrix;

import java.util.List;

/**
 * Where a step stands: the indices of the lambdas around it, over all of which it is computed, and the condition on
 * which.
 */
public record Place(List<Index> batch, Test guard) {

    public static final Place OUTERMOST = new Place(List.of(), Test.TRUE);

    public Place {
        batch = List.copyOf(batch);
    }
}
