package org.matgrad.processor.component;

/** How a reduction combines components, and what it gives for none. */
public enum Reduction {
    SUM("Σ", 0, Operator.ADD),
    PRODUCT("Π", 1, Operator.MULTIPLY),
    MAX("max", Double.NEGATIVE_INFINITY, Operator.MAX),
    MIN("min", Double.POSITIVE_INFINITY, Operator.MIN);

    private final String symbol;
    private final double neutral;
    private final Operator operator;

    Reduction(String symbol, double neutral, Operator operator) {
        this.symbol = symbol;
        this.neutral = neutral;
        this.operator = operator;
    }

    public String symbol() {
        return symbol;
    }

    public double neutral() {
        return neutral;
    }

    /** What combines two components. */
    public Operator operator() {
        return operator;
    }
}
