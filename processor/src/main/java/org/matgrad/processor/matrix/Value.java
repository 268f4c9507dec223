package org.matgrad.processor.matrix;

/** A named array or number of the program: a parameter, a constant of the user's, or what a step computes. */
public record Value(String name, Shape shape) implements Operand, Named {
    @Override
    public String toString() {
        return name;
    }
}
