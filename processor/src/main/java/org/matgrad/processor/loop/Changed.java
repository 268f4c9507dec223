package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;

/** Where an array is overwritten by the next turn's value, a component that stays as it is needs no turn of a loop. */
final class Changed {

    private final Item item;
    private final Expr formula;
    private final Expr itself;
    private final Map<Index, Size> solved = new LinkedHashMap<>();
    private final Map<Index, Range> ranges = new LinkedHashMap<>();
    private Condition rest = Condition.TRUE;

    private Changed(Item item, Expr formula, Expr itself) {
        this.item = item;
        this.formula = formula;
        this.itself = itself;
    }

    /**
     * The item without turns for what stays as it is.
     *
     * @param isItself whether a formula is the component that the item writes
     */
    static Item only(Item item, Predicate<Expr> isItself) {
        if (item.writing() != Statement.Writing.SET
                || item.accumulates()
                || item.isRagged()
                || !(item.body() instanceof Expr.Select select)) {
            return item;
        }
        if (isItself.test(select.otherwise())) {
            return new Changed(item, select.then(), select.otherwise()).where(select.condition());
        }
        return isItself.test(select.then())
                ? new Changed(item, select.otherwise(), select.then()).where(Condition.not(select.condition()))
                : item;
    }

    private Item where(Condition condition) {
        for (Condition conjunct : condition.conjuncts()) {
            if (!solves(conjunct) && !Range.narrow(conjunct, item.outer(), unsolved(), ranges)) {
                rest = Condition.and(rest, conjunct);
            }
        }
        if (solved.isEmpty() && ranges.isEmpty()) {
            return item;
        }
        Renaming renaming = Renaming.of(solved);
        Map<Index, Range> narrowed = new LinkedHashMap<>();
        ranges.forEach((index, range) ->
                narrowed.put(index, new Range(renaming.apply(range.from()), renaming.apply(range.to()))));
        return new Item(
                item.definition(),
                renaming.apply(item.place()),
                unsolved(),
                List.of(),
                item.reduction(),
                Statement.Writing.SET,
                renaming.apply(Algebra.select(rest, formula, itself)),
                narrowed);
    }

    private List<Index> unsolved() {
        List<Index> unsolved = new ArrayList<>(item.outer());
        unsolved.removeAll(solved.keySet());
        return unsolved;
    }

    /** Whether a condition says what an index is, and that lies in its range. */
    private boolean solves(Condition condition) {
        if (!(condition instanceof Condition.Ints ints) || ints.relation() != Relation.EQUAL) {
            return false;
        }
        return solves(ints.left(), ints.right()) || solves(ints.right(), ints.left());
    }

    private boolean solves(Size left, Size right) {
        Index index = left.index();
        boolean isKnown = index != null
                && unsolved().contains(index)
                && ranges.isEmpty()
                && Exprs.indices(right).isEmpty()
                && Bounds.isAlwaysWithin(right, index.extent());
        if (isKnown) {
            solved.put(index, right);
        }
        return isKnown;
    }
}
