package org.matgrad.processor.component;

import java.util.List;

/** What a selection asks. */
public sealed interface Condition {

    enum Relation {
        LESS("<"),
        GREATER(">"),
        EQUAL("==");

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    record Compare(Relation relation, Expr left, Expr right) implements Condition {}

    /** Whether two tuples of indices are the same place. */
    record SamePlace(List<Index> left, List<Index> right) implements Condition {
        public SamePlace {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }
}
