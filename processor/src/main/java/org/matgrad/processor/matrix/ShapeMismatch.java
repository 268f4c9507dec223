package org.matgrad.processor.matrix;

/** Two sizes that can't be equal; the message names both operands' shapes. */
public final class ShapeMismatch extends Exception {
    private static final long serialVersionUID = 1L;

    public ShapeMismatch(String message) {
        super(message);
    }
}
