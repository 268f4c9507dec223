package org.matgrad.processor.component;

import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Size;

/** The turns of a loop of step 1, one a row. */
record Turned(Repetition.Turns turns, Size count) implements Leading {

    @Override
    public boolean isNamedIn(Size size) {
        return size.has(turns.counter()::equals);
    }

    @Override
    public Size at(Index row, Size size) {
        Size value = turns.direction() == Loop.Direction.UP
                ? turns.from().plus(row.value())
                : turns.from().minus(row.value());
        return size.substitute(atom -> atom.equals(turns.counter()) ? value : Size.of(atom));
    }
}
