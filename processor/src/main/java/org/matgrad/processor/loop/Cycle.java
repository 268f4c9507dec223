package org.matgrad.processor.loop;

import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Repetition;
import org.matgrad.processor.matrix.Origin;

/**
 * A loop statement of the user's, or its image in another sweep.
 *
 * @param variable the counter's name
 * @param from the first value of the counter in the user's order
 * @param limit the first value not reached
 * @param step the distance of two values, positive
 * @param recorded arrays of which every turn's value is kept, and which are written here
 * @param entry what is done before the first turn
 */
public record Cycle(
        Repetition.Turns turns,
        Repetition.Order order,
        String variable,
        IntExpr from,
        IntExpr limit,
        IntExpr step,
        List<ArrayVar> recorded,
        Block entry,
        List<Node> body,
        Block exit,
        Origin origin)
        implements Node {
    public Cycle {
        recorded = List.copyOf(recorded);
        body = List.copyOf(body);
    }

    /** The same loop around other nodes. */
    Cycle around(List<Node> nodes) {
        return with(entry, nodes, exit);
    }

    /** The same loop with other parts. */
    Cycle with(Block before, List<Node> nodes, Block after) {
        return new Cycle(turns, order, variable, from, limit, step, recorded, before, nodes, after, origin);
    }
}
