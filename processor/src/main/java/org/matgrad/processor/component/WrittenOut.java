package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.matgrad.processor.matrix.Size;

/** One component's formula with its summation written out, as one does before differentiating by hand. */
public final class WrittenOut {

    private final Map<Integer, Index> numbers = new HashMap<>();
    private final ToIntFunction<Size> sizes;

    /**
     * For sizes of an example.
     *
     * @param sizes gives each size its number
     */
    public WrittenOut(ToIntFunction<Size> sizes) {
        this.sizes = sizes;
    }

    /** The same index for the same number, so that components are equal where they are the same. */
    public Index number(int value) {
        return numbers.computeIfAbsent(value, key -> new Index(Integer.toString(key), Size.of(key + 1)));
    }

    /** The summands of a sum over indices with numbers put in; the one summand of any other formula. */
    public List<Expr> terms(Expr expr, Map<Index, Index> at) {
        List<Expr> terms = new ArrayList<>();
        if (expr instanceof Expr.Reduce reduce && reduce.reduction() == Reduction.SUM) {
            expand(reduce.body(), reduce.over(), 0, new HashMap<>(at), terms);
        } else {
            terms.add(Exprs.rename(expr, at));
        }
        return terms;
    }

    private void expand(Expr body, List<Index> over, int depth, Map<Index, Index> at, List<Expr> terms) {
        if (depth == over.size()) {
            terms.add(Exprs.rename(body, at));
            return;
        }
        int extent = sizes.applyAsInt(over.get(depth).extent());
        for (int value = 0; value < extent; value++) {
            at.put(over.get(depth), number(value));
            expand(body, over, depth + 1, at, terms);
        }
    }
}
