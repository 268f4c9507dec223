package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Conditions;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * What a program reads whatever its conditions are: those places exist, though nothing but the program's having come this
 * far may say so, as of x[places[i]].
 */
final class Reads {
    private final Common common = new Common();
    private final Set<Expr.Access> places = new HashSet<>();
    private final Set<Size> elements = new HashSet<>();

    private Reads() {}

    /** Indices that stand for all of their extent, so that formulas that differ in the names of indices become equal. */
    static final class Common {
        private final Map<Size, List<Index>> indices = new HashMap<>();

        /** The index for this one if it is the one that comes at this place. */
        Index at(int place, Index index) {
            List<Index> known = indices.computeIfAbsent(index.extent(), key -> new ArrayList<>());
            while (known.size() <= place) {
                known.add(index.twin());
            }
            return known.get(place);
        }

        private Renaming renaming(Iterable<Index> all) {
            Renaming renaming = new Renaming();
            int place = 0;
            for (Index index : all) {
                renaming.put(index, at(place++, index).value());
            }
            return renaming;
        }
    }

    /** The reads of the clauses that are always run. */
    static Reads of(List<Clause> clauses) {
        Reads reads = new Reads();
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                reads.collect(definition.body());
            }
        }
        return reads;
    }

    private void collect(Expr expr) {
        if (expr instanceof Expr.Select) {
            return;
        }
        if (expr instanceof Expr.Access access && hasPlainExtents(Exprs.freeIndices(access))) {
            places.add((Expr.Access) common.renaming(Exprs.freeIndices(access)).apply(access));
            access.at().forEach(this::collect);
        }
        if (expr instanceof Expr.SizeOf size) {
            collect(size.size());
        }
        Exprs.children(expr).forEach(this::collect);
    }

    private void collect(Size size) {
        for (Atom atom : size.atoms()) {
            if (atom instanceof Atom.Element && hasPlainExtents(Exprs.indices(Size.of(atom)))) {
                elements.add(renamed(Size.of(atom)));
            }
        }
    }

    private static boolean hasPlainExtents(Set<Index> indices) {
        return indices.stream().allMatch(index -> Exprs.indices(index.extent()).isEmpty());
    }

    private Size renamed(Size size) {
        return common.renaming(Exprs.indices(size)).apply(size);
    }

    /** Whether a formula can be computed for all values of its indices. */
    boolean areSafe(Expr expr) {
        if (expr instanceof Expr.Access access) {
            return exists(access);
        }
        return sizes(expr).stream().allMatch(this::areSafe)
                && Exprs.children(expr).stream().allMatch(this::areSafe);
    }

    private static List<Size> sizes(Expr expr) {
        if (expr instanceof Expr.SizeOf size) {
            return List.of(size.size());
        }
        if (expr instanceof Expr.Delta delta) {
            return List.of(delta.left(), delta.right());
        }
        return expr instanceof Expr.Select select ? Conditions.sizes(select.condition()) : List.of();
    }

    private boolean exists(Expr.Access access) {
        for (int axis = 0; axis < access.at().size(); axis++) {
            Size at = access.at().get(axis);
            if (Exprs.readsInts(at)
                    || !Bounds.isWithin(at, access.array().shape().size(axis))) {
                return places.contains(
                        common.renaming(Exprs.freeIndices(access)).apply(access));
            }
        }
        return true;
    }

    /** Whether all elements of tables that a size reads are there. */
    private boolean areSafe(Size size) {
        return size.atoms().stream()
                .allMatch(atom -> !(atom instanceof Atom.Element element)
                        || Bounds.isWithin(element.at(), Size.of(new Atom.Length(element.array())))
                        || elements.contains(renamed(Size.of(atom))));
    }
}
