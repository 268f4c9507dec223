package org.matgrad.processor.component;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Walks over formulas. */
public final class Exprs {

    private Exprs() {}

    /** The same formula with its direct parts changed; itself where none of them is. */
    public static Expr mapChildren(Expr expr, UnaryOperator<Expr> change) {
        if (expr instanceof Expr.Unary unary) {
            Expr argument = change.apply(unary.argument());
            return argument == unary.argument() ? expr : new Expr.Unary(unary.function(), argument);
        }
        if (expr instanceof Expr.Binary binary) {
            Expr left = change.apply(binary.left());
            Expr right = change.apply(binary.right());
            return left == binary.left() && right == binary.right()
                    ? expr
                    : new Expr.Binary(binary.operator(), left, right);
        }
        if (expr instanceof Expr.Reduce reduce) {
            Expr body = change.apply(reduce.body());
            return body == reduce.body() ? expr : new Expr.Reduce(reduce.reduction(), reduce.over(), body);
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
        if (expr instanceof Expr.Unary unary) {
            return List.of(unary.argument());
        }
        if (expr instanceof Expr.Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        if (expr instanceof Expr.Reduce reduce) {
            return List.of(reduce.body());
        }
        if (expr instanceof Expr.Select select) {
            List<Expr> children = Conditions.numbers(select.condition());
            children.add(select.then());
            children.add(select.otherwise());
            return children;
        }
        return expr instanceof Expr.Held held ? List.of(held.value()) : List.of();
    }

    /** Visits the formula and all its parts. */
    public static void forEach(Expr expr, Consumer<Expr> visitor) {
        visitor.accept(expr);
        for (Expr child : children(expr)) {
            forEach(child, visitor);
        }
    }

    /** All places where components are read, for numbers and for subscripts, without repetition, in order. */
    public static Set<Expr.Access> accesses(Expr expr) {
        Set<Expr.Access> accesses = new LinkedHashSet<>();
        collectAccesses(expr, accesses);
        return accesses;
    }

    private static void collectAccesses(Expr expr, Set<Expr.Access> accesses) {
        if (expr instanceof Expr.Access access) {
            accesses.add(access);
        }
        for (Size size : sizes(expr)) {
            accesses.addAll(stored(size));
        }
        for (Expr child : children(expr)) {
            collectAccesses(child, accesses);
        }
    }

    /** The places where numbers that hold an int are read for a size. */
    public static Set<Expr.Access> stored(Size size) {
        if (!size.has(Atom.Stored.class::isInstance)) {
            return Set.of();
        }
        Set<Expr.Access> accesses = new LinkedHashSet<>();
        size.forEachAtom(atom -> {
            if (atom instanceof Atom.Stored stored && stored.number() instanceof ArrayVar array) {
                accesses.add(new Expr.Access(array, stored.at()));
            }
        });
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
        for (Size size : sizes(expr)) {
            collectFree(size, free);
        }
        if (expr instanceof Expr.Reduce reduce) {
            Set<Index> inner = freeIndices(reduce.body());
            reduce.over().forEach(inner::remove);
            reduce.over().forEach(free::remove);
            free.addAll(inner);
        } else {
            for (Expr child : children(expr)) {
                collectFree(child, free);
            }
        }
    }

    private static void collectFree(Size size, Set<Index> free) {
        size.forEachAtom(atom -> {
            if (atom instanceof Index index) {
                free.add(index);
            }
        });
    }

    /** The indices that occur in a size. */
    public static Set<Index> indices(Size size) {
        if (!size.has(Index.class::isInstance)) {
            return Set.of();
        }
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
        return has(
                expr,
                part -> part instanceof Expr.Delta
                        || part instanceof Expr.SizeOf sizeOf
                                && !indices(sizeOf.size()).isEmpty()
                        || part instanceof Expr.Select select
                                && Conditions.sizes(select.condition()).stream()
                                        .anyMatch(size -> !indices(size).isEmpty()));
    }

    /** Whether an element of an {@code int[]} is read anywhere in the formula. */
    public static boolean readsInts(Expr expr) {
        return has(expr, part -> sizes(part).stream().anyMatch(Exprs::readsInts));
    }

    /** Whether an element of an {@code int[]} is read for a size. */
    public static boolean readsInts(Size size) {
        return size.has(Atom.Element.class::isInstance);
    }

    /** Whether all that is read lies within its array, whatever the sizes are. */
    public static boolean readsWithin(Expr expr) {
        return accesses(expr).stream()
                .allMatch(access ->
                        Bounds.areAlwaysWithin(access.at(), access.array().shape()));
    }

    /** Whether a delta stands anywhere in the formula. */
    public static boolean hasDeltas(Expr expr) {
        return has(expr, Expr.Delta.class::isInstance);
    }

    /** Whether a reduction stands anywhere in the formula. */
    public static boolean reduces(Expr expr) {
        return has(expr, Expr.Reduce.class::isInstance);
    }

    /** Whether the formula or one of its parts is such. */
    static boolean has(Expr expr, Predicate<Expr> property) {
        if (property.test(expr)) {
            return true;
        }
        for (Expr child : children(expr)) {
            if (has(child, property)) {
                return true;
            }
        }
        return false;
    }

    /** Indices as subscripts. */
    public static List<Size> plain(List<Index> indices) {
        return indices.stream().map(Index::value).toList();
    }

    /** Whether every subscript is an index. */
    public static boolean isPlain(List<Size> at) {
        for (Size subscript : at) {
            if (subscript.index() == null) {
                return false;
            }
        }
        return true;
    }
}
