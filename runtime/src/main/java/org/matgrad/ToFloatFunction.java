package org.matgrad;

/** A function that gives a float, as Java has it for other numbers. */
@FunctionalInterface
interface ToFloatFunction<T> {
    float applyAsFloat(T value);
}
