package org.matgrad.processor.component;

import java.util.List;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Origin;
import org.matgrad.processor.matrix.Size;

/**
 * Clauses that are computed in every turn of a loop. An array that is defined in it has another value in every turn.
 *
 * @param turns what is counted; the sweeps that go through one loop of the user's have it in common
 * @param order whether a sweep goes through the turns as the user's loop does, or from the last one to the first
 */
public record Repetition(Turns turns, Order order, List<Carried> carried, List<Clause> body, Origin origin)
        implements Clause {

    /** The values of a loop's counter, in the user's order. Two are the same only if they are one object. */
    public static final class Turns {
        private final Atom.Counter counter;
        private final Size from;
        private final Size limit;
        private final Size step;
        private final Loop.Direction direction;

        public Turns(Atom.Counter counter, Size from, Size limit, Size step, Loop.Direction direction) {
            this.counter = counter;
            this.from = from;
            this.limit = limit;
            this.step = step;
            this.direction = direction;
        }

        public Atom.Counter counter() {
            return counter;
        }

        public Size from() {
            return from;
        }

        /** The first value not reached. */
        public Size limit() {
            return limit;
        }

        public Size step() {
            return step;
        }

        public Loop.Direction direction() {
            return direction;
        }
    }

    /** In which order a sweep goes through the turns. */
    public enum Order {
        FORWARD,
        BACKWARD
    }

    /**
     * An array carried from turn to turn.
     *
     * @param state what it is at the beginning of a turn
     * @param initial what it is at the beginning of the first one
     * @param next what it is at the end of a turn
     * @param result what it is after the loop
     */
    public record Carried(ArrayVar state, ArrayVar initial, ArrayVar next, ArrayVar result) {}

    public Repetition {
        carried = List.copyOf(carried);
        body = List.copyOf(body);
    }
}
