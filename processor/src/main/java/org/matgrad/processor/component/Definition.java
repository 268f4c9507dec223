package org.matgrad.processor.component;

import java.util.List;
import org.matgrad.processor.matrix.Origin;

/** The formula of every component of an array: {@code target[indices] = body}. */
public record Definition(ArrayVar target, List<Index> indices, Expr body, Origin origin) {
    public Definition {
        indices = List.copyOf(indices);
    }

    /** The target at the definition's own indices. */
    public Expr.Access self() {
        return new Expr.Access(target, indices);
    }

    @Override
    public String toString() {
        return Printer.print(this);
    }
}
