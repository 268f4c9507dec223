package org.matgrad;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A vector of {@code double} components. It has no orientation: in {@code A.times(x)} it is a column, in
 * {@code x.times(A)} a row. A vector may be empty.
 *
 * <p>Every operation returns a new vector and leaves its operands as they are. See {@link MatrixMath} for elementwise
 * functions and reductions.
 */
public final class Vector implements NumericArray {

    private final double[] data;

    private Vector(double[] data) {
        this.data = data;
    }

    /**
     * A vector of the given components, which are copied.
     *
     * @param components the components
     * @return the vector
     * @throws NullPointerException if {@code components} is null
     */
    public static Vector of(double... components) {
        return new Vector(requireNonNull(components, "components").clone());
    }

    /**
     * A vector that keeps its components in the given array, which is not copied: each sees what is written into the
     * other.
     *
     * @param components the components
     * @return the vector
     * @throws NullPointerException if {@code components} is null
     */
    public static Vector wrap(double[] components) {
        return new Vector(requireNonNull(components, "components"));
    }

    /**
     * A vector of zeros.
     *
     * @param size the size
     * @return the vector
     * @throws IllegalArgumentException if {@code size} is negative
     */
    public static Vector zeros(int size) {
        return new Vector(new double[Checks.length("zeros", size)]);
    }

    @Override
    public int rank() {
        return 1;
    }

    /**
     * The number of components.
     *
     * @return the size
     */
    public int size() {
        return data.length;
    }

