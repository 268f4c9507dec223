package org.matgrad.processor.matrix;

/** Two sizes that must be equal where this stands, and what needs them to be: only the running program can tell. */
public record Requirement(Size left, Size right, String reason) implements Part {

    /** Whether the sizes are known before anything is computed. */
    public boolean isKnownOnEntry() {
        return left.isKnownOnEntry() && right.isKnownOnEntry();
    }

    @Override
    public String toString() {
        return left + " must be " + right + ": " + reason;
    }
}
