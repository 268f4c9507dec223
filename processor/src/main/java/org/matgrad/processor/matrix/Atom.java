package org.matgrad.processor.matrix;

/** What a {@link Size} is a polynomial in. */
public sealed interface Atom extends Comparable<Atom> {

    /** A size that has a name of its own: declared with {@code @Shape}, or an {@code int} parameter. Two are different. */
    record Symbol(String name) implements Atom {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A size that nothing declares, until use equates it with another one. */
    record Unknown(int id, String description) implements Atom {
        @Override
        public String toString() {
            return description;
        }
    }

    /** Java's {@code int} division where it does not come out even for certain. */
    record Quotient(Size dividend, Size divisor) implements Atom {
        @Override
        public String toString() {
            return dividend.factor() + "/" + divisor.factor();
        }
    }

    /** Java's {@code int} remainder. */
    record Remainder(Size dividend, Size divisor) implements Atom {
        @Override
        public String toString() {
            return dividend.factor() + "%" + divisor.factor();
        }
    }

    @Override
    default int compareTo(Atom other) {
        return toString().compareTo(other.toString());
    }
}
