package org.matgrad.processor.component;

/** A function of two numbers. */
public enum Operator {
    ADD(" + ", 1),
    SUBTRACT(" - ", 1),
    MULTIPLY("·", 2),
    DIVIDE(" / ", 2),
    POW("pow", 0),
    ATAN2("atan2", 0),
    HYPOT("hypot", 0),
    MIN("min", 0),
    MAX("max", 0);

    private final String symbol;
    private final int precedence;

    Operator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    public String symbol() {
        return symbol;
    }

    /** Binding strength of an infix operator; 0 for one written as a call. */
    public int precedence() {
        return precedence;
    }

    public boolean isInfix() {
        return precedence > 0;
    }
}
