package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;
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
        map(
                condition,
                number -> {
                    numbers.add(number);
                    return number;
                },
                size -> size);
        return numbers;
    }

    /** The sizes that a condition compares. */
    public static List<Size> sizes(Condition condition) {
        List<Size> sizes = new ArrayList<>();
        map(condition, number -> number, size -> {
            sizes.add(size);
            return size;
        });
        return sizes;
    }
}
