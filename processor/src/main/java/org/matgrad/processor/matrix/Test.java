package org.matgrad.processor.matrix;

/** What a condition of the program asks. */
public sealed interface Test {

    Test TRUE = new Known(true);

    record Known(boolean value) implements Test {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** A {@code boolean} parameter. */
    record Flag(String name) implements Test {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A comparison of numbers, as Java has it: false for NaN, but for {@code !=}. */
    record Numbers(Relation relation, Operand left, Operand right) implements Test {
        @Override
        public String toString() {
            return left + " " + relation.symbol() + " " + right;
        }
    }

    record Ints(Relation relation, Size left, Size right) implements Test {
        @Override
        public String toString() {
            return left + " " + relation.symbol() + " " + right;
        }
    }

    record Not(Test test) implements Test {
        @Override
        public String toString() {
            return "!(" + test + ")";
        }
    }

    record And(Test left, Test right) implements Test {
        @Override
        public String toString() {
            return "(" + left + " && " + right + ")";
        }
    }

    record Or(Test left, Test right) implements Test {
        @Override
        public String toString() {
            return "(" + left + " || " + right + ")";
        }
    }

    /** Both; what is known is left out. */
    static Test and(Test left, Test right) {
        if (left instanceof Known known) {
            return known.value() ? right : left;
        }
        return right instanceof Known known ? known.value() ? left : right : new And(left, right);
    }

    /** Either; what is known is left out. */
    static Test or(Test left, Test right) {
        if (left instanceof Known known) {
            return known.value() ? left : right;
        }
        return right instanceof Known known ? known.value() ? right : left : new Or(left, right);
    }

    static Test not(Test test) {
        if (test instanceof Known known) {
            return new Known(!known.value());
        }
        if (test instanceof Ints ints) {
            return new Ints(ints.relation().opposite(), ints.left(), ints.right());
        }
        return test instanceof Not not ? not.test() : new Not(test);
    }

    /** A comparison of ints, decided where both are constants. */
    static Test ints(Relation relation, Size left, Size right) {
        Size difference = left.minus(right);
        return difference.constant().isPresent()
                ? new Known(relation.holds(difference.constant().getAsInt(), 0))
                : new Ints(relation, left, right);
    }
}
