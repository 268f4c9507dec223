package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Origin;
import org.matgrad.processor.matrix.Size;

/** What is known so far of one array's adjoint: its indices, and the sum of what readers contributed. */
final class Pending {

    private static final List<String> DEFAULT_LETTERS = List.of("i", "j", "k", "l", "m", "n", "p", "q");

    private final List<Index> indices = new ArrayList<>();
    private final List<Expr> terms = new ArrayList<>();
    private Origin origin;

    /** An adjoint with the letters of the place where the array is read first, so that it looks like its reader. */
    Pending(ArrayVar array, Expr.Access site) {
        List<String> letters = site.isPlain()
                ? site.indices().stream().map(Index::name).distinct().toList()
                : List.of();
        for (int axis = 0; axis < array.rank(); axis++) {
            String letter = letters.size() == array.rank()
                    ? letters.get(axis)
                    : DEFAULT_LETTERS.get(axis % DEFAULT_LETTERS.size());
            indices.add(new Index(letter, array.shape().size(axis)));
        }
    }

    List<Index> indices() {
        return indices;
    }

    Expr sum() {
        return Algebra.total(terms);
    }

    Origin origin() {
        return origin;
    }

    /**
     * Adds what one reader contributes: the sum over the reader's indices of a product, to the component at a place.
     * The place's deltas are put in; where a subscript is an index of the whole axis, that index is the adjoint's own.
     */
    void contribute(Expr.Access site, List<Index> loops, Expr product, Origin from) {
        Renaming renaming = new Renaming();
        List<Integer> apart = new ArrayList<>();
        for (int axis = 0; axis < indices.size(); axis++) {
            Index at = site.at().get(axis).index();
            boolean whole = at != null
                    && loops.contains(at)
                    && !renaming.has(at)
                    && at.extent().equals(indices.get(axis).extent());
            if (whole) {
                renaming.put(at, indices.get(axis).value());
            } else {
                apart.add(axis);
            }
        }
        List<Index> rest = new ArrayList<>();
        for (Index index : loops) {
            if (!renaming.has(index)) {
                rest.add(renaming.twin(index));
            }
        }
        Expr term = renaming.apply(product);
        for (int axis : apart) {
            Size subscript = renaming.apply(site.at().get(axis));
            term = Algebra.multiply(Algebra.delta(subscript, indices.get(axis).value()), term);
        }
        terms.add(Algebra.sum(rest, term));
        origin = from;
    }
}
