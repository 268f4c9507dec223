package org.matgrad.processor.component;

import java.util.List;
import org.matgrad.processor.matrix.Test;

/** Expands conditions. */
final class ConditionExpander {

    private final Expander expander;

    ConditionExpander(Expander expander) {
        this.expander = expander;
    }

    Condition condition(Test test) {
        if (test instanceof Test.Known known) {
            return new Condition.Known(known.value());
        }
        if (test instanceof Test.Flag flag) {
            return new Condition.Flag(flag.name());
        }
        if (test instanceof Test.Ints ints) {
            return Condition.ints(ints.relation(), expander.size(ints.left()), expander.size(ints.right()));
        }
        if (test instanceof Test.Numbers numbers) {
            return new Condition.Compare(
                    numbers.relation(),
                    expander.component(numbers.left(), List.of()),
                    expander.component(numbers.right(), List.of()));
        }
        if (test instanceof Test.Not not) {
            return Condition.not(condition(not.test()));
        }
        if (test instanceof Test.And and) {
            return Condition.and(condition(and.left()), condition(and.right()));
        }
        Test.Or or = (Test.Or) test;
        return Condition.or(condition(or.left()), condition(or.right()));
    }
}
