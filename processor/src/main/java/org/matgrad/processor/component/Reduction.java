package org.matgrad.processor.component;

/** How a reduction combines components, and what it gives for none. */
public enum Reduction {
    SUM("Σ", 0),
    PRODUCT("Π", 1),
    MAX("max", Double.NEGATIVE_INFINITY),
    MIN("min", Double.POSITIVE_INFINITY);

    private final String symbol;
    private final double neutral;

    Reduction(String symbol, double neutral) {
        this.symbol = symbol;
        this.neutral = neutral;
    }

    public String symbol() {
        return symbol;
    }

    public double neutral() {
        return neutral;
    }
}
