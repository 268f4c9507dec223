package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Index;

/** A summand on the way: deltas times a weight, summed over inner indices; a delta that meets a sum cancels it. */
record JacobianTerm(List<Expr.Delta> deltas, List<Index> inner, Expr weight) {

    /** With indices renamed; deltas between equal indices vanish. */
    JacobianTerm rename(Map<Index, Index> renaming) {
        List<Expr.Delta> renamed = new ArrayList<>();
        for (Expr.Delta delta : deltas) {
            if (Exprs.rename(delta, renaming) instanceof Expr.Delta left) {
                renamed.add(left);
            }
        }
        return new JacobianTerm(renamed, Exprs.rename(inner, renaming), Exprs.rename(weight, renaming));
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
            Index bound = inner.contains(delta.left()) ? delta.left() : delta.right();
            Index other = bound == delta.left() ? delta.right() : delta.left();
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
