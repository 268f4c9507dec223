package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;

/**
 * A loop that sets components and adds up others as well: HotSpot makes no vectors of it, and each turn's addition waits for
 * the one before. The sums get a loop of their own behind the other one, with accumulators that do not wait.
 */
record SumsApart(Nest.Loop others, Nest.Loop sums) {

    /**
     * The two loops.
     *
     * @param locals the arrays whose components are locals of the loop
     * @return empty where a sum reads what is gone when the loop has ended, or where there is only one kind
     */
    static Optional<SumsApart> of(Nest.Loop loop, Set<ArrayVar> locals, Scope scope) {
        List<Item> sums = new ArrayList<>();
        List<Item> others = new ArrayList<>();
        for (Item item : loop.items()) {
            (Shapes.isPlainSum(item, loop.depth()) ? sums : others).add(item);
        }
        boolean areApart = !sums.isEmpty()
                && !others.isEmpty()
                && sums.stream()
                        .allMatch(sum -> others.stream().noneMatch(other -> isLost(sum, other, loop, locals, scope)));
        return areApart ? Optional.of(new SumsApart(loop.around(others), loop.around(sums))) : Optional.empty();
    }

    /** Whether a sum reads a local that another item declares, or what that item overwrites. */
    private static boolean isLost(Item sum, Item other, Nest.Loop loop, Set<ArrayVar> locals, Scope scope) {
        boolean isLater = loop.items().indexOf(other) > loop.items().indexOf(sum);
        boolean isLocal = locals.contains(other.target());
        for (Expr.Access read : Exprs.accesses(sum.body())) {
            boolean isIts = scope.stored(read.array()) == scope.stored(other.target());
            if (isIts && (isLocal || isLater || read.array() != other.target())) {
                return true;
            }
        }
        return false;
    }
}
