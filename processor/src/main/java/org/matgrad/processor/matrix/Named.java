package org.matgrad.processor.matrix;

/** A number or an array that has a name. */
public interface Named {
    String name();
}
