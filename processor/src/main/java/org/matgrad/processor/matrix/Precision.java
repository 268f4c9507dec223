package org.matgrad.processor.matrix;

/** The kind of numbers that a method calculates in: all its numbers and arrays are of one. */
public enum Precision {
    DOUBLE,
    FLOAT;

    /** As Java calls the type of a number. */
    public String javaName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What the runtime's class of this kind is called that is called so for doubles. */
    public String className(String ofDoubles) {
        return this == DOUBLE ? ofDoubles : "Float" + ofDoubles;
    }
}
