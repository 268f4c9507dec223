package org.matgrad.processor.component;

import java.util.List;
import org.matgrad.processor.matrix.Origin;

/** Two ways, one of which is taken. */
public record Alternative(
        Condition condition, List<Clause> then, List<Clause> otherwise, List<Merged> merged, Origin origin)
        implements Clause {

    /** An array that the way taken decides. */
    public record Merged(ArrayVar result, ArrayVar then, ArrayVar otherwise) {}

    public Alternative {
        then = List.copyOf(then);
        otherwise = List.copyOf(otherwise);
        merged = List.copyOf(merged);
    }
}
