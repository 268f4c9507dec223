package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Walks over formulas. */
public final class Exprs {

    private Exprs() {}

    /** The same formula with its direct parts changed. */
    public static Expr mapChildren(Expr expr, UnaryOperator<Expr> change) {
        if (expr instanceof Expr.Unary unary) {
            return new Expr.Unary(unary.function(), change.apply(unary.argument()));
        }
        if (expr instanceof Expr.Binary binary) {
            return new Expr.Binary(binary.operator(), change.apply(binary.left()), change.apply(binary.right()));
        }
        if (expr instanceof Expr.Reduce reduce) {
            return new Expr.Reduce(reduce.reduction(), reduce.over(), change.apply(reduce.body()));
        }
        if (expr instanceof Expr.Select select) {
            Condition condition = Conditions.map(select.condition(), change, size -> size);
            return new Expr.Select(condition, change.apply(select.then()), change.apply(select.otherwise()));
        }
        if (expr instanceof Expr.Held held) {
            return new Expr.Held(change.apply(held.value()));
        }
        return expr;
    }

    /** The direct parts of a formula. */
    public static List<Expr> children(Expr expr) {
        List<Expr> children = new ArrayList<>();
        mapChildren(expr, child -> {
            children.add(child);
            return child;
        });
        return children;
    }

    /** Visits the formula and all its parts. */
    public static void forEach(Expr expr, Consumer<Expr> visitor) {
        visitor.accept(expr);
        children(expr).forEach(child -> forEach(child, visitor));
    }

    /** All places where components are read, for numbers and for subscripts, without repetition, in order. */
    public static Set<Expr.Access> accesses(Expr expr) {
        Set<Expr.Access> accesses = new LinkedHashSet<>();
        forEach(expr, part -> {
            if (part instanceof Expr.Access access) {
                accesses.add(access);
            }
            sizes(part).forEach(size -> accesses.addAll(stored(size)));
        });
        return accesses;
    }

    /** The places where numbers that hold an int are read for a size. */
    public static Set<Expr.Access> stored(Size size) {
        Set<Expr.Access> accesses = new LinkedHashSet<>();
        for (Atom atom : size.atoms()) {
            if (atom instanceof Atom.Stored stored && stored.number() instanceof ArrayVar array) {
                accesses.add(new Expr.Access(array, stored.at()));
            }
        }
        return accesses;
    }

    /** The sizes that stand directly in a formula. */
    static List<Size> sizes(Expr expr) {
        if (expr instanceof Expr.SizeOf sizeOf) {
            return List.of(sizeOf.size());
        }
        if (expr instanceof Expr.Access access) {
            return access.at();
        }
        if (expr instanceof Expr.Delta delta) {
            return List.of(delta.left(), delta.right());
        }
        if (expr instanceof Expr.Reduce reduce) {
            return reduce.over().stream().map(Index::extent).toList();
        }
        return expr instanceof Expr.Select select ? Conditions.sizes(select.condition()) : List.of();
    }

    /** The indices that occur free, in order. */
    public static Set<Index> freeIndices(Expr expr) {
        Set<Index> free = new LinkedHashSet<>();
        collectFree(expr, free);
        return free;
    }

    /** The indices on which a condition depends. */
    public static Set<Index> freeIndices(Condition condition) {
        return freeIndices(new Expr.Select(condition, Expr.ZERO, Expr.ZERO));
    }

    private static void collectFree(Expr expr, Set<Index> free) {
        sizes(expr).forEach(size -> collectFree(size, free));
        if (expr instanceof Expr.Reduce reduce) {
            Set<Index> inner = freeIndices(reduce.body());
            reduce.over().forEach(inner::remove);
            reduce.over().forEach(free::remove);
            free.addAll(inner);
        } else {
            children(expr).forEach(child -> collectFree(child, free));
        }
    }

    private static void collectFree(Size size, Set<Index> free) {
        for (Atom atom : size.atoms()) {
            if (atom instanceof Index index) {
                free.add(index);
            }
        }
    }

    /** The indices that occur in a size. */
    public static Set<Index> indices(Size size) {
        Set<Index> indices = new LinkedHashSet<>();
        collectFree(size, indices);
        return indices;
    }

    /** All indices that are bound by reductions, in order. */
    public static Set<Index> boundIndices(Expr expr) {
        Set<Index> bound = new LinkedHashSet<>();
        forEach(expr, part -> {
            if (part instanceof Expr.Reduce reduce) {
                bound.addAll(reduce.over());
            }
        });
        return bound;
    }

    /** The formula with each access replaced as the function says. */
    public static Expr replaceAccesses(Expr expr, java.util.function.Function<Expr.Access, Expr> replacement) {
        if (expr instanceof Expr.Access access) {
            return replacement.apply(access);
        }
        return mapChildren(expr, child -> replaceAccesses(child, replacement));
    }

    /** The number of nodes. */
    public static int size(Expr expr) {
        int size = 1;
        for (Expr child : children(expr)) {
            size += size(child);
        }
        return size;
    }

    /** Whether the formula asks which component it is for, not only what is read there. */
    public static boolean asksForIndices(Expr expr) {
        return expr instanceof Expr.Delta
                || expr instanceof Expr.SizeOf sizeOf && !indices(sizeOf.size()).isEmpty()
                || expr instanceof Expr.Select select
                        && Conditions.sizes(select.condition()).stream()
                                .anyMatch(size -> !indices(size).isEmpty())
                || children(expr).stream().anyMatch(Exprs::asksForIndices);
    }

    /** Whether an element of an {@code int[]} is read anywhere in the formula. */
    public static boolean readsInts(Expr expr) {
        return sizes(expr).stream().anyMatch(Exprs::readsInts)
                || children(expr).stream().anyMatch(Exprs::readsInts);
    }

    /** Whether an element of an {@code int[]} is read for a size. */
    public static boolean readsInts(Size size) {
        return size.atoms().stream().anyMatch(Atom.Element.class::isInstance);
    }

    /** Whether all that is read lies within its array, whatever the sizes are. */
    public static boolean readsWithin(Expr expr) {
        return accesses(expr).stream()
                .allMatch(access ->
                        Bounds.areAlwaysWithin(access.at(), access.array().shape()));
    }

    /** Whether a delta stands anywhere in the formula. */
    public static boolean hasDeltas(Expr expr) {
        return expr instanceof Expr.Delta || children(expr).stream().anyMatch(Exprs::hasDeltas);
    }

    /** Whether a reduction stands anywhere in the formula. */
    public static boolean reduces(Expr expr) {
        return expr instanceof Expr.Reduce || children(expr).stream().anyMatch(Exprs::reduces);
    }

    /** Indices as subscripts. */
    public static List<Size> plain(List<Index> indices) {
        return indices.stream().map(Index::value).toList();
    }

    /** Whether every subscript is an index. */
    public static boolean isPlain(List<Size> at) {
        return at.stream().allMatch(subscript -> subscript.index() != null);
    }
}
