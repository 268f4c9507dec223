package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Puts other subscripts in place of indices, and other indices in place of bound ones. */
public final class Renaming {

    private final Map<Index, Size> replaced = new HashMap<>();

    public Renaming() {}

    /** One that replaces these. */
    public static Renaming of(Map<Index, Size> replaced) {
        Renaming renaming = new Renaming();
        renaming.replaced.putAll(replaced);
        return renaming;
    }

    /** One that puts subscripts in place of indices, one by one. */
    public static Renaming of(List<Index> indices, List<Size> at) {
        Renaming renaming = new Renaming();
        for (int n = 0; n < indices.size(); n++) {
            renaming.put(indices.get(n), at.get(n));
        }
        return renaming;
    }

    public void put(Index index, Size by) {
        replaced.put(index, by);
    }

    public boolean has(Index index) {
        return replaced.containsKey(index);
    }

    public boolean isEmpty() {
        return replaced.isEmpty();
    }

    /** A new index in place of this one. */
    public Index twin(Index index) {
        Index twin = new Index(index.name(), apply(index.extent()));
        put(index, twin.value());
        return twin;
    }

    /** New indices in place of these, the extents of later ones in terms of earlier ones. */
    public List<Index> twins(List<Index> indices) {
        List<Index> twins = new ArrayList<>();
        indices.forEach(index -> twins.add(twin(index)));
        return twins;
    }

    public Size apply(Size size) {
        if (replaced.isEmpty() || !size.has(replaced::containsKey)) {
            return size;
        }
        return size.substitute(this::atom);
    }

    private Size atom(Atom atom) {
        Size by = atom instanceof Index index ? replaced.get(index) : null;
        return by == null ? Size.of(atom) : by;
    }

    public List<Size> apply(List<Size> sizes) {
        return sizes.stream().map(this::apply).toList();
    }

    /** The index that stands for a bound one: its replacement, or itself with the extent that it has now. */
    private Index bound(Index index) {
        Size by = replaced.get(index);
        if (by != null && by.index() != null) {
            return by.index();
        }
        return apply(index.extent()).equals(index.extent()) ? index : twin(index);
    }

    /** The indices that stand for these, each of which has an index in its place. */
    public List<Index> indices(List<Index> indices) {
        return indices.stream().map(this::bound).toList();
    }

    /** The formula with everything replaced, bound indices too where they are known. */
    public Expr apply(Expr expr) {
        if (replaced.isEmpty()) {
            return expr;
        }
        if (expr instanceof Expr.Access access) {
            return new Expr.Access(access.array(), apply(access.at()));
        }
        if (expr instanceof Expr.SizeOf sizeOf) {
            return new Expr.SizeOf(apply(sizeOf.size()));
        }
        if (expr instanceof Expr.Delta delta) {
            return Algebra.delta(apply(delta.left()), apply(delta.right()));
        }
        if (expr instanceof Expr.Reduce reduce) {
            List<Index> over = indices(reduce.over());
            return new Expr.Reduce(reduce.reduction(), over, apply(reduce.body()));
        }
        if (expr instanceof Expr.Select select) {
            return new Expr.Select(apply(select.condition()), apply(select.then()), apply(select.otherwise()));
        }
        return Exprs.mapChildren(expr, this::apply);
    }

    public Condition apply(Condition condition) {
        return Conditions.map(condition, this::apply, this::apply);
    }
}
