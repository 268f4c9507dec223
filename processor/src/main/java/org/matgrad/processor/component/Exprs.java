package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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
            Condition condition = select.condition() instanceof Condition.Compare compare
                    ? new Condition.Compare(
                            compare.relation(), change.apply(compare.left()), change.apply(compare.right()))
                    : select.condition();
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

    /** All places where components are read, without repetition, in order. */
    public static Set<Expr.Access> accesses(Expr expr) {
        Set<Expr.Access> accesses = new LinkedHashSet<>();
        forEach(expr, part -> {
            if (part instanceof Expr.Access access) {
                accesses.add(access);
            }
        });
        return accesses;
    }

    /** The indices that occur free, in order. */
    public static Set<Index> freeIndices(Expr expr) {
        Set<Index> free = new LinkedHashSet<>();
        collectFree(expr, free);
        return free;
    }

    private static void collectFree(Expr expr, Set<Index> free) {
        if (expr instanceof Expr.Access access) {
            free.addAll(access.indices());
        } else if (expr instanceof Expr.Delta delta) {
            free.add(delta.left());
            free.add(delta.right());
        } else if (expr instanceof Expr.Reduce reduce) {
            Set<Index> inner = freeIndices(reduce.body());
            inner.removeAll(reduce.over());
            free.addAll(inner);
        } else {
            if (expr instanceof Expr.Select select && select.condition() instanceof Condition.SamePlace same) {
                free.addAll(same.left());
                free.addAll(same.right());
            }
            children(expr).forEach(child -> collectFree(child, free));
        }
    }

    /** The formula with indices renamed, bound ones too where the map has them. */
    public static Expr rename(Expr expr, Map<Index, Index> renaming) {
        if (renaming.isEmpty()) {
            return expr;
        }
        if (expr instanceof Expr.Access access) {
            return new Expr.Access(access.array(), rename(access.indices(), renaming));
        }
        if (expr instanceof Expr.Delta delta) {
            return Algebra.delta(
                    renaming.getOrDefault(delta.left(), delta.left()),
                    renaming.getOrDefault(delta.right(), delta.right()));
        }
        if (expr instanceof Expr.Reduce reduce) {
            return new Expr.Reduce(
                    reduce.reduction(), rename(reduce.over(), renaming), rename(reduce.body(), renaming));
        }
        if (expr instanceof Expr.Select select && select.condition() instanceof Condition.SamePlace same) {
            return new Expr.Select(
                    new Condition.SamePlace(rename(same.left(), renaming), rename(same.right(), renaming)),
                    rename(select.then(), renaming),
                    rename(select.otherwise(), renaming));
        }
        return mapChildren(expr, child -> rename(child, renaming));
    }

    public static List<Index> rename(List<Index> indices, Map<Index, Index> renaming) {
        return indices.stream()
                .map(index -> renaming.getOrDefault(index, index))
                .toList();
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
                || expr instanceof Expr.Select select && select.condition() instanceof Condition.SamePlace
                || children(expr).stream().anyMatch(Exprs::asksForIndices);
    }

    /** Whether a reduction stands anywhere in the formula. */
    public static boolean reduces(Expr expr) {
        return expr instanceof Expr.Reduce || children(expr).stream().anyMatch(Exprs::reduces);
    }
}
