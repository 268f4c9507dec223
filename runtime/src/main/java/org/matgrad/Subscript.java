package org.matgrad;

/**
 * How the index of one axis of a {@link Jacobian} follows from those of other axes: for y[i] = x[i + 2] the input's index
 * is {@code at -> at[0] + 2}, for y[i] = x[places[i]] it is {@code at -> places[at[0]]}.
 */
@FunctionalInterface
public interface Subscript {

    /**
     * The index.
     *
     * @param indices the indices of the axes that the link names, in that order; not to be written into or kept
     * @return the index; it may lie outside the axis that it is for, where there is no component then
     */
    int at(int[] indices);
}
