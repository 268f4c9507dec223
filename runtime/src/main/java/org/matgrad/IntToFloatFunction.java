package org.matgrad;

/**
 * A formula of one index that gives a {@code float}, as {@link java.util.function.IntToDoubleFunction} gives a {@code
 * double}.
 */
@FunctionalInterface
public interface IntToFloatFunction {

    /**
     * The value at an index.
     *
     * @param value the index
     * @return the value
     */
    float applyAsFloat(int value);
}
