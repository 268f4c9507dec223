package org.matgrad.processor.component;

import java.util.List;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;

/** What a selection or a branch asks. */
public sealed interface Condition {

    Condition TRUE = new Known(true);

    record Known(boolean value) implements Condition {}

    /** A {@code boolean} parameter. */
    record Flag(String name) implements Condition {}

    record Compare(Relation relation, Expr left, Expr right) implements Condition {}

    record Ints(Relation relation, Size left, Size right) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    static Condition ints(Relation relation, Size left, Size right) {
        Size difference = left.minus(right);
        return difference.constant().isPresent()
                ? new Known(relation.holds(difference.constant().getAsInt(), 0))
                : new Ints(relation, left, right);
    }

    static Condition and(Condition left, Condition right) {
        if (left instanceof Known known) {
            return known.value() ? right : left;
        }
        if (right instanceof Known known) {
            return known.value() ? left : right;
        }
        return left.equals(right) ? left : new And(left, right);
    }

    static Condition or(Condition left, Condition right) {
        if (left instanceof Known known) {
            return known.value() ? left : right;
        }
        if (right instanceof Known known) {
            return known.value() ? right : left;
        }
        return left.equals(right) ? left : new Or(left, right);
    }

    static Condition not(Condition condition) {
        if (condition instanceof Known known) {
            return new Known(!known.value());
        }
        if (condition instanceof Ints ints) {
            return new Ints(ints.relation().opposite(), ints.left(), ints.right());
        }
        return condition instanceof Not not ? not.condition() : new Not(condition);
    }

    /** Whether two tuples of subscripts are the same place. */
    static Condition same(List<Size> left, List<Size> right) {
        Condition all = TRUE;
        for (int axis = 0; axis < left.size(); axis++) {
            all = and(all, ints(Relation.EQUAL, left.get(axis), right.get(axis)));
        }
        return all;
    }

    /** What must all hold for the condition to hold. */
    default List<Condition> conjuncts() {
        if (this instanceof And and) {
            return java.util.stream.Stream.concat(and.left().conjuncts().stream(), and.right().conjuncts().stream())
                    .toList();
        }
        return this.equals(TRUE) ? List.of() : List.of(this);
    }
}
