package org.matgrad.processor.component;

import org.matgrad.processor.matrix.Size;

/** An index that runs from 0 up to its extent. Two indices are the same only if they are one object. */
public final class Index {

    private final String name;
    private final Size extent;

    public Index(String name, Size extent) {
        this.name = name;
        this.extent = extent;
    }

    public String name() {
        return name;
    }

    public Size extent() {
        return extent;
    }

    /** Another index of the same name and extent. */
    public Index twin() {
        return new Index(name, extent);
    }

    @Override
    public String toString() {
        return name;
    }
}
