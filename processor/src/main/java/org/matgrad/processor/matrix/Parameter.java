package org.matgrad.processor.matrix;

/**
 * What a program is given: arguments of the method, their records' components, and fields that it reads. {@code access}
 * is the Java expression that has it when the companion is called.
 */
public sealed interface Parameter {

    String name();

    String access();

    /** What the caller hands over: itself, or the record or object whose component or field it is. */
    default String argument() {
        int end = access().indexOf('.');
        return end < 0 ? access() : access().substring(0, end);
    }

    /** A {@code double} or an array; differentiated when {@code active}. */
    record Real(Value value, boolean active, String access) implements Parameter {
        @Override
        public String name() {
            return value.name();
        }
    }

    /** An {@code int}: it is the size symbol of its name. */
    record Int(String name, String access) implements Parameter {}

    /** An {@code int[]}. */
    record Ints(String name, String access) implements Parameter {}

    /** A {@code boolean}. */
    record Flag(String name, String access) implements Parameter {}
}
