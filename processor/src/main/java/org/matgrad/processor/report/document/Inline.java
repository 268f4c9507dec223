package org.matgrad.processor.report.document;

/** A piece of a line of text. */
public sealed interface Inline {

    record Words(String text) implements Inline {}

    /** Text of the program. */
    record Code(String text) implements Inline {}

    record Formula(Notation notation) implements Inline {}

    static Inline words(String text) {
        return new Words(text);
    }

    static Inline code(String text) {
        return new Code(text);
    }

    static Inline formula(Notation notation) {
        return new Formula(notation);
    }
}
