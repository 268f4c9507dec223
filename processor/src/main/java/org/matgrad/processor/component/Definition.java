package org.matgrad.processor.component;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Origin;

/** The formula of every component of an array: {@code target[indices] = body}. */
public record Definition(ArrayVar target, List<Index> indices, Expr body, Origin origin) implements Clause {
    public Definition {
        indices = List.copyOf(indices);
    }

    /** A definition with indices of its own, so that no index is bound twice. */
    public static Definition fresh(ArrayVar target, List<Index> indices, Expr body, Origin origin) {
        Renaming renaming = new Renaming();
        List<Index> own = renaming.twins(indices);
        renaming.twins(List.copyOf(Exprs.boundIndices(body)));
        return new Definition(target, own, renaming.apply(body), origin);
    }

    /** The target at the definition's own indices. */
    public Expr.Access self() {
        return Expr.Access.of(target, indices);
    }

    /** The arrays that are read, for numbers, subscripts and extents. */
    public Set<ArrayVar> reads() {
        Set<ArrayVar> reads = new LinkedHashSet<>();
        Exprs.accesses(body).forEach(access -> reads.add(access.array()));
        indices.forEach(index -> Exprs.stored(index.extent()).forEach(access -> reads.add(access.array())));
        return reads;
    }

    @Override
    public String toString() {
        return Printer.print(this);
    }
}
