package org.matgrad.processor.component;

import org.matgrad.processor.matrix.Named;
import org.matgrad.processor.matrix.Shape;

/** An array of the program, or a number where the rank is 0. Two are the same only if they are one object. */
public final class ArrayVar implements Named {

    private final String name;
    private final Shape shape;

    public ArrayVar(String name, Shape shape) {
        this.name = name;
        this.shape = shape;
    }

    @Override
    public String name() {
        return name;
    }

    public Shape shape() {
        return shape;
    }

    public int rank() {
        return shape.rank();
    }

    @Override
    public String toString() {
        return name;
    }
}
