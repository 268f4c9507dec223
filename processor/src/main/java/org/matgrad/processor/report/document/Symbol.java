package org.matgrad.processor.report.document;

/** A sign between or before the parts of a formula. */
public enum Symbol {
    EQUALS("=", "="),
    PLUS("+", "+"),
    MINUS("−", "-"),
    TIMES("·", "\\cdot"),
    /** Between sizes. */
    BY("×", "\\times"),
    /** Nothing to be seen: the product of matrices. */
    THIN("\u2009", "\\,"),
    HADAMARD("∘", "\\circ"),
    ELEMENTWISE_DIVIDED("⊘", "\\oslash"),
    KRONECKER("⊗", "\\otimes"),
    PARTIAL("∂", "\\partial"),
    DOTS("⋯", "\\cdots"),
    COMMA(",", ","),
    COLON(":", ":"),
    LESS("<", "\\lt"),
    LESS_OR_EQUAL("≤", "\\le"),
    GREATER(">", "\\gt"),
    GREATER_OR_EQUAL("≥", "\\ge"),
    NOT_EQUAL("≠", "\\ne"),
    AND("∧", "\\land"),
    OR("∨", "\\lor"),
    NOT("¬", "\\lnot"),
    MODULO("mod", "\\bmod"),
    INFINITY("∞", "\\infty");

    private final String character;
    private final String latex;

    Symbol(String character, String latex) {
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
