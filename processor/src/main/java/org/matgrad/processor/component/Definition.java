package org.matgrad.processor.component;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Origin;

/**
 * The formula of every component of an array: {@code target[indices] = body}. No record, since it remembers what it reads:
 * every stage asks for that again and again.
 */
public final class Definition implements Clause {

    private final ArrayVar target;
    private final List<Index> indices;
    private final Expr body;
    private final Origin origin;
    private Set<ArrayVar> reads;

    public Definition(ArrayVar target, List<Index> indices, Expr body, Origin origin) {
        this.target = target;
        this.indices = List.copyOf(indices);
        this.body = body;
        this.origin = origin;
    }

    /** A definition with indices of its own, so that no index is bound twice. */
    public static Definition fresh(ArrayVar target, List<Index> indices, Expr body, Origin origin) {
        Renaming renaming = new Renaming();
        List<Index> own = renaming.twins(indices);
        renaming.twins(List.copyOf(Exprs.boundIndices(body)));
        return new Definition(target, own, renaming.apply(body), origin);
    }

    public ArrayVar target() {
        return target;
    }

    public List<Index> indices() {
        return indices;
    }

    public Expr body() {
        return body;
    }

    /** Where it comes from in the source, or null. */
    public Origin origin() {
        return origin;
    }

    /** The target at the definition's own indices. */
    public Expr.Access self() {
        return Expr.Access.of(target, indices);
    }

    /** The arrays that are read, for numbers, subscripts and extents. */
    public Set<ArrayVar> reads() {
        if (reads == null) {
            Set<ArrayVar> all = new LinkedHashSet<>();
            Exprs.accesses(body).forEach(access -> all.add(access.array()));
            indices.forEach(index -> Exprs.stored(index.extent()).forEach(access -> all.add(access.array())));
            reads = Collections.unmodifiableSet(all);
        }
        return reads;
    }

    /** The arrays that are read for an int, as in a subscript or an extent: these have to be in storage. */
    public Set<ArrayVar> readsForInts() {
        Set<ArrayVar> ints = new LinkedHashSet<>();
        Exprs.forEach(body, part -> Exprs.sizes(part)
                .forEach(size -> Exprs.stored(size).forEach(access -> ints.add(access.array()))));
        indices.forEach(index -> Exprs.stored(index.extent()).forEach(access -> ints.add(access.array())));
        return ints;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Definition definition
                        && target.equals(definition.target)
                        && indices.equals(definition.indices)
                        && body.equals(definition.body)
                        && Objects.equals(origin, definition.origin);
    }

    /** By the target alone, which one definition has: hashing a formula goes through the whole of it. */
    @Override
    public int hashCode() {
        return target.hashCode();
    }

    @Override
    public String toString() {
        return Printer.print(this);
    }
}
