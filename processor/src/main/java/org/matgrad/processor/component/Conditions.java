package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.matgrad.processor.matrix.Size;

/** Walks over conditions. */
public final class Conditions {

    private Conditions() {}

    /** The same condition with the numbers and the sizes that it compares changed. */
    public static Condition map(Condition condition, UnaryOperator<Expr> numbers, UnaryOperator<Size> sizes) {
        if (condition instanceof Condition.Compare compare) {
            return new Condition.Compare(
                    compare.relation(), numbers.apply(compare.left()), numbers.apply(compare.right()));
        }
        if (condition instanceof Condition.Ints ints) {
            return Condition.ints(ints.relation(), sizes.apply(ints.left()), sizes.apply(ints.right()));
        }
        if (condition instanceof Condition.Not not) {
            return Condition.not(map(not.condition(), numbers, sizes));
        }
        if (condition instanceof Condition.And and) {
            return Condition.and(map(and.left(), numbers, sizes), map(and.right(), numbers, sizes));
        }
        return condition instanceof Condition.Or or
                ? Condition.or(map(or.left(), numbers, sizes), map(or.right(), numbers, sizes))
                : condition;
    }

    /** The numbers that a condition compares. */
    public static List<Expr> numbers(Condition condition) {
        List<Expr> numbers = new ArrayList<>();
        forEach(condition, compared -> {
            if (compared instanceof Condition.Compare compare) {
                numbers.add(compare.left());
                numbers.add(compare.right());
            }
        });
        return numbers;
    }

    /** The sizes that a condition compares. */
    public static List<Size> sizes(Condition condition) {
        List<Size> sizes = new ArrayList<>();
        forEach(condition, compared -> {
            if (compared instanceof Condition.Ints ints) {
                sizes.add(ints.left());
                sizes.add(ints.right());
            }
        });
        return sizes;
    }

    /** Visits what a condition is made of that is not made of others, in order. */
    private static void forEach(Condition condition, Consumer<Condition> visitor) {
        if (condition instanceof Condition.Not not) {
            forEach(not.condition(), visitor);
        } else if (condition instanceof Condition.And and) {
            forEach(and.left(), visitor);
            forEach(and.right(), visitor);
        } else if (condition instanceof Condition.Or or) {
            forEach(or.left(), visitor);
            forEach(or.right(), visitor);
        } else {
            visitor.accept(condition);
        }
    }
}
