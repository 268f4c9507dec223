package org.matgrad.processor.report.document;

import java.util.List;

/** A formula as it is written on paper. */
public sealed interface Notation {

    /** A variable, letter for letter as in the program. */
    record Name(String text) implements Notation {}

    /** A name in bold type: an array of ones, or the identity. */
    record Constant(String text) implements Notation {}

    /** The name of a function. */
    record Function(String text) implements Notation {}

    /** Digits. */
    record Digits(String text) implements Notation {}

    record Sign(Symbol symbol) implements Notation {}

    /** Words within a formula. */
    record Words(String text) implements Notation {}

    /** Parts beside one another. */
    record Row(List<Notation> parts) implements Notation {
        public Row {
            parts = List.copyOf(parts);
        }
    }

    record Indexed(Notation base, List<Notation> subscripts) implements Notation {
        public Indexed {
            subscripts = List.copyOf(subscripts);
        }
    }

    /** With a bar above: an adjoint. */
    record Barred(Notation base) implements Notation {}

    record Transposed(Notation base) implements Notation {}

    record Power(Notation base, Notation exponent) implements Notation {}

    record Fraction(Notation top, Notation bottom) implements Notation {}

    record Root(Notation inside) implements Notation {}

    record Fenced(Fence fence, Notation inside) implements Notation {}

    /** A sum, product, maximum or minimum of what follows. */
    record Big(Operator operator, List<Notation> below, Notation body) implements Notation {
        /** Which one. */
        public enum Operator {
            SUM("∑", "\\sum"),
            PRODUCT("∏", "\\prod"),
            MAX("max", "\\max"),
            MIN("min", "\\min");

            private final String character;
            private final String latex;

            Operator(String character, String latex) {
                this.character = character;
                this.latex = latex;
            }

            public String character() {
                return character;
            }

            public String latex() {
                return latex;
            }
        }

        public Big {
            below = List.copyOf(below);
        }
    }

    /** One formula where a condition holds, another one elsewhere. */
    record Cases(Notation then, Notation condition, Notation otherwise) implements Notation {}

    record Marked(Emphasis emphasis, Notation part) implements Notation {}

    static Notation row(Notation... parts) {
        return new Row(List.of(parts));
    }

    static Notation sign(Symbol symbol) {
        return new Sign(symbol);
    }

    static Notation parenthesised(Notation inside) {
        return new Fenced(Fence.PARENTHESES, inside);
    }
}
