package org.matgrad.processor.component;

import java.util.Locale;

/** A function of one number. */
public enum Function {
    NEGATE,
    EXP,
    EXPM1,
    LOG,
    LOG1P,
    SQRT,
    CBRT,
    SQUARE,
    ABS,
    SIGN,
    SIN,
    COS,
    TAN,
    ASIN,
    ACOS,
    ATAN,
    SINH,
    COSH,
    TANH,
    SIGMOID,
    SOFTPLUS,
    RELU,
    RECIPROCAL,
    ERF,
    ERFC,
    LOG_GAMMA,
    DIGAMMA,
    TRIGAMMA,
    TETRAGAMMA;

    /** As formulas call it. */
    public String symbol() {
        return this == LOG_GAMMA ? "logGamma" : name().toLowerCase(Locale.ROOT);
    }

    /** Whether a call costs no more than a few arithmetic operations. */
    public boolean isCheap() {
        return switch (this) {
            case NEGATE, SQUARE, ABS, RELU, SIGN -> true;
            default -> false;
        };
    }
}
