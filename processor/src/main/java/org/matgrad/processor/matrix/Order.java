package org.matgrad.processor.matrix;

/** How far a method is differentiated. */
public enum Order {
    FIRST,
    SECOND
}
