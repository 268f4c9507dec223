package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Fact;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * What a part of an array asks for: its subscripts lie within the array even where it has no components, or nothing
 * reads them.
 */
final class Slices {

    private Slices() {}

    /**
     * What has to be so.
     *
     * @param body a definition's formula
     * @param own the indices of its components
     */
    static Set<Fact> demands(Expr body, List<Index> own) {
        Set<Fact> demands = new LinkedHashSet<>();
        for (Expr.Access access : Exprs.accesses(body)) {
            for (int axis = 0; axis < access.at().size(); axis++) {
                Size at = access.at().get(axis);
                List<Index> along = new ArrayList<>(own);
                along.retainAll(Exprs.indices(at));
                Size extent = access.array().shape().size(axis);
                if (along.isEmpty()) {
                    add(new Fact.Within(at, at.plus(Size.ONE), extent), demands);
                } else if (along.size() == 1 && at.index() == null) {
                    Index index = along.get(0);
                    Size from = put(at, index, Size.ZERO);
                    Size to = put(at, index, index.extent());
                    if (at.equals(from.plus(index.value()))) {
                        add(new Fact.Within(from, to, extent), demands);
                    }
                }
            }
        }
        return demands;
    }

    private static void add(Fact.Within within, Set<Fact> demands) {
        if (!isCertain(within)) {
            demands.add(within);
        }
    }

    /** Whether subscripts lie within their axis whatever the program is called with. */
    static boolean isCertain(Fact.Within within) {
        return Bounds.isAlwaysWithin(within.from(), within.extent())
                && Bounds.isAtLeastZero(within.extent().minus(within.to()));
    }

    private static Size put(Size size, Index index, Size value) {
        return Renaming.of(Map.of(index, value)).apply(size);
    }
}