    @Override
    public int size(int axis) {
        Checks.index("size", "axis", axis, 1);
        return data.length;
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
     * A vector of the same components, with an array of its own.
     *
     * @return the copy
     */
    public Vector copy() {
        return new Vector(data.clone());
    }

    /**
     * The component x[i].
     *
     * @param i the index, from 0
     * @return the component
     * @throws IndexOutOfBoundsException if {@code i} is not an index of this vector
     */
    public double get(int i) {
        Checks.index("get", "index", i, data.length);
        return data[i];
    }

    /**
     * The components x[from], ..., x[to-1], copied.
     *
     * @param from the first index
     * @param to the index after the last
     * @return the vector of size {@code to - from}; empty when both are equal
     * @throws IndexOutOfBoundsException unless 0 &le; from &le; to &le; size
     */
    public Vector slice(int from, int to) {
        Checks.range("slice", "indices", from, to, data.length);
        return new Vector(Arrays.copyOfRange(data, from, to));
    }

    /**
     * The components at the given indices, y[k] = x[indices[k]]. An index may occur more than once.
     *
     * @param indices the indices
     * @return the vector, of the size of {@code indices}
     * @throws NullPointerException if {@code indices} is null
     * @throws IndexOutOfBoundsException if one of them is not an index of this vector
     */
    public Vector gather(int[] indices) {
        requireNonNull(indices, "indices");
        for (int index : indices) {
            Checks.index("gather", "index", index, data.length);
        }
        return new Vector(Components.generate(indices.length, k -> data[indices[k]]));
    }

    /**
     * The matrix of the same components, row by row, copied: A[i,j] = x[i·columns + j].
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @return the matrix
     * @throws IllegalArgumentException if a size is negative or the size of this vector isn't their product
     */
    public Matrix reshape(int rows, int columns) {
        Checks.components("reshape", data.length, rows, columns);
        return Matrix.wrap(rows, columns, data.clone());
    }

    /**
     * The sum, z[i] = x[i] + y[i].
     *
     * @param y the other vector, of the same size
     * @return the sum
     * @throws NullPointerException if {@code y} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public Vector plus(Vector y) {
        return zip("plus", y, "and a", (p, q) -> p + q);
    }

    /**
     * A number added to every component, z[i] = x[i] + c.
     *
     * @param c the number
     * @return the sum
     */
    public Vector plus(double c) {
        return map(p -> p + c);
    }

    /**
     * The difference, z[i] = x[i] - y[i].
     *
     * @param y the other vector, of the same size
     * @return the difference
     * @throws NullPointerException if {@code y} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public Vector minus(Vector y) {
        return zip("minus", y, "and a", (p, q) -> p - q);
    }

    /**
     * A number subtracted from every component, z[i] = x[i] - c.
     *
     * @param c the number
     * @return the difference
     */
    public Vector minus(double c) {
        return map(p -> p - c);
    }

    /**
     * The vector with every sign changed, z[i] = -x[i].
     *
     * @return the negated vector
     */
    public Vector unaryMinus() {
        return map(p -> -p);
    }

    /**
     * The vector scaled by a number, z[i] = x[i]·c.
     *
     * @param c the number
     * @return the scaled vector
     */
    public Vector times(double c) {
        return map(p -> p * c);
    }

    /**
     * This vector, as a row, times a matrix: y[j] = Σᵢ x[i]·A[i,j]. An empty sum is 0.
     *
     * @param a the matrix, with as many rows as this vector has components
     * @return the product, of the size of the columns of {@code a}
     * @throws NullPointerException if {@code a} is null
     * @throws IllegalArgumentException if the sizes don't match
     */
    public Vector times(Matrix a) {
        requireNonNull(a, "a");
        Checks.match(size() == a.rows(), "times", this, "by a", a);
        double[] y = new double[a.columns()];
        for (int j = 0; j < a.columns(); j++) {
            double sum = 0;
            for (int i = 0; i < size(); i++) {
                sum += get(i) * a.get(i, j);
            }
            y[j] = sum;
        }
        return new Vector(y);
    }

    /**
     * The vector divided by a number, z[i] = x[i] / c.
     *
     * @param c the number; dividing by zero gives infinities and NaN, as for {@code double}
     * @return the quotient
     */
    public Vector div(double c) {
        return map(p -> p / c);
    }

    /**
     * The scalar product, Σᵢ x[i]·y[i]; 0 for empty vectors.
     *
     * @param y the other vector, of the same size
     * @return the scalar product
     * @throws NullPointerException if {@code y} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public double dot(Vector y) {
        requireNonNull(y, "y");
        Checks.match(size() == y.size(), "dot", this, "and a", y);
        return Reductions.inner(data, y.data);
    }

    /**
     * The outer product, A[i,j] = x[i]·y[j].
     *
     * @param y the other vector, of any size
     * @return the matrix with a row for every component of this vector and a column for every component of {@code y}
     * @throws NullPointerException if {@code y} is null
     * @throws IllegalArgumentException if the product would have too many components for an array
     */
    public Matrix outer(Vector y) {
        requireNonNull(y, "y");
        return Matrix.generate("outer", size(), y.size(), (i, j) -> get(i) * y.get(j));
    }

    /**
     * The product component by component, z[i] = x[i]·y[i].
     *
     * @param y the other vector, of the same size
     * @return the product
     * @throws NullPointerException if {@code y} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public Vector hadamard(Vector y) {
        return zip("hadamard", y, "and a", (p, q) -> p * q);
    }

    /**
     * The quotient component by component, z[i] = x[i] / y[i].
     *
     * @param y the other vector, of the same size; dividing by zero gives infinities and NaN, as for {@code double}
     * @return the quotient
     * @throws NullPointerException if {@code y} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public Vector hadamardDiv(Vector y) {
        return zip("hadamardDiv", y, "by a", (p, q) -> p / q);
    }

    Vector map(DoubleUnaryOperator f) {
        return new Vector(Components.map(data, f));
    }

    Vector zip(String operation, Vector y, String link, DoubleBinaryOperator f) {
        requireNonNull(y, "y");
        Checks.match(size() == y.size(), operation, this, link, y);
        return new Vector(Components.zip(data, y.data, f));
    }

    /**
     * Whether the other object is a vector of the same components.
     *
     * @param other the other object
     * @return whether both are equal, with NaN equal to NaN and 0.0 different from -0.0
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Vector that && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data);
    }

    /**
     * The components in brackets, as in {@code [1.0, 2.0]}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return Components.toString(this);
    }
}
