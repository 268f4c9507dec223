package org.matgrad.processor.matrix;

import java.util.List;

/**
 * What is formed from one element for each value of some indices: an array of them, their sum, product, largest or
 * smallest.
 *
 * @param element computed within these indices
 */
public record Formed(Value target, Forming forming, List<Index> indices, Operand element, Place place, Origin origin)
        implements Part {

    /** What becomes of the elements. */
    public enum Forming {
        ARRAY,
        SUM,
        PRODUCT,
        MAX,
        MIN
    }

    public Formed {
        indices = List.copyOf(indices);
    }

    @Override
    public String toString() {
        return target.name() + target.shape() + " = " + forming + " over " + indices + " of " + element;
    }
}
