package org.matgrad.processor.matrix;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a {@link Size} is a polynomial in. */
public sealed interface Atom extends Comparable<Atom>
        permits Atom.Symbol,
                Atom.Unknown,
                Atom.Counter,
                Atom.Length,
                Atom.Element,
                Atom.Stored,
                Atom.Quotient,
                Atom.Remainder,
                Atom.Extremum,
                Index {

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

    /** The variable of a loop statement. */
    record Counter(String name, int id) implements Atom {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The number of elements of an {@code int[]}. */
    record Length(String array) implements Atom {
        @Override
        public String toString() {
            return array + ".length";
        }
    }

    /** An element of an {@code int[]}. */
    record Element(String array, Size at) implements Atom {
        @Override
        public String toString() {
            return array + "[" + at + "]";
        }
    }

    /** An {@code int} that changes while the program runs, kept as a number: the component at these subscripts. */
    record Stored(Named number, List<Size> at) implements Atom {
        public Stored {
            at = List.copyOf(at);
        }

        @Override
        public String toString() {
            return at.isEmpty()
                    ? number.name()
                    : number.name() + at.stream().map(Size::toString).collect(Collectors.joining(", ", "[", "]"));
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

    /** The larger or the smaller of two. */
    record Extremum(Kind kind, Size left, Size right) implements Atom {

        /** Which one. */
        public enum Kind {
            MIN,
            MAX;

            /** As Java's {@code Math} calls it. */
            public String symbol() {
                return name().toLowerCase(java.util.Locale.ROOT);
            }
        }

        @Override
        public String toString() {
            return kind.symbol() + "(" + left + ", " + right + ")";
        }
    }

    /** The sizes that this atom is made of. */
    default List<Size> inside() {
        if (this instanceof Quotient quotient) {
            return List.of(quotient.dividend(), quotient.divisor());
        }
        if (this instanceof Remainder remainder) {
            return List.of(remainder.dividend(), remainder.divisor());
        }
        if (this instanceof Extremum extremum) {
            return List.of(extremum.left(), extremum.right());
        }
        if (this instanceof Element element) {
            return List.of(element.at());
        }
        return this instanceof Stored stored ? stored.at() : List.of();
    }

    /** Whether this atom is made of others and nothing else: what stands for it are those. */
    private boolean isMade() {
        return this instanceof Quotient || this instanceof Remainder || this instanceof Extremum;
    }

    /** Visits the atoms that this one is built from: those inside it, and itself where it is not made of them. */
    default void forEach(Consumer<Atom> visitor) {
        for (Size size : inside()) {
            size.forEachAtom(visitor);
        }
        if (!isMade()) {
            visitor.accept(this);
        }
    }

    /** Whether one of the atoms that this one is built from is such. */
    default boolean has(Predicate<Atom> property) {
        for (Size size : inside()) {
            if (size.has(property)) {
                return true;
            }
        }
        return !isMade() && property.test(this);
    }

    @Override
    default int compareTo(Atom other) {
        return AtomOrder.compare(this, other);
    }
}
