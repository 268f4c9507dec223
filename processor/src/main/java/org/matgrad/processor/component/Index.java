package org.matgrad.processor.component;

import java.util.List;
import java.util.stream.IntStream;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** An index that runs from 0 up to its extent. Two indices are the same only if they are one object. */
public final class Index {

    /** What indices are called that nobody gave a name, in order. */
    public static final String LETTERS = "ijklmnpqrst";

    private final String name;
    private final Size extent;

    public Index(String name, Size extent) {
        this.name = name;
        this.extent = extent;
    }

    /** Indices for the axes of a shape, called i, j, k and so on from the given place in the alphabet's usual letters. */
    public static List<Index> along(Shape shape, int from) {
        return IntStream.range(0, shape.rank())
                .mapToObj(axis -> new Index(LETTERS.substring(from + axis, from + axis + 1), shape.size(axis)))
                .toList();
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
