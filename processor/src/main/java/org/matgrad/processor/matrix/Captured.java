package org.matgrad.processor.matrix;

/**
 * A {@code static final} field whose value only the running program knows.
 *
 * @param value the field as a value of the program
 * @param owner the qualified name of the class that declares it
 * @param field the field's name
 */
public record Captured(Value value, String owner, String field) {}
