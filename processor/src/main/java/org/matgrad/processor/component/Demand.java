package org.matgrad.processor.component;

import java.util.List;
import org.matgrad.processor.matrix.Fact;
import org.matgrad.processor.matrix.Index;

/**
 * What must be so when the program comes here.
 *
 * @param batch for each value of these indices
 * @param guard and only where this holds
 */
public record Demand(Fact fact, List<Index> batch, Condition guard) implements Clause {

    public Demand {
        batch = List.copyOf(batch);
    }

    @Override
    public String toString() {
        return fact.toString();
    }
}
