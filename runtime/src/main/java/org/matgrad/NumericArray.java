package org.matgrad;

/**
 * An array of {@code double} components, stored contiguously in row-major order (the last index runs fastest).
 *
 * <p>Sizes never change. No operation of this package writes into an array it is given. Two arrays are equal when they
 * are of the same class, the same sizes and the same components, compared as {@link Double#equals} does: NaN equals
 * NaN, and 0.0 differs from -0.0.
 */
public sealed interface NumericArray permits Vector, Matrix, Tensor {

    /**
     * The number of axes: 1 for a vector, 2 for a matrix.
     *
     * @return the rank, at least 0
     */
    int rank();

    /**
     * The size along an axis.
     *
     * @param axis the axis, from 0; for a matrix 0 counts the rows and 1 the columns
     * @return the size, at least 0
     * @throws IndexOutOfBoundsException if there is no such axis
     */
    int size(int axis);

    /**
     * The number of components, which is the product of the sizes.
     *
     * @return the number of components
     */
    int length();

    /**
     * The backing array itself, row-major. This is not a copy: writing into it changes this array.
     *
     * @return the backing array, of {@link #length()} components
     */
    double[] data();

    /**
     * The components in a new array, row-major.
     *
     * @return a copy of the components
     */
    default double[] toArray() {
        return data().clone();
    }
}
