package org.matgrad.processor.matrix;

import java.util.List;

/**
 * A counted loop.
 *
 * @param counter the variable: from, from + step, ... as long as it is below the limit, or above it for a loop downwards
 * @param limit the first value not reached
 * @param step positive; subtracted in a loop downwards
 * @param carried the state
 * @param place where the loop stands: within these indices, the state has a value for each
 */
public record Loop(
        Atom.Counter counter,
        Size from,
        Size limit,
        Size step,
        Direction direction,
        List<Carried> carried,
        List<Part> body,
        Place place,
        Origin origin)
        implements Part {

    /** Where the counter goes. */
    public enum Direction {
        UP,
        DOWN
    }

    /**
     * A value carried from turn to turn.
     *
     * @param state what it is at the beginning of a turn
     * @param initial what it is at the beginning of the first one
     * @param next what it is at the end of a turn
     * @param result what it is after the loop
     */
    public record Carried(Value state, Operand initial, Operand next, Value result) {}

    public Loop {
        carried = List.copyOf(carried);
        body = List.copyOf(body);
    }
}
