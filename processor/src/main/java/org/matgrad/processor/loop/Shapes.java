package org.matgrad.processor.loop;

import java.util.List;
import java.util.OptionalInt;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Decides which shape a loop gets. */
final class Shapes {

    /** More sums than these have more accumulators than there are registers for. */
    static final int MOST_SUMS = 2;

    /** Turns up to which loops of constant extents are written out, and formula that may come of it. */
    private static final int UNROLLED_TURNS = 64;

    private static final int UNROLLED_SIZE = 500;

    /** A longer axis is better left to a loop, which HotSpot can vectorise. */
    private static final int UNROLLED_AXIS = 16;

    /** Sums of up to so many terms are written out where a loop along another index does them all at once. */
    private static final int SHORT_SUM = 4;

    /** Fewer turns are not worth a loop of four turns and another one. */
    private static final int FOURFOLD_TURNS = 8;

    /** Larger formulas are not written out four times. */
    private static final int FOURFOLD_SIZE = 30;

    private Shapes() {}

    /** Whether a sum has so few terms that one formula has them all. */
    static boolean isShortSum(Reduction reduction, List<Index> reduced) {
        int terms = Size.product(reduced.stream().map(Index::extent).toList())
                .constant()
                .orElse(0);
        return reduction == Reduction.SUM && terms > 0 && terms <= SHORT_SUM;
    }

    /** Whether a nest is small and known enough to be written out in straight lines. */
    static boolean isUnrolled(Nest.Loop loop) {
        long size = 0;
        for (Item item : loop.items()) {
            size += unrolledSize(item, loop.depth());
        }
        return size <= UNROLLED_SIZE;
    }

    /** The same for one item by itself. */
    static boolean isUnrolled(Item item) {
        return unrolledSize(item, 0) <= UNROLLED_SIZE;
    }

    /** The size of the formula that an item becomes in straight lines; beyond all bounds where it can't. */
    private static long unrolledSize(Item item, int depth) {
        if (!item.ranges().isEmpty()) {
            return Integer.MAX_VALUE;
        }
        long turns = 1;
        for (Index index : item.loops().subList(depth, item.loops().size())) {
            OptionalInt extent = index.extent().constant();
            if (extent.isEmpty() || extent.getAsInt() > UNROLLED_AXIS || turns * extent.getAsInt() > UNROLLED_TURNS) {
                return Integer.MAX_VALUE;
            }
            turns *= extent.getAsInt();
        }
        return turns * Exprs.size(item.body());
    }

    /** Whether all that a loop does is to add up plain arithmetic, so that four accumulators pay. */
    static boolean isPlainSum(List<Nest> body, Nest.Loop loop) {
        return loop.items().size() <= MOST_SUMS
                && body.stream().allMatch(Nest.Leaf.class::isInstance)
                && loop.items().stream().allMatch(item -> isPlainSum(item, loop.depth()));
    }

    /** Whether all that an item does in loops from this depth on is to add up plain arithmetic. */
    static boolean isPlainSum(Item item, int depth) {
        return item.accumulates()
                && item.outer().size() == depth
                && item.reduction() == Reduction.SUM
                && isArithmetic(item.body());
    }

    /**
     * Whether each turn of a loop sums plain arithmetic along a row and does little with it, so that four turns pay to go
     * together: 25,000 sums of 10 squares take 87 µs then, and 125 one after the other, each with four accumulators.
     */
    static boolean sumsRows(Nest.Loop loop, List<Nest> body) {
        return body.get(0) instanceof Nest.Loop inner
                && inner.items().size() == 1
                && isPlainSum(inner.children(), inner)
                && !isUnrolled(inner)
                && body.stream().skip(1).allMatch(Nest.Leaf.class::isInstance)
                && loop.items().stream().noneMatch(Item::isRagged)
                && loop.extent().constant().orElse(Integer.MAX_VALUE) >= FOURFOLD_TURNS
                && loop.size() <= FOURFOLD_SIZE;
    }

    /** Whether two loops walk through whole matrices, which may be parts of larger arrays, so that one does. */
    static boolean isFlat(Nest.Loop loop) {
        if (loop.children().size() != 1
                || !(loop.children().get(0) instanceof Nest.Loop inner)
                || !inner.children().stream().allMatch(Nest.Leaf.class::isInstance)) {
            return false;
        }
        return loop.items().stream().allMatch(item -> isFlat(item, loop.depth()));
    }

    private static boolean isFlat(Item item, int depth) {
        List<Index> pair = item.loops().subList(depth, item.loops().size());
        Expr.Access written = new Expr.Access(item.target(), item.place());
        boolean place =
                item.reduced().isEmpty() ? isRow(written, pair) : item.reduced().equals(pair) && isApart(written, pair);
        return pair.size() == 2
                && place
                && !item.isRagged()
                && !Exprs.asksForIndices(item.body())
                && Exprs.accesses(item.body()).stream()
                        .allMatch(access -> isApart(access, pair) || isRow(access, pair));
    }

    /**
     * Whether a nest adds up plain arithmetic along its first index: what it adds to, and all that it reads, has the other
     * indices last and in this order, so that they are one, or has none of them.
     */
    static boolean addsRows(Nest.Loop loop) {
        Item item = loop.items().get(0);
        if (loop.depth() > 0 || loop.items().size() > 1 || !(loop.children().get(0) instanceof Nest.Loop inner)) {
            return false;
        }
        List<Index> row = item.loops().subList(1, item.loops().size());
        return item.reduced().isEmpty()
                && !item.isRagged()
                && item.writing() == Statement.Writing.UPDATE
                && item.reduction() == Reduction.SUM
                && item.placeIndices().equals(row)
                && isRow(new Expr.Access(item.target(), item.place()), row)
                && isArithmetic(item.body())
                && !Exprs.asksForIndices(item.body())
                && Exprs.accesses(item.body()).stream().allMatch(access -> isRow(access, row) || isApart(access, row))
                && !isUnrolled(inner);
    }

    /** Whether an access has nothing to do with these indices. */
    private static boolean isApart(Expr.Access access, List<Index> indices) {
        return access.at().stream()
                .noneMatch(subscript -> Exprs.indices(subscript).stream().anyMatch(indices::contains));
    }

    /** Whether an array's last subscripts are these indices, which go through the whole of these axes. */
    private static boolean isRow(Expr.Access access, List<Index> last) {
        int first = access.at().size() - last.size();
        if (first < 0 || !access.indices().subList(first, access.at().size()).equals(last)) {
            return false;
        }
        for (int n = 0; n < last.size(); n++) {
            if (!last.get(n).extent().equals(access.array().shape().size(first + n))) {
                return false;
            }
        }
        return isApart(new Expr.Access(access.array(), access.at().subList(0, first)), last);
    }

    /** Whether a formula takes no more than a few cheap operations for each of its parts. */
    static boolean isArithmetic(Expr expr) {
        boolean plain = !(expr instanceof Expr.Select)
                && !(expr instanceof Expr.Unary unary && !unary.function().isCheap())
                && !(expr instanceof Expr.Binary binary && !binary.operator().isInfix());
        return plain && Exprs.children(expr).stream().allMatch(Shapes::isArithmetic);
    }
}
