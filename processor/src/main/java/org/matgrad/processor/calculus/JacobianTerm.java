package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Index;

/** A summand on the way: deltas times a weight, summed over inner indices; a delta that meets a sum cancels it. */
record JacobianTerm(List<Expr.Delta> deltas, List<Index> inner, Expr weight) {

    /** With indices renamed; deltas between equal indices vanish. */
    JacobianTerm rename(Map<Index, Index> names) {
        Renaming renaming = new Renaming();
        names.forEach((index, by) -> renaming.put(index, by.value()));
        List<Expr.Delta> renamed = new ArrayList<>();
        for (Expr.Delta delta : deltas) {
            if (renaming.apply(delta) instanceof Expr.Delta left) {
                renamed.add(left);
            }
        }
        return new JacobianTerm(renamed, renaming.indices(inner), renaming.apply(weight));
    }

    /** The inner indices replaced by new ones, so that a term can be used twice. */
    JacobianTerm freshened() {
        Map<Index, Index> twins = new HashMap<>();
        inner.forEach(index -> twins.put(index, index.twin()));
        return rename(twins);
    }

    /** The inner indices under the letters given, in order; under their own where those run out. */
    JacobianTerm lettered(String letters) {
        Map<Index, Index> twins = new HashMap<>();
        for (int n = 0; n < inner.size(); n++) {
            String name = n < letters.length()
                    ? letters.substring(n, n + 1)
                    : inner.get(n).name();
            twins.put(inner.get(n), new Index(name, inner.get(n).extent()));
        }
        return rename(twins);
    }

    /** Σ over an inner index of a delta times something is that thing at the other index. */
    JacobianTerm cancelled() {
        for (Expr.Delta delta : deltas) {
            Index left = delta.left().index();
            Index right = delta.right().index();
            Index bound = inner.contains(left) ? left : right;
            Index other = bound == left ? right : left;
            if (inner.contains(bound)) {
                List<Expr.Delta> rest = new ArrayList<>(deltas);
                rest.remove(delta);
                List<Index> still = new ArrayList<>(inner);
                still.remove(bound);
                return new JacobianTerm(rest, still, weight)
                        .rename(Map.of(bound, other))
                        .cancelled();
            }
        }
        return this;
    }

    /** As one formula. */
    Expr formula() {
        Expr product = weight;
        for (Expr.Delta delta : deltas) {
            product = Algebra.multiply(delta, product);
        }
        return Algebra.sum(inner, product);
    }
}
