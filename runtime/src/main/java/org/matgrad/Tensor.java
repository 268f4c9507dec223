package org.matgrad;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * An array of {@code double} components of any rank, stored in row-major order. A tensor of rank 0 has one component;
 * one with an axis of size 0 has none.
 *
 * <p>Every operation returns a new tensor and leaves its operands as they are. See {@link MatrixMath} for elementwise
 * functions and reductions.
 */
public final class Tensor implements NumericArray {

    private final int[] sizes;
    private final double[] data;

    private Tensor(int[] sizes, double[] data) {
        this.sizes = sizes;
        this.data = data;
    }

    /** The tensor of a formula of the indices, which is handed the same array each time. */
    static Tensor generate(String operation, int[] sizes, ToDoubleFunction<int[]> formula) {
        double[] data = new double[Checks.length(operation, sizes)];
        int[] indices = new int[sizes.length];
        for (int at = 0; at < data.length; at++) {
            data[at] = formula.applyAsDouble(indices);
            for (int axis = sizes.length - 1; axis >= 0 && ++indices[axis] == sizes[axis]; axis--) {
                indices[axis] = 0;
            }
        }
        return new Tensor(sizes, data);
    }

    /**
     * A tensor of the given components, which are copied.
     *
     * @param sizes the sizes, one an axis
     * @param components the components in row-major order, as many as the product of the sizes
     * @return the tensor
     * @throws NullPointerException if {@code sizes} or {@code components} is null
     * @throws IllegalArgumentException if a size is negative or the number of components isn't the product of the sizes
     */
    public static Tensor of(int[] sizes, double... components) {
        requireNonNull(sizes, "sizes");
        requireNonNull(components, "components");
        Checks.components("of", components.length, sizes);
        return new Tensor(sizes.clone(), components.clone());
    }

    /**
     * A tensor that keeps its components in the given array, which is not copied: each sees what is written into the
     * other. The sizes are copied.
     *
     * @param sizes the sizes, one an axis
     * @param components the components in row-major order, as many as the product of the sizes
     * @return the tensor
     * @throws NullPointerException if {@code sizes} or {@code components} is null
     * @throws IllegalArgumentException if a size is negative or the number of components isn't the product of the sizes
     */
    public static Tensor wrap(int[] sizes, double[] components) {
        requireNonNull(sizes, "sizes");
        requireNonNull(components, "components");
        Checks.components("wrap", components.length, sizes);
        return new Tensor(sizes.clone(), components);
    }

    /**
     * A tensor of zeros.
     *
     * @param sizes the sizes, one an axis
     * @return the tensor
     * @throws NullPointerException if {@code sizes} is null
     * @throws IllegalArgumentException if a size is negative or their product is too large for an array
     */
    public static Tensor zeros(int... sizes) {
        requireNonNull(sizes, "sizes");
        return new Tensor(sizes.clone(), new double[Checks.length("zeros", sizes)]);
    }

    @Override
    public int rank() {
        return sizes.length;
    }

    @Override
    public int size(int axis) {
        Checks.index("size", "axis", axis, sizes.length);
        return sizes[axis];
    }

    @Override
    public int length() {
        return data.length;
    }

    @Override
    public double[] data() {
        return data;
    }

    /**
     * A tensor of the same sizes and components, with an array of its own.
     *
     * @return the copy
     */
    public Tensor copy() {
        return new Tensor(sizes, data.clone());
    }

