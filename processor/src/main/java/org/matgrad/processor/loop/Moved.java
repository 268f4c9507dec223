package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * A term that goes to every place of a stretch of one axis once, as x[i + 1] for all i: it is set there, and only what
 * lies before and behind the stretch is cleared.
 */
final class Moved {

    private final Item item;
    private final int axis;
    private final Index index;

    private Moved(Item item, int axis, Index index) {
        this.item = item;
        this.axis = axis;
        this.index = index;
    }

    /** The item as such a term, if it is one, and its places lie within the array. */
    static Optional<Moved> of(Item item) {
        List<Size> sizes = item.target().shape().sizes();
        Set<Index> seen = new HashSet<>();
        Moved moved = null;
        for (int axis = 0; axis < sizes.size(); axis++) {
            Set<Index> inside = Exprs.indices(item.place().get(axis));
            if (inside.size() != 1) {
                return Optional.empty();
            }
            Index index = inside.iterator().next();
            Size before = item.place().get(axis).minus(index.value());
            boolean isOnce = Exprs.indices(before).isEmpty() && seen.add(index);
            boolean isWhole = before.isConstant(0) && index.extent().equals(sizes.get(axis));
            if (!isOnce || !isWhole && moved != null) {
                return Optional.empty();
            }
            moved = isWhole ? moved : new Moved(item, axis, index);
        }
        boolean isEach = item.reduced().isEmpty() && seen.equals(new HashSet<>(item.outer()));
        boolean mayBeSet = !item.isRagged() && !(item.body() instanceof Expr.Select) && !Shapes.isUnrolled(item);
        return isEach && mayBeSet ? Optional.ofNullable(moved).filter(Moved::isBounded) : Optional.empty();
    }

    /** What is cleared, and the term. */
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        Size size = item.target().shape().size(axis);
        Size from = from();
        // An empty stretch may begin behind the end.
        Size begin = Bounds.isAtLeastZero(size.minus(from)) ? from : Size.extremum(Atom.Extremum.Kind.MIN, from, size);
        clear(new Range(Size.ZERO, begin), items);
        clear(new Range(from.plus(index.extent()), size), items);
        items.add(item.setting());
        return items;
    }

    private Size from() {
        return item.place().get(axis).minus(index.value());
    }

    /** Whether the stretch ends with the axis or is known to lie within it. */
    private boolean isBounded() {
        Size behind = item.target().shape().size(axis).minus(from().plus(index.extent()));
        return behind.isConstant(0) || Bounds.isAtLeastZero(behind) && Bounds.isAtLeastZero(index.extent());
    }

    private void clear(Range range, List<Item> items) {
        if (!range.from().equals(range.to())) {
            List<Index> all = item.definition().indices();
            items.add(new Item(
                    item.definition(),
                    Exprs.plain(all),
                    all,
                    List.of(),
                    Reduction.SUM,
                    Statement.Writing.SET,
                    Algebra.constant(0),
                    Map.of(all.get(axis), range)));
        }
    }
}
