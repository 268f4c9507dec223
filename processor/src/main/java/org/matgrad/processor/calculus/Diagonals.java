package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Index;

/** Adds up terms that are zero off the same diagonal: one array holds them all. */
final class Diagonals {

    /** A sum of more terms than this is too long for one formula. */
    private static final int MOST_TERMS = 24;

    private Diagonals() {}

    /** The terms, those that deltas leave as many components as the input has in one for each diagonal. */
    static List<JacobianTerm> merged(List<Index> out, List<Index> in, List<JacobianTerm> terms) {
        Map<Map<Index, Index>, List<JacobianTerm>> diagonals = new LinkedHashMap<>();
        List<JacobianTerm> merged = new ArrayList<>();
        for (JacobianTerm term : terms) {
            Map<Index, Index> partners = partners(out, in, term);
            if (term.inner().isEmpty() && partners.size() == out.size() && out.size() == in.size()) {
                diagonals.computeIfAbsent(partners, key -> new ArrayList<>()).add(term);
            } else {
                merged.add(term);
            }
        }
        List<JacobianTerm> all = new ArrayList<>();
        diagonals.forEach((partners, same) -> {
            boolean isReadable = same.size() > 1 && same.size() <= MOST_TERMS;
            all.addAll(isReadable ? List.of(sum(partners, same)) : same);
        });
        all.addAll(merged);
        return all;
    }

    /** For each index of the input the one of the output that a delta makes it equal to. */
    private static Map<Index, Index> partners(List<Index> out, List<Index> in, JacobianTerm term) {
        Map<Index, Index> partners = new LinkedHashMap<>();
        for (Index index : in) {
            for (Expr.Delta delta : term.deltas()) {
                Index left = delta.left().index();
                Index right = delta.right().index();
                Index other = left == index ? right : left;
                if ((left == index || right == index) && out.contains(other) && !partners.containsValue(other)) {
                    partners.putIfAbsent(index, other);
                }
            }
        }
        return partners;
    }

    private static JacobianTerm sum(Map<Index, Index> partners, List<JacobianTerm> same) {
        Renaming toOut = new Renaming();
        partners.forEach((in, out) -> toOut.put(in, out.value()));
        List<Expr> weights =
                same.stream().map(term -> toOut.apply(term.weight())).toList();
        return new JacobianTerm(same.get(0).deltas(), List.of(), Algebra.total(weights));
    }
}
