package org.matgrad.processor.loop;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * Two terms of one array that go to different places in the same turn, as what x[i + 1] and x[i] get of a difference: one
 * loop adds both if they have a formula in common.
 */
final class Beside {

    /** Loops that share less are better apart, where HotSpot may vectorise each. */
    private static final int SMALLEST = 5;

    private Beside() {}

    /** Whether a second item may be added in the turns of the first. */
    static boolean isBeside(Item first, Item second) {
        return isAlongOneIndex(first)
                && isAlongOneIndex(second)
                && second.writing() == Statement.Writing.UPDATE
                && (first.writing() == Statement.Writing.UPDATE || isAhead(first, second))
                && !reads(first)
                && !reads(second)
                && share(first, second);
    }

    private static boolean isAlongOneIndex(Item item) {
        return item.target().rank() == 1
                && item.loops().size() == 1
                && item.reduced().isEmpty()
                && item.reduction() == Reduction.SUM
                && Exprs.indices(shift(item)).isEmpty();
    }

    private static Size shift(Item item) {
        return item.place().get(0).minus(item.loops().get(0).value());
    }

    /** Whether a component is set in an earlier turn than the one that adds to it. */
    private static boolean isAhead(Item first, Item second) {
        return shift(first).minus(shift(second)).constant().orElse(0) > 0;
    }

    private static boolean reads(Item item) {
        return Exprs.accesses(item.body()).stream().anyMatch(access -> access.array() == item.target());
    }

    private static boolean share(Item first, Item second) {
        Index index = first.loops().get(0);
        Renaming renaming = Renaming.of(second.loops(), List.of(index.value()));
        Set<Expr> parts = new HashSet<>();
        Exprs.forEach(first.body(), parts::add);
        boolean[] found = {false};
        Exprs.forEach(
                renaming.apply(second.body()),
                part -> found[0] |= Exprs.size(part) >= SMALLEST
                        && Exprs.freeIndices(part).contains(index)
                        && parts.contains(part));
        return found[0];
    }
}
