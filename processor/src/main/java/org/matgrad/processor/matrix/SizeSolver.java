package org.matgrad.processor.matrix;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds undeclared sizes from use: equates sizes as unification does, symbols being different from one another. */
final class SizeSolver {

    private final Map<Atom.Unknown, Size> solved = new HashMap<>();
    private final Map<Index, Index> resolved = new HashMap<>();
    private final Deque<Map<Atom.Unknown, Size>> remembered = new ArrayDeque<>();
    private int unknowns;
    private boolean complete;

    Size unknown(String description) {
        return Size.of(new Atom.Unknown(unknowns++, description));
    }

    /** The size with all that is known put in. */
    Size resolve(Size size) {
        return size.substitute(atom -> {
            if (atom instanceof Index index) {
                return Size.of(resolve(index));
            }
            Size known = atom instanceof Atom.Unknown ? solved.get(atom) : null;
            return known == null ? Size.of(atom) : resolve(known);
        });
    }

    /** The index with all that is known of its extent put in. */
    Index resolve(Index index) {
        Index before = resolved.get(index);
        if (before != null) {
            return before;
        }
        Size extent = resolve(index.extent());
        Index twin = extent.equals(index.extent()) ? index : new Index(index.name(), extent);
        if (complete) {
            resolved.put(index, twin);
            resolved.put(twin, twin);
            return twin;
        }
        return index;
    }

    /** Nothing more will be learnt: from now on indices get their final extents. */
    void complete() {
        complete = true;
    }

    /** From here until {@link #forget}, what is learnt is for the time being. */
    void remember() {
        remembered.push(new HashMap<>(solved));
    }

    /** Forgets what was learnt since the last {@link #remember}. */
    void forget() {
        solved.clear();
        solved.putAll(remembered.pop());
    }

    /** What was learnt since the last {@link #remember} holds. */
    void settle() {
        remembered.pop();
    }

    /** What came of an attempt to make two sizes equal. */
    enum Outcome {
        EQUAL,
        DIFFERENT,
        UNCERTAIN
    }

    /** Makes two sizes equal where it can; what depends on more than names only the running program can tell. */
    Outcome equate(Size left, Size right) {
        Size difference = resolve(left).minus(resolve(right));
        if (difference.terms().isEmpty()) {
            return Outcome.EQUAL;
        }
        for (Size.Monomial term : difference.terms()) {
            if (Math.abs(term.coefficient()) == 1
                    && term.atoms().size() == 1
                    && term.atoms().get(0) instanceof Atom.Unknown unknown
                    && occurrences(difference, unknown) == 1) {
                Size rest = difference.minus(new Size(List.of(term)));
                Size value = term.coefficient() == 1 ? rest.times(Size.of(-1)) : rest;
                if (!value.has(SizeSolver::varies)) {
                    solved.put(unknown, value);
                    return Outcome.EQUAL;
                }
            }
        }
        // Sizes that depend on an index would have to be compared for each of its values.
        boolean rigid = difference.atoms().stream().allMatch(SizeSolver::isRigid);
        boolean indexed = difference.has(Index.class::isInstance);
        return rigid || indexed ? Outcome.DIFFERENT : Outcome.UNCERTAIN;
    }

    /** Whether a size has this value only at one place of the program. */
    private static boolean varies(Atom atom) {
        return atom instanceof Index || atom instanceof Atom.Counter || atom instanceof Atom.Stored;
    }

    private static boolean isRigid(Atom atom) {
        return atom instanceof Atom.Symbol || atom instanceof Index;
    }

    private static long occurrences(Size size, Atom.Unknown unknown) {
        return size.terms().stream()
                .flatMap(term -> term.atoms().stream())
                .filter(atom -> atom.has(unknown::equals))
                .count();
    }
}