    /**
     * The component T[i,j,...].
     *
     * @param indices the indices, one an axis, from 0
     * @return the component
     * @throws NullPointerException if {@code indices} is null
     * @throws IllegalArgumentException if there are not as many indices as axes
     * @throws IndexOutOfBoundsException if an index is not one of its axis
     */
    public double get(int... indices) {
        requireNonNull(indices, "indices");
        if (indices.length != sizes.length) {
            throw new IllegalArgumentException(
                    "get: " + indices.length + " indices into a tensor of rank " + sizes.length);
        }
        int offset = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            Checks.index("get", "index of axis " + axis + ":", indices[axis], sizes[axis]);
            offset = offset * sizes[axis] + indices[axis];
        }
        return data[offset];
    }

    /**
     * The part at an index of the first axis, copied: S[j,k,...] = T[i,j,k,...].
     *
     * @param i the index of the first axis, from 0
     * @return the part, without the first axis; of a tensor of rank 1 it has rank 0
     * @throws IllegalStateException if the rank is 0
     * @throws IndexOutOfBoundsException if {@code i} is not an index of the first axis
     */
    public Tensor slice(int i) {
        if (sizes.length == 0) {
            throw new IllegalStateException("slice: the rank is 0");
        }
        Checks.index("slice", "index", i, sizes[0]);
        int part = data.length / sizes[0];
        return new Tensor(
                Arrays.copyOfRange(sizes, 1, sizes.length), Arrays.copyOfRange(data, i * part, (i + 1) * part));
    }

    /**
     * The components as a vector, in row-major order, copied.
     *
     * @return the vector, of as many components as the tensor has
     */
    public Vector flatten() {
        return Vector.of(data);
    }

    /**
     * The only component.
     *
     * @return the component
     * @throws IllegalStateException unless the rank is 0
     */
    public double toNumber() {
        requireRank("toNumber", 0);
        return data[0];
    }

    /**
     * The vector of the same components, copied.
     *
     * @return the vector
     * @throws IllegalStateException unless the rank is 1
     */
    public Vector toVector() {
        requireRank("toVector", 1);
        return Vector.of(data);
    }

    /**
     * The matrix of the same components, copied.
     *
     * @return the matrix
     * @throws IllegalStateException unless the rank is 2
     */
    public Matrix toMatrix() {
        requireRank("toMatrix", 2);
        return Matrix.of(sizes[0], sizes[1], data);
    }

    private void requireRank(String operation, int rank) {
        if (sizes.length != rank) {
            throw new IllegalStateException(operation + ": the rank is " + sizes.length + ", not " + rank);
        }
    }

    /**
     * The sum, component by component.
     *
     * @param t the other tensor, of the same sizes
     * @return the sum
     * @throws NullPointerException if {@code t} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public Tensor plus(Tensor t) {
        return zip("plus", t, "and a", (p, q) -> p + q);
    }

    /**
     * A number added to every component.
     *
     * @param c the number
     * @return the sum
     */
    public Tensor plus(double c) {
        return map(p -> p + c);
    }

    /**
     * The difference, component by component.
     *
     * @param t the other tensor, of the same sizes
     * @return the difference
     * @throws NullPointerException if {@code t} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public Tensor minus(Tensor t) {
        return zip("minus", t, "and a", (p, q) -> p - q);
    }

    /**
     * A number subtracted from every component.
     *
     * @param c the number
     * @return the difference
     */
    public Tensor minus(double c) {
        return map(p -> p - c);
    }

    /**
     * The tensor with every sign changed.
     *
     * @return the negated tensor
     */
    public Tensor unaryMinus() {
        return map(p -> -p);
    }

    /**
     * Every component times a number.
     *
     * @param c the number
     * @return the scaled tensor
     */
    public Tensor times(double c) {
        return map(p -> p * c);
    }

    /**
     * Every component divided by a number.
     *
     * @param c the number; dividing by zero gives infinities and NaN, as for {@code double}
     * @return the quotient
     */
    public Tensor div(double c) {
        return map(p -> p / c);
    }

    /**
     * The product component by component.
     *
     * @param t the other tensor, of the same sizes
     * @return the product
     * @throws NullPointerException if {@code t} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public Tensor hadamard(Tensor t) {
        return zip("hadamard", t, "and a", (p, q) -> p * q);
    }

    /**
     * The quotient component by component.
     *
     * @param t the other tensor, of the same sizes; dividing by zero gives infinities and NaN, as for {@code double}
     * @return the quotient
     * @throws NullPointerException if {@code t} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public Tensor hadamardDiv(Tensor t) {
        return zip("hadamardDiv", t, "by a", (p, q) -> p / q);
    }

    Tensor map(DoubleUnaryOperator f) {
        return new Tensor(sizes, Components.map(data, f));
    }

    Tensor zip(String operation, Tensor t, String link, DoubleBinaryOperator f) {
        requireNonNull(t, "t");
        Checks.match(Arrays.equals(sizes, t.sizes), operation, this, link, t);
        return new Tensor(sizes, Components.zip(data, t.data, f));
    }

    /**
     * Whether the other object is a tensor of the same sizes and components.
     *
     * @param other the other object
     * @return whether both are equal, with NaN equal to NaN and 0.0 different from -0.0
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && Arrays.equals(sizes, that.sizes) && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sizes) + Arrays.hashCode(data);
    }

    /**
     * The components in nested brackets, one an axis; the shape, as in {@code [2x0x3 tensor]}, if there are no
     * components and more than one axis.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return Components.toString(this);
    }
}
