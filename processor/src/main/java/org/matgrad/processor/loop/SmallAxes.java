package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Summands;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * Which arrays of many small vectors or matrices are taken apart: those whose components have formulas of their own, as
 * x[n,2] of a point has, and those that are computed from them. Each of their components becomes an array over the long axes,
 * and all of them together one long loop, in which they are locals.
 */
final class SmallAxes {

    /** A longer axis stays one. */
    private static final int LONGEST = 4;

    private final Set<ArrayVar> whole;
    /** The small arrays that definitions which stand one behind the other define. */
    private final Set<ArrayVar> candidates = new LinkedHashSet<>();

    private final Set<ArrayVar> apart = new LinkedHashSet<>();

    private SmallAxes(Set<ArrayVar> whole) {
        this.whole = whole;
    }

    /**
     * The clauses with such arrays taken apart.
     *
     * @param kept the arrays that must be in storage afterwards: they are put together again
     * @param parts to which the definition is added that each component's array comes from
     */
    static List<Clause> apart(List<Clause> clauses, Set<ArrayVar> kept, Names names, Map<ArrayVar, Definition> parts) {
        Set<ArrayVar> whole = new HashSet<>(Clauses.handedOver(clauses));
        Clauses.forEach(clauses, clause -> {
            whole.addAll(Clauses.readInStorage(clause));
            if (!(clause instanceof Definition)) {
                whole.addAll(Clauses.targets(clause));
            }
        });
        Map<ArrayVar, Integer> readers = Clauses.readers(clauses);
        return runs(clauses, run -> {
            SmallAxes axes = new SmallAxes(whole);
            axes.choose(run);
            return axes.apart.isEmpty() ? run : new TakenApart(axes.apart, kept, readers, names, parts).of(run);
        });
    }

    /** What changes definitions that stand one behind the other. */
    private interface Change {
        List<Definition> of(List<Definition> run);
    }

