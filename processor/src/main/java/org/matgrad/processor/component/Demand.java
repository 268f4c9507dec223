package org.matgrad.processor.component;

import org.matgrad.processor.matrix.Size;

/** Two sizes that must be equal when the program comes here, and what needs them to be. */
public record Demand(Size left, Size right, String reason) implements Clause {
    @Override
    public String toString() {
        return left + " must be " + right;
    }
}
