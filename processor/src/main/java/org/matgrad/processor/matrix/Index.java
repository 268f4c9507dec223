package org.matgrad.processor.matrix;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** An index that runs from 0 up to its extent. Two indices are the same only if they are one object. */
public final class Index implements Atom {

    /** What indices are called that nobody gave a name, in order. */
    public static final String LETTERS = "ijklmnpqrst";

    private static final AtomicLong COUNT = new AtomicLong();

    private final String name;
    private final Size extent;
    private final long number = COUNT.getAndIncrement();

    public Index(String name, Size extent) {
        this.name = name;
        this.extent = extent;
    }

    /** Indices for the axes of a shape, called i, j, k and so on from the given place in the alphabet's usual letters. */
    public static List<Index> along(Shape shape, int from) {
        return IntStream.range(0, shape.rank())
                .mapToObj(axis -> new Index(letter(from + axis), shape.size(axis)))
                .toList();
    }

    private static String letter(int place) {
        int turn = place / LETTERS.length();
        String letter = LETTERS.substring(place % LETTERS.length(), place % LETTERS.length() + 1);
        return turn == 0 ? letter : letter + turn;
    }

    public String name() {
        return name;
    }

    public Size extent() {
        return extent;
    }

    /** The index as an {@code int}. */
    public Size value() {
        return Size.of(this);
    }

    /** Whether it has a value whatever the sizes are. */
    public boolean isNeverEmpty() {
        return extent.constant().orElse(0) > 0;
    }

    /** Another index of the same name and extent. */
    public Index twin() {
        return new Index(name, extent);
    }

    /** Where it comes in the order of creation. */
    long number() {
        return number;
    }

    @Override
    public String toString() {
        return name;
    }
}