    private static List<Clause> runs(List<Clause> clauses, Change change) {
        List<Clause> all = new ArrayList<>();
        List<Definition> run = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                run.add(definition);
            } else {
                all.addAll(change.of(run));
                run = new ArrayList<>();
                all.add(Clauses.within(clause, inside -> runs(inside, change)));
            }
        }
        all.addAll(change.of(run));
        return all;
    }

    /** How many of an array's last axes are small, behind at least one that is not. */
    static int count(ArrayVar array) {
        int first = array.rank();
        while (first > 0 && isSmall(array.shape().size(first - 1))) {
            first--;
        }
        return first == 0 || array.rank() - first > 2 ? 0 : array.rank() - first;
    }

    private static boolean isSmall(Size extent) {
        int length = extent.constant().orElse(0);
        return length > 0 && length <= LONGEST;
    }

    /** The subscripts along an array's small axes. */
    static List<Size> small(ArrayVar array, List<Size> at) {
        return at.subList(array.rank() - count(array), array.rank());
    }

    private void choose(List<Definition> run) {
        for (Definition definition : run) {
            boolean isSmall = count(definition.target()) > 0 && !whole.contains(definition.target());
            if (isSmall && !isScattered(definition) && !isRagged(definition)) {
                candidates.add(definition.target());
            }
        }
        int before;
        do {
            before = candidates.size();
            run.forEach(definition -> accesses(definition).stream()
                    .map(Expr.Access::array)
                    .filter(candidates::contains)
                    .filter(array -> !canTakeApart(array, definition))
                    .toList()
                    .forEach(candidates::remove));
        } while (candidates.size() < before);
        for (Definition definition : run) {
            if (candidates.contains(definition.target()) && pinsAxis(definition)) {
                apart.add(definition.target());
            }
            for (Expr.Access access : accesses(definition)) {
                if (candidates.contains(access.array())
                        && small(access.array(), access.at()).stream()
                                .anyMatch(at -> at.constant().isPresent())) {
                    apart.add(access.array());
                }
            }
        }
        do {
            before = apart.size();
            run.forEach(this::spread);
        } while (apart.size() > before);
    }

    /** Along an index that is written out, all arrays are taken apart. */
    private void spread(Definition definition) {
        Set<Index> out = writtenOut(definition, apart);
        if (candidates.contains(definition.target()) && own(definition).stream().anyMatch(out::contains)) {
            apart.add(definition.target());
        }
        for (Expr.Access access : accesses(definition)) {
            if (candidates.contains(access.array())
                    && small(access.array(), access.at()).stream()
                            .anyMatch(at -> Exprs.indices(at).stream().anyMatch(out::contains))) {
                apart.add(access.array());
            }
        }
    }

    /** The small indices of a definition that are written out, if these arrays are taken apart. */
    static Set<Index> writtenOut(Definition definition, Set<ArrayVar> apart) {
        Set<Index> out = new HashSet<>();
        if (apart.contains(definition.target())) {
            out.addAll(own(definition));
        }
        for (Expr.Access access : accesses(definition)) {
            if (apart.contains(access.array())) {
                small(access.array(), access.at()).forEach(at -> out.addAll(Exprs.indices(at)));
            }
        }
        if (out.isEmpty()) {
            return out;
        }
        int before;
        do {
            before = out.size();
            Exprs.forEach(definition.body(), part -> {
                if (part instanceof Expr.Delta delta && isKnown(delta.left()) && isKnown(delta.right())) {
                    Set<Index> tied = new HashSet<>(Exprs.indices(delta.left()));
                    tied.addAll(Exprs.indices(delta.right()));
                    if (tied.stream().anyMatch(out::contains)) {
                        out.addAll(tied);
                    }
                }
            });
        } while (out.size() > before);
        return out;
    }

    /** Whether how long an index is depends on another one. */
    private static boolean isRagged(Definition definition) {
        return Stream.concat(definition.indices().stream(), Exprs.boundIndices(definition.body()).stream())
                .anyMatch(index -> !Exprs.indices(index.extent()).isEmpty());
    }

    /** Whether all terms of a definition go to places that its long indices don't say. */
    static boolean isScattered(Definition definition) {
        List<Index> leading = leading(definition);
        return Summands.of(definition.body()).stream()
                .allMatch(summand -> summand instanceof Expr.Reduce reduce
                        && Summands.deltas(reduce.body()).stream()
                                .anyMatch(delta -> isOneOf(leading, delta.left()) || isOneOf(leading, delta.right())));
    }

    private static Set<Expr.Access> accesses(Definition definition) {
        Set<Expr.Access> accesses = new LinkedHashSet<>();
        Exprs.forEach(definition.body(), part -> {
            if (part instanceof Expr.Access access) {
                accesses.add(access);
            }
        });
        return accesses;
    }

    /** Whether a definition says what a component at a constant subscript is. */
    private static boolean pinsAxis(Definition definition) {
        List<Index> own = own(definition);
        for (Expr summand : Summands.of(definition.body())) {
            Expr term = summand instanceof Expr.Reduce reduce ? reduce.body() : summand;
            for (Expr.Delta delta : Summands.deltas(term)) {
                if (isOneOf(own, delta.left()) && isKnown(delta.right())
                        || isOneOf(own, delta.right()) && isKnown(delta.left())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOneOf(List<Index> indices, Size subscript) {
        return subscript.index() != null && indices.contains(subscript.index());
    }

    /** Whether a subscript is a number once small indices are. */
    private static boolean isKnown(Size at) {
        return at.atoms().stream().allMatch(atom -> atom instanceof Index index && isSmall(index.extent()));
    }

    /** A definition's indices along its target's small axes. */
    static List<Index> own(Definition definition) {
        ArrayVar target = definition.target();
        return definition.indices().subList(target.rank() - count(target), target.rank());
    }

    /** A definition's other indices. */
    static List<Index> leading(Definition definition) {
        ArrayVar target = definition.target();
        return definition.indices().subList(0, target.rank() - count(target));
    }

    /** Whether a definition can read an array's components by name: the indices that say which are small and its own. */
    private boolean canTakeApart(ArrayVar array, Definition definition) {
        Set<Index> bound = Exprs.boundIndices(definition.body());
        boolean isRagged = definition.indices().stream()
                        .anyMatch(index -> !Exprs.indices(index.extent()).isEmpty())
                || bound.stream()
                        .anyMatch(index -> !Exprs.indices(index.extent()).isEmpty());
        boolean isWritten = candidates.contains(definition.target())
                || isScattered(definition) && !whole.contains(definition.target());
        List<Index> free = isWritten ? own(definition) : List.of();
        return accesses(definition).stream()
                .filter(access -> access.array() == array)
                .flatMap(access -> small(array, access.at()).stream())
                .allMatch(at -> at.constant().isPresent()
                        || !isRagged(definition)
                                && isKnown(at)
                                && Exprs.indices(at).stream()
                                        .allMatch(index -> free.contains(index) || bound.contains(index)));
    }
}
