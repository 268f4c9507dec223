package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Renaming;

/**
 * A loop that sets components and adds up others as well: HotSpot makes no vectors of it, and each turn's addition waits for
 * the one before. The sums get a loop of their own behind the other one, with accumulators that do not wait; the cheap
 * locals that they read are computed there again.
 *
 * @param others the loop without the sums; none where all that it did was for these
 * @param originals for each sum that reads a formula in place of a local, the sum that it is
 */
record SumsApart(Optional<Nest.Loop> others, Nest.Loop sums, Map<Item, Item> originals) {

    /**
     * The two loops.
     *
     * @param locals the arrays whose components are locals of the loop
     * @return empty where a sum reads what is gone when the loop has ended, or where there is only one kind
     */
    static Optional<SumsApart> of(Nest.Loop loop, Set<ArrayVar> locals, Scope scope) {
        Map<Item, Item> originals = new LinkedHashMap<>();
        List<Item> sums = new ArrayList<>();
        List<Item> others = new ArrayList<>();
        Map<ArrayVar, Item> cheap = new HashMap<>();
        for (Item item : loop.items()) {
            Item inlined = item.within(item.ranges(), inlined(item.body(), cheap));
            if (Shapes.isPlainSum(inlined, loop.depth())) {
                sums.add(inlined);
                originals.put(inlined, item);
            } else {
                others.add(item);
                if (isCheap(inlined, locals)) {
                    cheap.put(item.target(), inlined);
                }
            }
        }
        boolean areFew = sums.size() <= Shapes.MOST_SUMS || sums.equals(List.copyOf(originals.values()));
        boolean areApart = originals.entrySet().stream()
                .allMatch(sum -> others.stream().noneMatch(other -> isLost(sum, other, loop, locals, scope)));
        if (sums.isEmpty() || others.isEmpty() || !areFew || !areApart) {
            return Optional.empty();
        }
        List<Item> needed = withoutUnread(others, cheap.keySet());
        return Optional.of(new SumsApart(
                needed.isEmpty() ? Optional.empty() : Optional.of(loop.around(needed)), loop.around(sums), originals));
    }

    private static boolean isCheap(Item item, Set<ArrayVar> locals) {
        return locals.contains(item.target())
                && item.writing() == Statement.Writing.SET
                && !item.accumulates()
                && Exprs.isPlain(item.place())
                && Cheap.is(item.body());
    }

    private static Expr inlined(Expr expr, Map<ArrayVar, Item> cheap) {
        if (!(expr instanceof Expr.Access access)) {
            return Exprs.mapChildren(expr, child -> inlined(child, cheap));
        }
        Item item = cheap.get(access.array());
        return item == null
                ? access
                : Renaming.of(item.placeIndices(), access.at()).apply(item.body());
    }

    /** The items without those for locals that none of them reads. */
    private static List<Item> withoutUnread(List<Item> items, Set<ArrayVar> cheap) {
        List<Item> needed = new ArrayList<>();
        for (int n = items.size() - 1; n >= 0; n--) {
            ArrayVar target = items.get(n).target();
            boolean isRead = needed.stream().anyMatch(item -> reads(item, target));
            if (isRead || !cheap.contains(target)) {
                needed.add(0, items.get(n));
            }
        }
        return needed;
    }

    private static boolean reads(Item item, ArrayVar array) {
        return Exprs.accesses(item.body()).stream().anyMatch(access -> access.array() == array);
    }

    /** Whether a sum reads a local that another item declares, or what that item overwrites. */
    private static boolean isLost(
            Map.Entry<Item, Item> sum, Item other, Nest.Loop loop, Set<ArrayVar> locals, Scope scope) {
        boolean isLater = loop.items().indexOf(other) > loop.items().indexOf(sum.getValue());
        boolean isLocal = locals.contains(other.target());
        for (Expr.Access read : Exprs.accesses(sum.getKey().body())) {
            boolean isIts = scope.stored(read.array()) == scope.stored(other.target());
            if (isIts && (isLocal || isLater || read.array() != other.target())) {
                return true;
            }
        }
        return false;
    }
}
