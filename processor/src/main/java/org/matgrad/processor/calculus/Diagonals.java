package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Expr;

/** Adds up terms that are zero off the same diagonal: one array holds them all. */
final class Diagonals {

    /** A sum of more terms than this is too long for one formula. */
    private static final int MOST_TERMS = 24;

    /** The weights of terms between the same components, in the indices of the first. */
    private record Diagonal(JacobianTerm first, List<Expr> weights) {
        List<JacobianTerm> merged() {
            return List.of(first.with(Algebra.total(weights)));
        }
    }

    private Diagonals() {}

    /** The summands, those of a diagonal as one in front of the others. */
    static List<JacobianTerm> merged(Jacobians.Summands summands) {
        List<Diagonal> diagonals = new ArrayList<>();
        List<JacobianTerm> others = new ArrayList<>();
        for (JacobianTerm term : summands.terms()) {
            if (summands.isDiagonal(term)) {
                add(term, diagonals);
            } else {
                others.add(term);
            }
        }
        List<JacobianTerm> all = new ArrayList<>();
        diagonals.forEach(diagonal -> all.addAll(diagonal.merged()));
        all.addAll(others);
        return all;
    }

    private static void add(JacobianTerm term, List<Diagonal> diagonals) {
        for (Diagonal diagonal : diagonals) {
            Optional<Expr> weight = diagonal.first().weightOf(term);
            if (weight.isPresent() && diagonal.weights().size() < MOST_TERMS) {
                diagonal.weights().add(weight.get());
                return;
            }
        }
        diagonals.add(new Diagonal(term, new ArrayList<>(List.of(term.weight()))));
    }
}
