package org.matgrad;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A matrix of {@code double} components, stored by rows. It may have no rows or no columns.
 *
 * <p>Every operation returns a new matrix and leaves its operands as they are. See {@link MatrixMath} for elementwise
 * functions and reductions.
 */
public final class Matrix implements NumericArray {

    private final int rows;
    private final int columns;
    private final double[] data;

    private Matrix(int rows, int columns, double[] data) {
        this.rows = rows;
        this.columns = columns;
        this.data = data;
    }

    static Matrix generate(String operation, int rows, int columns, MatrixMath.Formula2 formula) {
        double[] data = new double[Checks.length(operation, rows, columns)];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                data[i * columns + j] = formula.at(i, j);
            }
        }
        return new Matrix(rows, columns, data);
    }

    /**
     * A matrix of the given components, row by row, which are copied.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @param components the components, {@code rows * columns} of them
     * @return the matrix
     * @throws NullPointerException if {@code components} is null
     * @throws IllegalArgumentException if a size is negative or the number of components isn't their product
     */
    public static Matrix of(int rows, int columns, double... components) {
        requireNonNull(components, "components");
        Checks.components("of", components.length, rows, columns);
        return new Matrix(rows, columns, components.clone());
    }

    /**
     * A matrix of the given rows, which are copied.
     *
     * @param rows the rows, all of the same length; without rows the matrix is 0x0
     * @return the matrix
     * @throws NullPointerException if {@code rows} or one of them is null
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static Matrix of(double[][] rows) {
        requireNonNull(rows, "rows");
        int columns = rows.length == 0 ? 0 : requireNonNull(rows[0], "rows[0]").length;
        for (int i = 0; i < rows.length; i++) {
            int length = requireNonNull(rows[i], "rows[" + i + "]").length;
            if (length != columns) {
                throw new IllegalArgumentException(
                        "of: row " + i + " has " + length + " components, row 0 has " + columns);
            }
        }
        return generate("of", rows.length, columns, (i, j) -> rows[i][j]);
    }

    /**
     * A matrix that keeps its components in the given array, row by row. The array is not copied: each sees what is
     * written into the other.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @param components the components, {@code rows * columns} of them
     * @return the matrix
     * @throws NullPointerException if {@code components} is null
     * @throws IllegalArgumentException if a size is negative or the number of components isn't their product
     */
    public static Matrix wrap(int rows, int columns, double[] components) {
        requireNonNull(components, "components");
        Checks.components("wrap", components.length, rows, columns);
        return new Matrix(rows, columns, components);
    }

    /**
     * A matrix of zeros.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @return the matrix
     * @throws IllegalArgumentException if a size is negative or their product is too large for an array
     */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[Checks.length("zeros", rows, columns)]);
    }

    @Override
    public int rank() {
        return 2;
    }

    /**
     * The number of rows.
     *
     * @return the number of rows
     */
    public int rows() {
        return rows;
    }

    /**
     * The number of columns.
     *
     * @return the number of columns
     */
    public int columns() {
        return columns;
    }

    @Override
    public int size(int axis) {
        Checks.index("size", "axis", axis, 2);
        return axis == 0 ? rows : columns;
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
     * A matrix of the same components, with an array of its own.
     *
     * @return the copy
     */
    public Matrix copy() {
        return new Matrix(rows, columns, data.clone());
    }

    /**
     * The component A[i,j].
     *
     * @param i the row, from 0
     * @param j the column, from 0
     * @return the component
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public double get(int i, int j) {
        Checks.index("get", "row", i, rows);
        Checks.index("get", "column", j, columns);
        return data[i * columns + j];
    }

    /**
     * A row, copied: x[j] = A[i,j].
     *
     * @param i the row, from 0
     * @return the row
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Vector row(int i) {
        Checks.index("row", "row", i, rows);
        return Vector.wrap(Components.generate(columns, j -> get(i, j)));
    }

    /**
     * A column, copied: x[i] = A[i,j].
     *
     * @param j the column, from 0
     * @return the column
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public Vector column(int j) {
        Checks.index("column", "column", j, columns);
        return Vector.wrap(Components.generate(rows, i -> get(i, j)));
    }

    /**
     * The rows from, ..., to-1, copied.
     *
     * @param from the first row
     * @param to the row after the last
     * @return the matrix of {@code to - from} rows; without rows when both are equal
     * @throws IndexOutOfBoundsException unless 0 &le; from &le; to &le; the number of rows
     */
    public Matrix rows(int from, int to) {
        Checks.range("rows", "rows", from, to, rows);
        return generate("rows", to - from, columns, (i, j) -> get(from + i, j));
    }

    /**
     * The columns from, ..., to-1, copied.
     *
     * @param from the first column
     * @param to the column after the last
     * @return the matrix of {@code to - from} columns; without columns when both are equal
     * @throws IndexOutOfBoundsException unless 0 &le; from &le; to &le; the number of columns
     */
    public Matrix columns(int from, int to) {
        Checks.range("columns", "columns", from, to, columns);
        return generate("columns", rows, to - from, (i, j) -> get(i, from + j));
    }

    /**
     * The rows at the given indices, B[k,j] = A[indices[k],j]. A row may occur more than once.
     *
     * @param indices the rows
     * @return the matrix with a row for every index
     * @throws NullPointerException if {@code indices} is null
     * @throws IndexOutOfBoundsException if one of them is not a row of this matrix
     */
    public Matrix gatherRows(int[] indices) {
        requireNonNull(indices, "indices");
        for (int index : indices) {
            Checks.index("gatherRows", "row", index, rows);
        }
        return generate("gatherRows", indices.length, columns, (k, j) -> get(indices[k], j));
    }

    /**
     * The diagonal, copied: x[i] = A[i,i].
     *
     * @return the diagonal, with a component for every row
     * @throws IllegalArgumentException if the matrix is not square
     */
    public Vector diagonal() {
        Checks.square("diagonal", this);
        return Vector.wrap(Components.generate(rows, i -> get(i, i)));
    }

    /**
     * The lower triangle with the diagonal: B[i,j] = A[i,j] if i &ge; j, else 0. The matrix need not be square.
     *
     * @return the matrix of the same shape
     */
    public Matrix lower() {
        return generate("lower", rows, columns, (i, j) -> i >= j ? get(i, j) : 0);
    }

    /**
     * The lower triangle without the diagonal: B[i,j] = A[i,j] if i &gt; j, else 0. The matrix need not be square.
     *
     * @return the matrix of the same shape
     */
    public Matrix strictLower() {
        return generate("strictLower", rows, columns, (i, j) -> i > j ? get(i, j) : 0);
    }

    /**
     * The upper triangle with the diagonal: B[i,j] = A[i,j] if i &le; j, else 0. The matrix need not be square.
     *
     * @return the matrix of the same shape
     */
    public Matrix upper() {
        return generate("upper", rows, columns, (i, j) -> i <= j ? get(i, j) : 0);
    }

    /**
     * The upper triangle without the diagonal: B[i,j] = A[i,j] if i &lt; j, else 0. The matrix need not be square.
     *
     * @return the matrix of the same shape
     */
    public Matrix strictUpper() {
        return generate("strictUpper", rows, columns, (i, j) -> i < j ? get(i, j) : 0);
    }

    /**
     * The components row by row, copied: x[i·columns + j] = A[i,j].
     *
     * @return the vector, of as many components as the matrix has
     */
    public Vector flatten() {
        return Vector.of(data);
    }

    /**
     * The sum, C[i,j] = A[i,j] + B[i,j].
     *
     * @param b the other matrix, of the same shape
     * @return the sum
     * @throws NullPointerException if {@code b} is null
     * @throws IllegalArgumentException if the shapes differ
     */
    public Matrix plus(Matrix b) {
        return zip("plus", b, "and a", (p, q) -> p + q);
    }

    /**
     * A number added to every component, C[i,j] = A[i,j] + c.
     *
     * @param c the number
     * @return the sum
     */
    public Matrix plus(double c) {
        return map(p -> p + c);
    }

    /**
     * The difference, C[i,j] = A[i,j] - B[i,j].
     *
     * @param b the other matrix, of the same shape
     * @return the difference
     * @throws NullPointerException if {@code b} is null
     * @throws IllegalArgumentException if the shapes differ
     */
    public Matrix minus(Matrix b) {
        return zip("minus", b, "and a", (p, q) -> p - q);
    }

    /**
     * A number subtracted from every component, C[i,j] = A[i,j] - c.
     *
     * @param c the number
     * @return the difference
     */
    public Matrix minus(double c) {
        return map(p -> p - c);
    }

    /**
     * The matrix with every sign changed, C[i,j] = -A[i,j].
     *
     * @return the negated matrix
     */
    public Matrix unaryMinus() {
        return map(p -> -p);
    }

    /**
     * A vector added to every row, C[i,j] = A[i,j] + x[j].
     *
     * @param x the vector, of the size of a row
     * @return the sum
     * @throws NullPointerException if {@code x} is null
     * @throws IllegalArgumentException if the size of {@code x} isn't the number of columns
     */
    public Matrix plusRow(Vector x) {
        requireNonNull(x, "x");
        Checks.match(columns == x.size(), "plusRow", this, "and a", x);
        return generate("plusRow", rows, columns, (i, j) -> get(i, j) + x.get(j));
    }

    /**
     * A vector added to every column, C[i,j] = A[i,j] + x[i].
     *
     * @param x the vector, of the size of a column
     * @return the sum
     * @throws NullPointerException if {@code x} is null
     * @throws IllegalArgumentException if the size of {@code x} isn't the number of rows
     */
    public Matrix plusColumn(Vector x) {
        requireNonNull(x, "x");
        Checks.match(rows == x.size(), "plusColumn", this, "and a", x);
        return generate("plusColumn", rows, columns, (i, j) -> get(i, j) + x.get(i));
    }

    /**
     * Every row scaled by a component of a vector, C[i,j] = x[i]·A[i,j]: diag(x)·A.
     *
     * @param x the vector, with a component for every row
     * @return the scaled matrix
     * @throws NullPointerException if {@code x} is null
     * @throws IllegalArgumentException if the size of {@code x} isn't the number of rows
     */
    public Matrix scaleRows(Vector x) {
        requireNonNull(x, "x");
        Checks.match(rows == x.size(), "scaleRows", this, "by a", x);
        return generate("scaleRows", rows, columns, (i, j) -> x.get(i) * get(i, j));
    }

    /**
     * Every column scaled by a component of a vector, C[i,j] = A[i,j]·x[j]: A·diag(x).
     *
     * @param x the vector, with a component for every column
     * @return the scaled matrix
     * @throws NullPointerException if {@code x} is null
     * @throws IllegalArgumentException if the size of {@code x} isn't the number of columns
     */
    public Matrix scaleColumns(Vector x) {
        requireNonNull(x, "x");
        Checks.match(columns == x.size(), "scaleColumns", this, "by a", x);
        return generate("scaleColumns", rows, columns, (i, j) -> get(i, j) * x.get(j));
    }

    /**
     * The matrix scaled by a number, C[i,j] = A[i,j]·c.
     *
     * @param c the number
     * @return the scaled matrix
     */
    public Matrix times(double c) {
        return map(p -> p * c);
    }

    /**
     * This matrix times a vector, as a column: y[i] = Σⱼ A[i,j]·x[j]. An empty sum is 0.
     *
     * @param x the vector, with a component for every column
     * @return the product, with a component for every row
     * @throws NullPointerException if {@code x} is null
     * @throws IllegalArgumentException if the size of {@code x} isn't the number of columns
     */
    public Vector times(Vector x) {
        requireNonNull(x, "x");
        Checks.match(columns == x.size(), "times", this, "by a", x);
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += get(i, j) * x.get(j);
            }
            y[i] = sum;
        }
        return Vector.wrap(y);
    }

    /**
     * The matrix product, C[i,j] = Σₖ A[i,k]·B[k,j]. An empty sum is 0.
     *
     * @param b the other matrix, with a row for every column of this one
     * @return the product, with the rows of this matrix and the columns of {@code b}
     * @throws NullPointerException if {@code b} is null
     * @throws IllegalArgumentException if the shapes don't match or the product is too large for an array
     */
    public Matrix times(Matrix b) {
        requireNonNull(b, "b");
        Checks.match(columns == b.rows, "times", this, "by a", b);
        return generate("times", rows, b.columns, (i, j) -> {
            double sum = 0;
            for (int k = 0; k < columns; k++) {
                sum += get(i, k) * b.get(k, j);
            }
            return sum;
        });
    }

    /**
     * The matrix divided by a number, C[i,j] = A[i,j] / c.
     *
     * @param c the number; dividing by zero gives infinities and NaN, as for {@code double}
     * @return the quotient
     */
    public Matrix div(double c) {
        return map(p -> p / c);
    }

    /**
     * The product component by component, C[i,j] = A[i,j]·B[i,j].
     *
     * @param b the other matrix, of the same shape
     * @return the product
     * @throws NullPointerException if {@code b} is null
     * @throws IllegalArgumentException if the shapes differ
     */
    public Matrix hadamard(Matrix b) {
        return zip("hadamard", b, "and a", (p, q) -> p * q);
    }

    /**
     * The quotient component by component, C[i,j] = A[i,j] / B[i,j].
     *
     * @param b the other matrix, of the same shape; dividing by zero gives infinities and NaN, as for {@code double}
     * @return the quotient
     * @throws NullPointerException if {@code b} is null
     * @throws IllegalArgumentException if the shapes differ
     */
    public Matrix hadamardDiv(Matrix b) {
        return zip("hadamardDiv", b, "by a", (p, q) -> p / q);
    }

    /**
     * The Kronecker product, C[i·p + k, j·q + l] = A[i,j]·B[k,l], where B is a p x q matrix: every component of this
     * matrix is replaced by B times that component.
     *
     * @param b the other matrix, of any shape
     * @return the product, with the product of both numbers of rows and that of both numbers of columns
     * @throws NullPointerException if {@code b} is null
     * @throws IllegalArgumentException if the product is too large for an array
     */
    public Matrix kronecker(Matrix b) {
        requireNonNull(b, "b");
        return generate(
                "kronecker",
                Checks.length("kronecker", rows, b.rows),
                Checks.length("kronecker", columns, b.columns),
                (i, j) -> get(i / b.rows, j / b.columns) * b.get(i % b.rows, j % b.columns));
    }

    /**
     * The transpose, B[i,j] = A[j,i].
     *
     * @return the transpose, a copy
     */
    public Matrix transpose() {
        return generate("transpose", columns, rows, (i, j) -> get(j, i));
    }

    Matrix map(DoubleUnaryOperator f) {
        return new Matrix(rows, columns, Components.map(data, f));
    }

    Matrix zip(String operation, Matrix b, String link, DoubleBinaryOperator f) {
        requireNonNull(b, "b");
        Checks.match(rows == b.rows && columns == b.columns, operation, this, link, b);
        return new Matrix(rows, columns, Components.zip(data, b.data, f));
    }

    /**
     * Whether the other object is a matrix of the same shape and components.
     *
     * @param other the other object
     * @return whether both are equal, with NaN equal to NaN and 0.0 different from -0.0
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(data);
    }

    /**
     * The rows in brackets, as in {@code [[1.0, 2.0], [3.0, 4.0]]}; the shape, as in {@code [0x3 matrix]}, if there are
     * no components.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return Components.toString(this);
    }
}
