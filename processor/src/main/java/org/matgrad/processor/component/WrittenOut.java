package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** One component's formula with its summation written out, as one does before differentiating by hand. */
public final class WrittenOut {

    private final ToIntFunction<Size> sizes;

    /**
     * For sizes of an example.
     *
     * @param sizes gives each size its number
     */
    public WrittenOut(ToIntFunction<Size> sizes) {
        this.sizes = sizes;
    }

    /** The summands of a sum over indices with numbers put in; the one summand of any other formula. */
    public List<Expr> terms(Expr expr, Map<Index, Size> at) {
        List<Expr> terms = new ArrayList<>();
        if (expr instanceof Expr.Reduce reduce && reduce.reduction() == Reduction.SUM) {
            expand(reduce.body(), reduce.over(), 0, new HashMap<>(at), terms);
        } else {
            terms.add(Renaming.of(at).apply(expr));
        }
        return terms;
    }

    private void expand(Expr body, List<Index> over, int depth, Map<Index, Size> at, List<Expr> terms) {
        if (depth == over.size()) {
            terms.add(Renaming.of(at).apply(body));
            return;
        }
        int extent = sizes.applyAsInt(Renaming.of(at).apply(over.get(depth).extent()));
        for (int value = 0; value < extent; value++) {
            at.put(over.get(depth), Size.of(value));
            expand(body, over, depth + 1, at, terms);
        }
    }
}
