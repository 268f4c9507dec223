package org.matgrad;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.matgrad.kernel.Special;

/**
 * Mathematics on numbers, vectors, matrices and tensors, meant to be imported statically: constants, arrays by formula,
 * products, elementwise functions, reductions, linear algebra and joining.
 *
 * <p>An elementwise function of an array has the array's shape; of an empty array it is an empty array. Sums run from
 * left to right, for a matrix row by row, for a tensor in row-major order, from 0.
 *
 * <p>Where a function has a kink, its description says which number the generated derivatives take there.
 */
public final class MatrixMath {

    private MatrixMath() {}

    // Constants

    /**
     * The identity matrix, I[i,j] = 1 if i = j, else 0.
     *
     * @param n the number of rows and of columns
     * @return the matrix
     * @throws IllegalArgumentException if {@code n} is negative or the matrix too large for an array
     */
    public static Matrix identity(int n) {
        return Matrix.generate("identity", n, n, (i, j) -> i == j ? 1 : 0);
    }

    /**
     * A vector of zeros.
     *
     * @param n the size
     * @return the vector
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public static Vector zeros(int n) {
        return Vector.zeros(n);
    }

    /**
     * A matrix of zeros.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @return the matrix
     * @throws IllegalArgumentException if a size is negative or the matrix too large for an array
     */
    public static Matrix zeros(int rows, int columns) {
        return Matrix.zeros(rows, columns);
    }

    /**
     * A vector of ones.
     *
     * @param n the size
     * @return the vector
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public static Vector ones(int n) {
        return Vector.wrap(Components.generate(Checks.length("ones", n), i -> 1));
    }

    /**
     * A matrix of ones.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @return the matrix
     * @throws IllegalArgumentException if a size is negative or the matrix too large for an array
     */
    public static Matrix ones(int rows, int columns) {
        return Matrix.generate("ones", rows, columns, (i, j) -> 1);
    }

    // Arrays by a formula for each component

    /**
     * A formula of two indices.
     *
     * @see #matrix(int, int, Formula2)
     */
    @FunctionalInterface
    public interface Formula2 {
        /**
         * The value at two indices.
         *
         * @param i the first index, from 0
         * @param j the second index, from 0
         * @return the value
         */
        double at(int i, int j);
    }

    /**
     * A formula of three indices.
     *
     * @see #tensor(int, int, int, Formula3)
     */
    @FunctionalInterface
    public interface Formula3 {
        /**
         * The value at three indices.
         *
         * @param i the first index, from 0
         * @param j the second index, from 0
         * @param k the third index, from 0
         * @return the value
         */
        double at(int i, int j, int k);
    }

    /**
     * A formula of four indices.
     *
     * @see #tensor(int, int, int, int, Formula4)
     */
    @FunctionalInterface
    public interface Formula4 {
        /**
         * The value at four indices.
         *
         * @param i the first index, from 0
         * @param j the second index, from 0
         * @param k the third index, from 0
         * @param l the fourth index, from 0
         * @return the value
         */
        double at(int i, int j, int k, int l);
    }

    /**
     * The vector of a formula, x[i] = formula(i).
     *
     * @param n the size
     * @param formula the component at an index, from 0
     * @return the vector
     * @throws NullPointerException if {@code formula} is null
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public static Vector vector(int n, IntToDoubleFunction formula) {
        return Vector.wrap(generate("vector", n, formula));
    }

    /**
     * The matrix of a formula, A[i,j] = formula(i, j).
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @param formula the component at a row and a column, from 0
     * @return the matrix
     * @throws NullPointerException if {@code formula} is null
     * @throws IllegalArgumentException if a size is negative or the matrix too large for an array
     */
    public static Matrix matrix(int rows, int columns, Formula2 formula) {
        return Matrix.generate("matrix", rows, columns, requireNonNull(formula, "formula"));
    }

    /**
     * The tensor of rank 3 of a formula, T[i,j,k] = formula(i, j, k).
     *
     * @param a the size of the first axis
     * @param b the size of the second axis
     * @param c the size of the third axis
     * @param formula the component at three indices, from 0
     * @return the tensor
     * @throws NullPointerException if {@code formula} is null
     * @throws IllegalArgumentException if a size is negative or the tensor too large for an array
     */
    public static Tensor tensor(int a, int b, int c, Formula3 formula) {
        requireNonNull(formula, "formula");
        return Tensor.generate("tensor", new int[] {a, b, c}, at -> formula.at(at[0], at[1], at[2]));
    }

    /**
     * The tensor of rank 4 of a formula, T[i,j,k,l] = formula(i, j, k, l).
     *
     * @param a the size of the first axis
     * @param b the size of the second axis
     * @param c the size of the third axis
     * @param d the size of the fourth axis
     * @param formula the component at four indices, from 0
     * @return the tensor
     * @throws NullPointerException if {@code formula} is null
     * @throws IllegalArgumentException if a size is negative or the tensor too large for an array
     */
    public static Tensor tensor(int a, int b, int c, int d, Formula4 formula) {
        requireNonNull(formula, "formula");
        return Tensor.generate("tensor", new int[] {a, b, c, d}, at -> formula.at(at[0], at[1], at[2], at[3]));
    }

    // Products

    /**
     * The trace, Σᵢ A[i,i]; 0 if the matrix is empty.
     *
     * @param a a square matrix
     * @return the trace
     * @throws NullPointerException if {@code a} is null
     * @throws IllegalArgumentException if the matrix is not square
     */
    public static double trace(Matrix a) {
        requireNonNull(a, "a");
        Checks.square("trace", a);
        return Reductions.sum(Components.generate(a.rows(), i -> a.get(i, i)));
    }

    /**
     * The square matrix with a vector on its diagonal, A[i,j] = x[i] if i = j, else 0.
     *
     * @param x the diagonal
     * @return the matrix
     * @throws NullPointerException if {@code x} is null
     * @throws IllegalArgumentException if the matrix would be too large for an array
     */
    public static Matrix diagonalMatrix(Vector x) {
        requireNonNull(x, "x");
        return Matrix.generate("diagonalMatrix", x.size(), x.size(), (i, j) -> i == j ? x.get(i) : 0);
    }

    /**
     * The scalar product of two vectors, Σᵢ x[i]·y[i]; 0 for empty vectors. The same as {@link Vector#dot}.
     *
     * @param x a vector
     * @param y a vector of the same size
     * @return the scalar product
     * @throws NullPointerException if {@code x} or {@code y} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static double inner(Vector x, Vector y) {
        requireNonNull(x, "x");
        requireNonNull(y, "y");
        Checks.match(x.size() == y.size(), "inner", x, "and a", y);
        return Reductions.inner(x.data(), y.data());
    }

    /**
     * The scalar product of two matrices, Σᵢⱼ A[i,j]·B[i,j]; 0 for empty matrices.
     *
     * @param a a matrix
     * @param b a matrix of the same shape
     * @return the scalar product
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the shapes differ
     */
    public static double inner(Matrix a, Matrix b) {
        requireNonNull(a, "a");
        requireNonNull(b, "b");
        Checks.match(a.rows() == b.rows() && a.columns() == b.columns(), "inner", a, "and a", b);
        return Reductions.inner(a.data(), b.data());
    }

    /**
     * The scalar product of two tensors, the sum of the products of their components; 0 for empty tensors.
     *
     * @param s a tensor
     * @param t a tensor of the same sizes
     * @return the scalar product
     * @throws NullPointerException if {@code s} or {@code t} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static double inner(Tensor s, Tensor t) {
        requireNonNull(s, "s");
        requireNonNull(t, "t");
        Checks.match(Arrays.equals(Checks.sizes(s), Checks.sizes(t)), "inner", s, "and a", t);
        return Reductions.inner(s.data(), t.data());
    }

    /**
     * A power of a square matrix, the product of as many factors A, multiplied from left to right. The power 0 is the
     * identity matrix, of any matrix.
     *
     * @param a a square matrix
     * @param exponent the number of factors, at least 0
     * @return the power
     * @throws NullPointerException if {@code a} is null
     * @throws IllegalArgumentException if the matrix is not square or the exponent negative
     */
    public static Matrix matrixPower(Matrix a, int exponent) {
        requireNonNull(a, "a");
        Checks.square("matrixPower", a);
        if (exponent < 0) {
            throw new IllegalArgumentException("matrixPower: negative exponent " + exponent);
        }
        if (exponent == 0) {
            return identity(a.rows());
        }
        Matrix power = a.copy();
        for (int factors = 1; factors < exponent; factors++) {
            power = power.times(a);
        }
        return power;
    }

    /**
     * A sum of products of components, written with one letter an index. The subscripts of the arrays are separated
     * by commas; those of the result stand after an arrow. The sum runs over every letter that the result doesn't
     * have:
     *
     * <ul>
     *   <li>{@code einsum("ij,jk->ik", A, B)} is the matrix product, C[i,k] = Σⱼ A[i,j]·B[j,k]
     *   <li>{@code einsum("ij->ji", A)} is the transpose
     *   <li>{@code einsum("ii->", A)} is the trace
     *   <li>{@code einsum("i,j,k->ijk", x, y, z)} is the outer product of three vectors
     * </ul>
     *
     * <p>An empty sum is 0. The letters summed over run in the order in which they first occur, the last one fastest.
     *
     * @param subscripts letters from a to z and A to Z, one an axis, as in {@code "ij,jk->ik"}
     * @param arrays the arrays, one for each group of letters before the arrow
     * @return the tensor with an axis for each letter after the arrow; of rank 0 if there are none
     * @throws NullPointerException if {@code subscripts}, {@code arrays} or one of them is null
     * @throws IllegalArgumentException if the subscripts are not of this form, don't fit the arrays, give one letter
     *     two sizes, or if the result has a letter twice or one that no array has, or is too large for an array
     */
    public static Tensor einsum(String subscripts, NumericArray... arrays) {
        return Einsum.of(subscripts, arrays);
    }

    // Elementwise functions of one argument

    /**
     * The exponential function, e to the power x.
     *
     * <p>Its derivative is exp(x).
     *
     * @param x the argument
     * @return the value
     */
    public static double exp(double x) {
        return Math.exp(x);
    }

    /**
     * {@link #exp(double) exp} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector exp(Vector x) {
        return map(x, MatrixMath::exp);
    }

    /**
     * {@link #exp(double) exp} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix exp(Matrix a) {
        return map(a, MatrixMath::exp);
    }

    /**
     * {@link #exp(double) exp} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor exp(Tensor t) {
        return map(t, MatrixMath::exp);
    }

    /**
     * exp(x) - 1, without loss of accuracy near 0.
     *
     * <p>Its derivative is exp(x).
     *
     * @param x the argument
     * @return the value
     */
    public static double expm1(double x) {
        return Math.expm1(x);
    }

    /**
     * {@link #expm1(double) expm1} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector expm1(Vector x) {
        return map(x, MatrixMath::expm1);
    }

    /**
     * {@link #expm1(double) expm1} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix expm1(Matrix a) {
        return map(a, MatrixMath::expm1);
    }

    /**
     * {@link #expm1(double) expm1} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor expm1(Tensor t) {
        return map(t, MatrixMath::expm1);
    }

    /**
     * The natural logarithm; -infinity at 0 and NaN below.
     *
     * <p>Its derivative is 1/x: +infinity at 0.
     *
     * @param x the argument
     * @return the value
     */
    public static double log(double x) {
        return Math.log(x);
    }

    /**
     * {@link #log(double) log} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector log(Vector x) {
        return map(x, MatrixMath::log);
    }

    /**
     * {@link #log(double) log} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix log(Matrix a) {
        return map(a, MatrixMath::log);
    }

    /**
     * {@link #log(double) log} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor log(Tensor t) {
        return map(t, MatrixMath::log);
    }

    /**
     * log(1 + x), without loss of accuracy near 0; -infinity at -1 and NaN below.
     *
     * <p>Its derivative is 1/(1 + x): +infinity at -1.
     *
     * @param x the argument
     * @return the value
     */
    public static double log1p(double x) {
        return Math.log1p(x);
    }

    /**
     * {@link #log1p(double) log1p} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector log1p(Vector x) {
        return map(x, MatrixMath::log1p);
    }

    /**
     * {@link #log1p(double) log1p} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix log1p(Matrix a) {
        return map(a, MatrixMath::log1p);
    }

    /**
     * {@link #log1p(double) log1p} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor log1p(Tensor t) {
        return map(t, MatrixMath::log1p);
    }

    /**
     * The square root; NaN below 0.
     *
     * <p>Its derivative is 1/(2·sqrt(x)): +infinity at 0.
     *
     * @param x the argument
     * @return the value
     */
    public static double sqrt(double x) {
        return Math.sqrt(x);
    }

    /**
     * {@link #sqrt(double) sqrt} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector sqrt(Vector x) {
        return map(x, MatrixMath::sqrt);
    }

    /**
     * {@link #sqrt(double) sqrt} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix sqrt(Matrix a) {
        return map(a, MatrixMath::sqrt);
    }

    /**
     * {@link #sqrt(double) sqrt} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor sqrt(Tensor t) {
        return map(t, MatrixMath::sqrt);
    }

    /**
     * The cube root, of numbers of either sign.
     *
     * <p>Its derivative is 1/(3·cbrt(x)²): +infinity at 0.
     *
     * @param x the argument
     * @return the value
     */
    public static double cbrt(double x) {
        return Math.cbrt(x);
    }

    /**
     * {@link #cbrt(double) cbrt} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector cbrt(Vector x) {
        return map(x, MatrixMath::cbrt);
    }

    /**
     * {@link #cbrt(double) cbrt} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix cbrt(Matrix a) {
        return map(a, MatrixMath::cbrt);
    }

    /**
     * {@link #cbrt(double) cbrt} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor cbrt(Tensor t) {
        return map(t, MatrixMath::cbrt);
    }

    /**
     * The square, x·x.
     *
     * <p>Its derivative is 2·x.
     *
     * @param x the argument
     * @return the value
     */
    public static double square(double x) {
        return x * x;
    }

    /**
     * {@link #square(double) square} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector square(Vector x) {
        return map(x, MatrixMath::square);
    }

    /**
     * {@link #square(double) square} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix square(Matrix a) {
        return map(a, MatrixMath::square);
    }

    /**
     * {@link #square(double) square} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor square(Tensor t) {
        return map(t, MatrixMath::square);
    }

    /**
     * The absolute value.
     *
     * <p>Its derivative is the sign of x. At the kink, 0, it is taken as 0.
     *
     * @param x the argument
     * @return the value
     */
    public static double abs(double x) {
        return Math.abs(x);
    }

    /**
     * {@link #abs(double) abs} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector abs(Vector x) {
        return map(x, Math::abs);
    }

    /**
     * {@link #abs(double) abs} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix abs(Matrix a) {
        return map(a, Math::abs);
    }

    /**
     * {@link #abs(double) abs} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor abs(Tensor t) {
        return map(t, Math::abs);
    }

    /**
     * The sign: 1 above 0, -1 below, and x itself if it is a zero or NaN.
     *
     * <p>Its derivative is taken as 0 everywhere, also at the jump at 0.
     *
     * @param x the argument
     * @return the value
     */
    public static double sign(double x) {
        return Math.signum(x);
    }

    /**
     * {@link #sign(double) sign} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector sign(Vector x) {
        return map(x, Math::signum);
    }

    /**
     * {@link #sign(double) sign} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix sign(Matrix a) {
        return map(a, Math::signum);
    }

    /**
     * {@link #sign(double) sign} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor sign(Tensor t) {
        return map(t, Math::signum);
    }

    /**
     * The sine of an angle in radians.
     *
     * <p>Its derivative is cos(x).
     *
     * @param x the argument
     * @return the value
     */
    public static double sin(double x) {
        return Math.sin(x);
    }

    /**
     * {@link #sin(double) sin} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector sin(Vector x) {
        return map(x, MatrixMath::sin);
    }

    /**
     * {@link #sin(double) sin} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix sin(Matrix a) {
        return map(a, MatrixMath::sin);
    }

    /**
     * {@link #sin(double) sin} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor sin(Tensor t) {
        return map(t, MatrixMath::sin);
    }

    /**
     * The cosine of an angle in radians.
     *
     * <p>Its derivative is -sin(x).
     *
     * @param x the argument
     * @return the value
     */
    public static double cos(double x) {
        return Math.cos(x);
    }

    /**
     * {@link #cos(double) cos} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector cos(Vector x) {
        return map(x, MatrixMath::cos);
    }

    /**
     * {@link #cos(double) cos} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix cos(Matrix a) {
        return map(a, MatrixMath::cos);
    }

    /**
     * {@link #cos(double) cos} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor cos(Tensor t) {
        return map(t, MatrixMath::cos);
    }

    /**
     * The tangent of an angle in radians.
     *
     * <p>Its derivative is 1 + tan(x)².
     *
     * @param x the argument
     * @return the value
     */
    public static double tan(double x) {
        return Math.tan(x);
    }

    /**
     * {@link #tan(double) tan} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector tan(Vector x) {
        return map(x, MatrixMath::tan);
    }

    /**
     * {@link #tan(double) tan} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix tan(Matrix a) {
        return map(a, MatrixMath::tan);
    }

    /**
     * {@link #tan(double) tan} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor tan(Tensor t) {
        return map(t, MatrixMath::tan);
    }

    /**
     * The arc sine, from -π/2 to π/2; NaN outside [-1, 1].
     *
     * <p>Its derivative is 1/sqrt(1 - x²): +infinity at -1 and 1.
     *
     * @param x the argument
     * @return the value
     */
    public static double asin(double x) {
        return Math.asin(x);
    }

    /**
     * {@link #asin(double) asin} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector asin(Vector x) {
        return map(x, MatrixMath::asin);
    }

    /**
     * {@link #asin(double) asin} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix asin(Matrix a) {
        return map(a, MatrixMath::asin);
    }

    /**
     * {@link #asin(double) asin} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor asin(Tensor t) {
        return map(t, MatrixMath::asin);
    }

    /**
     * The arc cosine, from 0 to π; NaN outside [-1, 1].
     *
     * <p>Its derivative is -1/sqrt(1 - x²): -infinity at -1 and 1.
     *
     * @param x the argument
     * @return the value
     */
    public static double acos(double x) {
        return Math.acos(x);
    }

    /**
     * {@link #acos(double) acos} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector acos(Vector x) {
        return map(x, MatrixMath::acos);
    }

    /**
     * {@link #acos(double) acos} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix acos(Matrix a) {
        return map(a, MatrixMath::acos);
    }

    /**
     * {@link #acos(double) acos} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor acos(Tensor t) {
        return map(t, MatrixMath::acos);
    }

    /**
     * The arc tangent, from -π/2 to π/2.
     *
     * <p>Its derivative is 1/(1 + x²).
     *
     * @param x the argument
     * @return the value
     */
    public static double atan(double x) {
        return Math.atan(x);
    }

    /**
     * {@link #atan(double) atan} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector atan(Vector x) {
        return map(x, MatrixMath::atan);
    }

    /**
     * {@link #atan(double) atan} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix atan(Matrix a) {
        return map(a, MatrixMath::atan);
    }

    /**
     * {@link #atan(double) atan} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor atan(Tensor t) {
        return map(t, MatrixMath::atan);
    }

    /**
     * The hyperbolic sine.
     *
     * <p>Its derivative is cosh(x).
     *
     * @param x the argument
     * @return the value
     */
    public static double sinh(double x) {
        return Math.sinh(x);
    }

    /**
     * {@link #sinh(double) sinh} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector sinh(Vector x) {
        return map(x, MatrixMath::sinh);
    }

    /**
     * {@link #sinh(double) sinh} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix sinh(Matrix a) {
        return map(a, MatrixMath::sinh);
    }

    /**
     * {@link #sinh(double) sinh} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor sinh(Tensor t) {
        return map(t, MatrixMath::sinh);
    }

    /**
     * The hyperbolic cosine.
     *
     * <p>Its derivative is sinh(x).
     *
     * @param x the argument
     * @return the value
     */
    public static double cosh(double x) {
        return Math.cosh(x);
    }

    /**
     * {@link #cosh(double) cosh} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector cosh(Vector x) {
        return map(x, MatrixMath::cosh);
    }

    /**
     * {@link #cosh(double) cosh} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix cosh(Matrix a) {
        return map(a, MatrixMath::cosh);
    }

    /**
     * {@link #cosh(double) cosh} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor cosh(Tensor t) {
        return map(t, MatrixMath::cosh);
    }

    /**
     * The hyperbolic tangent.
     *
     * <p>Its derivative is 1 - tanh(x)².
     *
     * @param x the argument
     * @return the value
     */
    public static double tanh(double x) {
        return Math.tanh(x);
    }

    /**
     * {@link #tanh(double) tanh} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector tanh(Vector x) {
        return map(x, MatrixMath::tanh);
    }

    /**
     * {@link #tanh(double) tanh} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix tanh(Matrix a) {
        return map(a, MatrixMath::tanh);
    }

    /**
     * {@link #tanh(double) tanh} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor tanh(Tensor t) {
        return map(t, MatrixMath::tanh);
    }

    /**
     * The logistic function, 1/(1 + exp(-x)). It is stable: no intermediate overflows, whatever x is.
     *
     * <p>Its derivative is sigmoid(x)·(1 - sigmoid(x)).
     *
     * @param x the argument
     * @return the value
     */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    /**
     * {@link #sigmoid(double) sigmoid} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector sigmoid(Vector x) {
        return map(x, MatrixMath::sigmoid);
    }

    /**
     * {@link #sigmoid(double) sigmoid} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix sigmoid(Matrix a) {
        return map(a, MatrixMath::sigmoid);
    }

    /**
     * {@link #sigmoid(double) sigmoid} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor sigmoid(Tensor t) {
        return map(t, MatrixMath::sigmoid);
    }

    /**
     * log(1 + exp(x)), a smooth {@link #relu(double) relu}. It is stable: no intermediate overflows, whatever x is.
     *
     * <p>Its derivative is {@link #sigmoid(double) sigmoid}(x).
     *
     * @param x the argument
     * @return the value
     */
    public static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /**
     * {@link #softplus(double) softplus} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector softplus(Vector x) {
        return map(x, MatrixMath::softplus);
    }

    /**
     * {@link #softplus(double) softplus} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix softplus(Matrix a) {
        return map(a, MatrixMath::softplus);
    }

    /**
     * {@link #softplus(double) softplus} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor softplus(Tensor t) {
        return map(t, MatrixMath::softplus);
    }

    /**
     * The positive part: x above 0, else 0; NaN if x is NaN.
     *
     * <p>Its derivative is 1 above 0 and 0 below. At the kink, 0, it is taken as 0.
     *
     * @param x the argument
     * @return the value
     */
    public static double relu(double x) {
        return Math.max(x, 0);
    }

    /**
     * {@link #relu(double) relu} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector relu(Vector x) {
        return map(x, MatrixMath::relu);
    }

    /**
     * {@link #relu(double) relu} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix relu(Matrix a) {
        return map(a, MatrixMath::relu);
    }

    /**
     * {@link #relu(double) relu} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor relu(Tensor t) {
        return map(t, MatrixMath::relu);
    }

    /**
     * 1/x; infinite at 0.
     *
     * <p>Its derivative is -1/x²: -infinity at 0.
     *
     * @param x the argument
     * @return the value
     */
    public static double reciprocal(double x) {
        return 1 / x;
    }

    /**
     * {@link #reciprocal(double) reciprocal} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector reciprocal(Vector x) {
        return map(x, MatrixMath::reciprocal);
    }

    /**
     * {@link #reciprocal(double) reciprocal} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix reciprocal(Matrix a) {
        return map(a, MatrixMath::reciprocal);
    }

    /**
     * {@link #reciprocal(double) reciprocal} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor reciprocal(Tensor t) {
        return map(t, MatrixMath::reciprocal);
    }

    // Error and gamma functions

    /**
     * The error function, 2/sqrt(π)·∫exp(-t²)dt from 0 to x: from -1 to 1.
     *
     * <p>Its derivative is 2/sqrt(π)·exp(-x²).
     *
     * @param x the argument
     * @return the value
     * @throws IllegalStateException if the optional library Commons Numbers is missing
     */
    public static double erf(double x) {
        return Special.erf(x);
    }

    /**
     * {@link #erf(double) erf} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector erf(Vector x) {
        return map(x, MatrixMath::erf);
    }

    /**
     * {@link #erf(double) erf} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix erf(Matrix a) {
        return map(a, MatrixMath::erf);
    }

    /**
     * {@link #erf(double) erf} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor erf(Tensor t) {
        return map(t, MatrixMath::erf);
    }

    /**
     * The complementary error function, 1 - erf(x), from 2 to 0. It loses no digits for large x.
     *
     * <p>Its derivative is -2/sqrt(π)·exp(-x²).
     *
     * @param x the argument
     * @return the value
     * @throws IllegalStateException if the optional library Commons Numbers is missing
     */
    public static double erfc(double x) {
        return Special.erfc(x);
    }

    /**
     * {@link #erfc(double) erfc} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector erfc(Vector x) {
        return map(x, MatrixMath::erfc);
    }

    /**
     * {@link #erfc(double) erfc} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix erfc(Matrix a) {
        return map(a, MatrixMath::erfc);
    }

    /**
     * {@link #erfc(double) erfc} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor erfc(Tensor t) {
        return map(t, MatrixMath::erfc);
    }

    /**
     * The natural logarithm of the gamma function, for positive x; +infinity at 0 and NaN below.
     *
     * <p>Its derivative is {@link #digamma(double) digamma}(x): -infinity at 0.
     *
     * @param x the argument
     * @return the value
     * @throws IllegalStateException if the optional library Commons Numbers is missing
     */
    public static double logGamma(double x) {
        return Special.logGamma(x);
    }

    /**
     * {@link #logGamma(double) logGamma} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector logGamma(Vector x) {
        return map(x, MatrixMath::logGamma);
    }

    /**
     * {@link #logGamma(double) logGamma} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix logGamma(Matrix a) {
        return map(a, MatrixMath::logGamma);
    }

    /**
     * {@link #logGamma(double) logGamma} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor logGamma(Tensor t) {
        return map(t, MatrixMath::logGamma);
    }

    /**
     * The derivative of {@link #logGamma(double) logGamma}, and its analytic continuation below 0; -infinity at 0 and
     * NaN at -1, -2, ...
     *
     * <p>Its derivative is the trigamma function: +infinity at 0.
     *
     * @param x the argument
     * @return the value
     * @throws IllegalStateException if the optional library Commons Numbers is missing
     */
    public static double digamma(double x) {
        return Special.digamma(x);
    }

    /**
     * {@link #digamma(double) digamma} of every component of a vector.
     *
     * @param x the vector
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector digamma(Vector x) {
        return map(x, MatrixMath::digamma);
    }

    /**
     * {@link #digamma(double) digamma} of every component of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix digamma(Matrix a) {
        return map(a, MatrixMath::digamma);
    }

    /**
     * {@link #digamma(double) digamma} of every component of a tensor.
     *
     * @param t the tensor
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor digamma(Tensor t) {
        return map(t, MatrixMath::digamma);
    }

    // Elementwise functions of several arguments

    /**
     * The power x to the y, with the special cases of {@link Math#pow}; in particular x to the 0 is 1, for every x.
     *
     * <p>Its derivatives are y·pow(x, y - 1) with respect to x and log(x)·pow(x, y) with respect to y. The first is
     * taken as 0 where y is 0, the second where x is 0. Where x is negative there is no second one: it is NaN.
     *
     * @param x the base
     * @param y the exponent
     * @return the value
     */
    public static double pow(double x, double y) {
        return Math.pow(x, y);
    }

    /**
     * {@link #pow(double, double) pow} of the components of two vectors, pairwise.
     *
     * @param x the vector of the first arguments
     * @param y the vector of the second arguments, of the same size
     * @return the vector of the values
     * @throws NullPointerException if {@code x} or {@code y} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Vector pow(Vector x, Vector y) {
        return zip("pow", x, y, MatrixMath::pow);
    }

    /**
     * {@link #pow(double, double) pow} of every component of a vector and the same second argument.
     *
     * @param x the vector of the first arguments
     * @param y the second argument
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector pow(Vector x, double y) {
        return map(x, component -> Math.pow(component, y));
    }

    /**
     * {@link #pow(double, double) pow} of the components of two matrices, pairwise.
     *
     * @param a the matrix of the first arguments
     * @param b the matrix of the second arguments, of the same shape
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the shapes differ
     */
    public static Matrix pow(Matrix a, Matrix b) {
        return zip("pow", a, b, MatrixMath::pow);
    }

    /**
     * {@link #pow(double, double) pow} of the components of two tensors, pairwise.
     *
     * @param s the tensor of the first arguments
     * @param t the tensor of the second arguments, of the same sizes
     * @return the tensor of the values
     * @throws NullPointerException if {@code s} or {@code t} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Tensor pow(Tensor s, Tensor t) {
        return zip("pow", s, t, MatrixMath::pow);
    }

    /**
     * {@link #pow(double, double) pow} of every component of a matrix and the same second argument.
     *
     * @param a the matrix of the first arguments
     * @param y the second argument
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix pow(Matrix a, double y) {
        return map(a, component -> Math.pow(component, y));
    }

    /**
     * {@link #pow(double, double) pow} of every component of a tensor and the same second argument.
     *
     * @param t the tensor of the first arguments
     * @param y the second argument
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor pow(Tensor t, double y) {
        return map(t, component -> Math.pow(component, y));
    }

    /**
     * The angle of the point (x, y) with the first axis, from -π to π, with the special cases of {@link Math#atan2}.
     * Note the order: the ordinate comes first.
     *
     * <p>Its derivatives are x/(x² + y²) with respect to y and -y/(x² + y²) with respect to x; it has none at the
     * origin.
     *
     * @param y the ordinate
     * @param x the abscissa
     * @return the value
     */
    public static double atan2(double y, double x) {
        return Math.atan2(y, x);
    }

    /**
     * {@link #atan2(double, double) atan2} of the components of two vectors, pairwise.
     *
     * @param y the vector of the first arguments
     * @param x the vector of the second arguments, of the same size
     * @return the vector of the values
     * @throws NullPointerException if {@code y} or {@code x} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Vector atan2(Vector y, Vector x) {
        requireNonNull(y, "y");
        requireNonNull(x, "x");
        return zip("atan2", y, x, MatrixMath::atan2);
    }

    /**
     * {@link #atan2(double, double) atan2} of every component of a vector and the same second argument.
     *
     * @param y the vector of the first arguments
     * @param x the second argument
     * @return the vector of the values
     * @throws NullPointerException if {@code y} is null
     */
    public static Vector atan2(Vector y, double x) {
        requireNonNull(y, "y");
        return map(y, component -> Math.atan2(component, x));
    }

    /**
     * {@link #atan2(double, double) atan2} of the components of two matrices, pairwise.
     *
     * @param a the matrix of the first arguments
     * @param b the matrix of the second arguments, of the same shape
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the shapes differ
     */
    public static Matrix atan2(Matrix a, Matrix b) {
        return zip("atan2", a, b, MatrixMath::atan2);
    }

    /**
     * {@link #atan2(double, double) atan2} of the components of two tensors, pairwise.
     *
     * @param s the tensor of the first arguments
     * @param t the tensor of the second arguments, of the same sizes
     * @return the tensor of the values
     * @throws NullPointerException if {@code s} or {@code t} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Tensor atan2(Tensor s, Tensor t) {
        return zip("atan2", s, t, MatrixMath::atan2);
    }

    /**
     * {@link #atan2(double, double) atan2} of every component of a matrix and the same second argument.
     *
     * @param a the matrix of the first arguments
     * @param x the second argument
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix atan2(Matrix a, double x) {
        return map(a, component -> Math.atan2(component, x));
    }

    /**
     * {@link #atan2(double, double) atan2} of every component of a tensor and the same second argument.
     *
     * @param t the tensor of the first arguments
     * @param x the second argument
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor atan2(Tensor t, double x) {
        return map(t, component -> Math.atan2(component, x));
    }

    /**
     * sqrt(x² + y²), without overflow or underflow in between.
     *
     * <p>Its derivatives are x/hypot(x, y) and y/hypot(x, y). At the origin they are taken as 0, as those of {@link
     * #norm(Vector) norm}.
     *
     * @param x the one side
     * @param y the other side
     * @return the value
     */
    public static double hypot(double x, double y) {
        return Math.hypot(x, y);
    }

    /**
     * {@link #hypot(double, double) hypot} of the components of two vectors, pairwise.
     *
     * @param x the vector of the first arguments
     * @param y the vector of the second arguments, of the same size
     * @return the vector of the values
     * @throws NullPointerException if {@code x} or {@code y} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Vector hypot(Vector x, Vector y) {
        return zip("hypot", x, y, MatrixMath::hypot);
    }

    /**
     * {@link #hypot(double, double) hypot} of every component of a vector and the same second argument.
     *
     * @param x the vector of the first arguments
     * @param y the second argument
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector hypot(Vector x, double y) {
        return map(x, component -> Math.hypot(component, y));
    }

    /**
     * {@link #hypot(double, double) hypot} of the components of two matrices, pairwise.
     *
     * @param a the matrix of the first arguments
     * @param b the matrix of the second arguments, of the same shape
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the shapes differ
     */
    public static Matrix hypot(Matrix a, Matrix b) {
        return zip("hypot", a, b, MatrixMath::hypot);
    }

    /**
     * {@link #hypot(double, double) hypot} of the components of two tensors, pairwise.
     *
     * @param s the tensor of the first arguments
     * @param t the tensor of the second arguments, of the same sizes
     * @return the tensor of the values
     * @throws NullPointerException if {@code s} or {@code t} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Tensor hypot(Tensor s, Tensor t) {
        return zip("hypot", s, t, MatrixMath::hypot);
    }

    /**
     * {@link #hypot(double, double) hypot} of every component of a matrix and the same second argument.
     *
     * @param a the matrix of the first arguments
     * @param y the second argument
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix hypot(Matrix a, double y) {
        return map(a, component -> Math.hypot(component, y));
    }

    /**
     * {@link #hypot(double, double) hypot} of every component of a tensor and the same second argument.
     *
     * @param t the tensor of the first arguments
     * @param y the second argument
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor hypot(Tensor t, double y) {
        return map(t, component -> Math.hypot(component, y));
    }

    /**
     * The smaller of two numbers; NaN if one is NaN.
     *
     * <p>Its derivative is 1 with respect to the smaller, 0 with respect to the larger, and 1/2 with respect to each
     * of two equal numbers.
     *
     * @param x the one number
     * @param y the other number
     * @return the value
     */
    public static double min(double x, double y) {
        return Math.min(x, y);
    }

    /**
     * {@link #min(double, double) min} of the components of two vectors, pairwise.
     *
     * @param x the vector of the first arguments
     * @param y the vector of the second arguments, of the same size
     * @return the vector of the values
     * @throws NullPointerException if {@code x} or {@code y} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Vector min(Vector x, Vector y) {
        return zip("min", x, y, Math::min);
    }

    /**
     * {@link #min(double, double) min} of every component of a vector and the same second argument.
     *
     * @param x the vector of the first arguments
     * @param y the second argument
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector min(Vector x, double y) {
        return map(x, component -> Math.min(component, y));
    }

    /**
     * {@link #min(double, double) min} of the components of two matrices, pairwise.
     *
     * @param a the matrix of the first arguments
     * @param b the matrix of the second arguments, of the same shape
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the shapes differ
     */
    public static Matrix min(Matrix a, Matrix b) {
        return zip("min", a, b, Math::min);
    }

    /**
     * {@link #min(double, double) min} of the components of two tensors, pairwise.
     *
     * @param s the tensor of the first arguments
     * @param t the tensor of the second arguments, of the same sizes
     * @return the tensor of the values
     * @throws NullPointerException if {@code s} or {@code t} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Tensor min(Tensor s, Tensor t) {
        return zip("min", s, t, Math::min);
    }

    /**
     * {@link #min(double, double) min} of every component of a matrix and the same second argument.
     *
     * @param a the matrix of the first arguments
     * @param y the second argument
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix min(Matrix a, double y) {
        return map(a, component -> Math.min(component, y));
    }

    /**
     * {@link #min(double, double) min} of every component of a tensor and the same second argument.
     *
     * @param t the tensor of the first arguments
     * @param y the second argument
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor min(Tensor t, double y) {
        return map(t, component -> Math.min(component, y));
    }

    /**
     * The larger of two numbers; NaN if one is NaN.
     *
     * <p>Its derivative is 1 with respect to the larger, 0 with respect to the smaller, and 1/2 with respect to each
     * of two equal numbers.
     *
     * @param x the one number
     * @param y the other number
     * @return the value
     */
    public static double max(double x, double y) {
        return Math.max(x, y);
    }

    /**
     * {@link #max(double, double) max} of the components of two vectors, pairwise.
     *
     * @param x the vector of the first arguments
     * @param y the vector of the second arguments, of the same size
     * @return the vector of the values
     * @throws NullPointerException if {@code x} or {@code y} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Vector max(Vector x, Vector y) {
        return zip("max", x, y, Math::max);
    }

    /**
     * {@link #max(double, double) max} of every component of a vector and the same second argument.
     *
     * @param x the vector of the first arguments
     * @param y the second argument
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector max(Vector x, double y) {
        return map(x, component -> Math.max(component, y));
    }

    /**
     * {@link #max(double, double) max} of the components of two matrices, pairwise.
     *
     * @param a the matrix of the first arguments
     * @param b the matrix of the second arguments, of the same shape
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the shapes differ
     */
    public static Matrix max(Matrix a, Matrix b) {
        return zip("max", a, b, Math::max);
    }

    /**
     * {@link #max(double, double) max} of the components of two tensors, pairwise.
     *
     * @param s the tensor of the first arguments
     * @param t the tensor of the second arguments, of the same sizes
     * @return the tensor of the values
     * @throws NullPointerException if {@code s} or {@code t} is null
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Tensor max(Tensor s, Tensor t) {
        return zip("max", s, t, Math::max);
    }

    /**
     * {@link #max(double, double) max} of every component of a matrix and the same second argument.
     *
     * @param a the matrix of the first arguments
     * @param y the second argument
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix max(Matrix a, double y) {
        return map(a, component -> Math.max(component, y));
    }

    /**
     * {@link #max(double, double) max} of every component of a tensor and the same second argument.
     *
     * @param t the tensor of the first arguments
     * @param y the second argument
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor max(Tensor t, double y) {
        return map(t, component -> Math.max(component, y));
    }

    /**
     * The number in [low, high] that is nearest to x, min(max(x, low), high); NaN if an argument is NaN. If low
     * exceeds high, the value is high.
     *
     * <p>Its derivative with respect to x is 1 strictly between the bounds and 0 outside. At a bound it is taken as
     * 1/2, in keeping with the ties of {@link #max(double, double) max} and {@link #min(double, double) min}; the
     * bounds have the derivatives that follow from these two functions.
     *
     * @param x the number
     * @param low the lower bound
     * @param high the upper bound
     * @return the value
     */
    public static double clamp(double x, double low, double high) {
        return Math.min(Math.max(x, low), high);
    }

    /**
     * {@link #clamp(double, double, double) clamp} of every component of a vector.
     *
     * @param x the vector
     * @param low the lower bound
     * @param high the upper bound
     * @return the vector of the values
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector clamp(Vector x, double low, double high) {
        return map(x, component -> clamp(component, low, high));
    }

    /**
     * {@link #clamp(double, double, double) clamp} of every component of a matrix.
     *
     * @param a the matrix
     * @param low the lower bound
     * @param high the upper bound
     * @return the matrix of the values
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix clamp(Matrix a, double low, double high) {
        return map(a, component -> clamp(component, low, high));
    }

    /**
     * {@link #clamp(double, double, double) clamp} of every component of a tensor.
     *
     * @param t the tensor
     * @param low the lower bound
     * @param high the upper bound
     * @return the tensor of the values
     * @throws NullPointerException if {@code t} is null
     */
    public static Tensor clamp(Tensor t, double low, double high) {
        return map(t, component -> clamp(component, low, high));
    }

    // Reductions to a number

    /**
     * The sum of the components of a vector; 0 if it is empty.
     *
     * <p>Its derivative is 1 with respect to every component.
     *
     * @param x the vector
     * @return the sum
     * @throws NullPointerException if {@code x} is null
     */
    public static double sum(Vector x) {
        return Reductions.sum(requireNonNull(x, "x").data());
    }

    /**
     * The sum of the components of a matrix; 0 if it is empty.
     *
     * <p>Its derivative is 1 with respect to every component.
     *
     * @param a the matrix
     * @return the sum
     * @throws NullPointerException if {@code a} is null
     */
    public static double sum(Matrix a) {
        return Reductions.sum(requireNonNull(a, "a").data());
    }

    /**
     * The sum of the components of a tensor; 0 if it is empty.
     *
     * <p>Its derivative is 1 with respect to every component.
     *
     * @param t the tensor
     * @return the sum
     * @throws NullPointerException if {@code t} is null
     */
    public static double sum(Tensor t) {
        return Reductions.sum(requireNonNull(t, "t").data());
    }

    /**
     * The arithmetic mean of the components of a vector: their sum divided by their number; NaN if it is empty.
     *
     * <p>Its derivative is one over their number, with respect to every component.
     *
     * @param x the vector
     * @return the mean
     * @throws NullPointerException if {@code x} is null
     */
    public static double mean(Vector x) {
        return Reductions.mean(requireNonNull(x, "x").data());
    }

    /**
     * The arithmetic mean of the components of a matrix: their sum divided by their number; NaN if it is empty.
     *
     * <p>Its derivative is one over their number, with respect to every component.
     *
     * @param a the matrix
     * @return the mean
     * @throws NullPointerException if {@code a} is null
     */
    public static double mean(Matrix a) {
        return Reductions.mean(requireNonNull(a, "a").data());
    }

    /**
     * The arithmetic mean of the components of a tensor: their sum divided by their number; NaN if it is empty.
     *
     * <p>Its derivative is one over their number, with respect to every component.
     *
     * @param t the tensor
     * @return the mean
     * @throws NullPointerException if {@code t} is null
     */
    public static double mean(Tensor t) {
        return Reductions.mean(requireNonNull(t, "t").data());
    }

    /**
     * The product of the components of a vector; 1 if it is empty.
     *
     * <p>Its derivative with respect to a component is the product of the others, also where components are 0.
     *
     * @param x the vector
     * @return the product
     * @throws NullPointerException if {@code x} is null
     */
    public static double product(Vector x) {
        return Reductions.product(requireNonNull(x, "x").data());
    }

    /**
     * The product of the components of a matrix; 1 if it is empty.
     *
     * <p>Its derivative with respect to a component is the product of the others, also where components are 0.
     *
     * @param a the matrix
     * @return the product
     * @throws NullPointerException if {@code a} is null
     */
    public static double product(Matrix a) {
        return Reductions.product(requireNonNull(a, "a").data());
    }

    /**
     * The product of the components of a tensor; 1 if it is empty.
     *
     * <p>Its derivative with respect to a component is the product of the others, also where components are 0.
     *
     * @param t the tensor
     * @return the product
     * @throws NullPointerException if {@code t} is null
     */
    public static double product(Tensor t) {
        return Reductions.product(requireNonNull(t, "t").data());
    }

    /**
     * The largest component of a vector; NaN if one is NaN, -infinity if it is empty.
     *
     * <p>Its derivative is 1 with respect to the largest component and 0 with respect to the others. Components that
     * tie for the largest share the 1 equally.
     *
     * @param x the vector
     * @return the value
     * @throws NullPointerException if {@code x} is null
     */
    public static double max(Vector x) {
        return Reductions.max(requireNonNull(x, "x").data());
    }

    /**
     * The largest component of a matrix; NaN if one is NaN, -infinity if it is empty.
     *
     * <p>Its derivative is 1 with respect to the largest component and 0 with respect to the others. Components that
     * tie for the largest share the 1 equally.
     *
     * @param a the matrix
     * @return the value
     * @throws NullPointerException if {@code a} is null
     */
    public static double max(Matrix a) {
        return Reductions.max(requireNonNull(a, "a").data());
    }

    /**
     * The largest component of a tensor; NaN if one is NaN, -infinity if it is empty.
     *
     * <p>Its derivative is 1 with respect to the largest component and 0 with respect to the others. Components that
     * tie for the largest share the 1 equally.
     *
     * @param t the tensor
     * @return the value
     * @throws NullPointerException if {@code t} is null
     */
    public static double max(Tensor t) {
        return Reductions.max(requireNonNull(t, "t").data());
    }

    /**
     * The smallest component of a vector; NaN if one is NaN, +infinity if it is empty.
     *
     * <p>Its derivative is 1 with respect to the smallest component and 0 with respect to the others. Components that
     * tie for the smallest share the 1 equally.
     *
     * @param x the vector
     * @return the value
     * @throws NullPointerException if {@code x} is null
     */
    public static double min(Vector x) {
        return Reductions.min(requireNonNull(x, "x").data());
    }

    /**
     * The smallest component of a matrix; NaN if one is NaN, +infinity if it is empty.
     *
     * <p>Its derivative is 1 with respect to the smallest component and 0 with respect to the others. Components that
     * tie for the smallest share the 1 equally.
     *
     * @param a the matrix
     * @return the value
     * @throws NullPointerException if {@code a} is null
     */
    public static double min(Matrix a) {
        return Reductions.min(requireNonNull(a, "a").data());
    }

    /**
     * The smallest component of a tensor; NaN if one is NaN, +infinity if it is empty.
     *
     * <p>Its derivative is 1 with respect to the smallest component and 0 with respect to the others. Components that
     * tie for the smallest share the 1 equally.
     *
     * @param t the tensor
     * @return the value
     * @throws NullPointerException if {@code t} is null
     */
    public static double min(Tensor t) {
        return Reductions.min(requireNonNull(t, "t").data());
    }

    /**
     * The Euclidean norm of a vector, the square root of the sum of the squares of its components, computed without
     * overflow or underflow in between; 0 if it is empty. It is infinite if a component is and none is NaN.
     *
     * <p>Its derivative with respect to a component is that component divided by the norm. At the kink, where all
     * components are 0, it is taken as 0.
     *
     * @param x the vector
     * @return the norm
     * @throws NullPointerException if {@code x} is null
     */
    public static double norm(Vector x) {
        return Reductions.norm(requireNonNull(x, "x").data());
    }

    /**
     * The Frobenius norm of a matrix, the square root of the sum of the squares of its components, computed without
     * overflow or underflow in between; 0 if it is empty. It is infinite if a component is and none is NaN.
     *
     * <p>Its derivative with respect to a component is that component divided by the norm. At the kink, where all
     * components are 0, it is taken as 0.
     *
     * @param a the matrix
     * @return the norm
     * @throws NullPointerException if {@code a} is null
     */
    public static double norm(Matrix a) {
        return Reductions.norm(requireNonNull(a, "a").data());
    }

    /**
     * The Euclidean norm of a tensor, the square root of the sum of the squares of its components, computed without
     * overflow or underflow in between; 0 if it is empty. It is infinite if a component is and none is NaN.
     *
     * <p>Its derivative with respect to a component is that component divided by the norm. At the kink, where all
     * components are 0, it is taken as 0.
     *
     * @param t the tensor
     * @return the norm
     * @throws NullPointerException if {@code t} is null
     */
    public static double norm(Tensor t) {
        return Reductions.norm(requireNonNull(t, "t").data());
    }

    /**
     * The sum of the absolute values of the components of a vector; 0 if it is empty.
     *
     * <p>Its derivative with respect to a component is the sign of that component. At the kink, where the component is
     * 0, it is taken as 0.
     *
     * @param x the vector
     * @return the norm
     * @throws NullPointerException if {@code x} is null
     */
    public static double norm1(Vector x) {
        return Reductions.norm1(requireNonNull(x, "x").data());
    }

    /**
     * The sum of the absolute values of the components of a matrix; 0 if it is empty. It is entrywise, not the
     * operator norm.
     *
     * <p>Its derivative with respect to a component is the sign of that component. At the kink, where the component is
     * 0, it is taken as 0.
     *
     * @param a the matrix
     * @return the norm
     * @throws NullPointerException if {@code a} is null
     */
    public static double norm1(Matrix a) {
        return Reductions.norm1(requireNonNull(a, "a").data());
    }

    /**
     * The sum of the absolute values of the components of a tensor; 0 if it is empty.
     *
     * <p>Its derivative with respect to a component is the sign of that component. At the kink, where the component is
     * 0, it is taken as 0.
     *
     * @param t the tensor
     * @return the norm
     * @throws NullPointerException if {@code t} is null
     */
    public static double norm1(Tensor t) {
        return Reductions.norm1(requireNonNull(t, "t").data());
    }

    /**
     * The largest absolute value of the components of a vector; NaN if one is NaN, 0 if it is empty.
     *
     * <p>Its derivative with respect to the component largest in absolute value is the sign of that component, and 0
     * with respect to the others. Components that tie share equally: each gets its sign divided by their number. Where
     * all components are 0 it is taken as 0.
     *
     * @param x the vector
     * @return the norm
     * @throws NullPointerException if {@code x} is null
     */
    public static double normInf(Vector x) {
        return Reductions.normInf(requireNonNull(x, "x").data());
    }

    /**
     * The largest absolute value of the components of a matrix; NaN if one is NaN, 0 if it is empty. It is entrywise,
     * not the operator norm.
     *
     * <p>Its derivative with respect to the component largest in absolute value is the sign of that component, and 0
     * with respect to the others. Components that tie share equally: each gets its sign divided by their number. Where
     * all components are 0 it is taken as 0.
     *
     * @param a the matrix
     * @return the norm
     * @throws NullPointerException if {@code a} is null
     */
    public static double normInf(Matrix a) {
        return Reductions.normInf(requireNonNull(a, "a").data());
    }

    /**
     * The largest absolute value of the components of a tensor; NaN if one is NaN, 0 if it is empty.
     *
     * <p>Its derivative with respect to the component largest in absolute value is the sign of that component, and 0
     * with respect to the others. Components that tie share equally: each gets its sign divided by their number. Where
     * all components are 0 it is taken as 0.
     *
     * @param t the tensor
     * @return the norm
     * @throws NullPointerException if {@code t} is null
     */
    public static double normInf(Tensor t) {
        return Reductions.normInf(requireNonNull(t, "t").data());
    }

    /**
     * The sum of the squares of the components of a vector; 0 if it is empty.
     *
     * <p>Its derivative with respect to a component is twice that component.
     *
     * @param x the vector
     * @return the value
     * @throws NullPointerException if {@code x} is null
     */
    public static double squaredNorm(Vector x) {
        return Reductions.squaredNorm(requireNonNull(x, "x").data());
    }

    /**
     * The sum of the squares of the components of a matrix; 0 if it is empty.
     *
     * <p>Its derivative with respect to a component is twice that component.
     *
     * @param a the matrix
     * @return the value
     * @throws NullPointerException if {@code a} is null
     */
    public static double squaredNorm(Matrix a) {
        return Reductions.squaredNorm(requireNonNull(a, "a").data());
    }

    /**
     * The sum of the squares of the components of a tensor; 0 if it is empty.
     *
     * <p>Its derivative with respect to a component is twice that component.
     *
     * @param t the tensor
     * @return the value
     * @throws NullPointerException if {@code t} is null
     */
    public static double squaredNorm(Tensor t) {
        return Reductions.squaredNorm(requireNonNull(t, "t").data());
    }

    /**
     * The logarithm of the sum of the exponentials of the components of a vector; -infinity if it is empty. It is
     * stable: the largest component, if finite, is subtracted before and added after.
     *
     * <p>Its derivative with respect to a component x is exp(x - logSumExp), the softmax.
     *
     * @param x the vector
     * @return the value
     * @throws NullPointerException if {@code x} is null
     */
    public static double logSumExp(Vector x) {
        return Reductions.logSumExp(requireNonNull(x, "x").data());
    }

    /**
     * The logarithm of the sum of the exponentials of the components of a matrix; -infinity if it is empty. It is
     * stable: the largest component, if finite, is subtracted before and added after.
     *
     * <p>Its derivative with respect to a component x is exp(x - logSumExp), the softmax.
     *
     * @param a the matrix
     * @return the value
     * @throws NullPointerException if {@code a} is null
     */
    public static double logSumExp(Matrix a) {
        return Reductions.logSumExp(requireNonNull(a, "a").data());
    }

    /**
     * The logarithm of the sum of the exponentials of the components of a tensor; -infinity if it is empty. It is
     * stable: the largest component, if finite, is subtracted before and added after.
     *
     * <p>Its derivative with respect to a component x is exp(x - logSumExp), the softmax.
     *
     * @param t the tensor
     * @return the value
     * @throws NullPointerException if {@code t} is null
     */
    public static double logSumExp(Tensor t) {
        return Reductions.logSumExp(requireNonNull(t, "t").data());
    }

    // Reductions of a formula

    /**
     * The sum of a formula, Σᵢ formula(i), for i from 0 to n - 1; 0 if n is 0.
     *
     * <p>Its derivative is 1 with respect to every term.
     *
     * @param n the number of terms
     * @param formula the term at an index, from 0
     * @return the sum
     * @throws NullPointerException if {@code formula} is null
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public static double sum(int n, IntToDoubleFunction formula) {
        return Reductions.sum(generate("sum", n, formula));
    }

    /**
     * The product of a formula, formula(0)·formula(1)·...·formula(n - 1); 1 if n is 0.
     *
     * <p>Its derivative with respect to a factor is the product of the others, also where factors are 0.
     *
     * @param n the number of factors
     * @param formula the factor at an index, from 0
     * @return the product
     * @throws NullPointerException if {@code formula} is null
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public static double product(int n, IntToDoubleFunction formula) {
        return Reductions.product(generate("product", n, formula));
    }

    /**
     * The largest value of a formula, for i from 0 to n - 1; NaN if one is NaN, -infinity if n is 0.
     *
     * <p>Its derivative is 1 with respect to the largest value and 0 with respect to the others. Values that tie for
     * the largest share the 1 equally.
     *
     * @param n the number of values
     * @param formula the value at an index, from 0
     * @return the largest value
     * @throws NullPointerException if {@code formula} is null
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public static double max(int n, IntToDoubleFunction formula) {
        return Reductions.max(generate("max", n, formula));
    }

    /**
     * The smallest value of a formula, for i from 0 to n - 1; NaN if one is NaN, +infinity if n is 0.
     *
     * <p>Its derivative is 1 with respect to the smallest value and 0 with respect to the others. Values that tie for
     * the smallest share the 1 equally.
     *
     * @param n the number of values
     * @param formula the value at an index, from 0
     * @return the smallest value
     * @throws NullPointerException if {@code formula} is null
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public static double min(int n, IntToDoubleFunction formula) {
        return Reductions.min(generate("min", n, formula));
    }

    // Reductions of rows and of columns

    /**
     * The sum of every row of a matrix, as {@link #sum(Vector) sum} has it; 0 for each if there are no columns.
     *
     * @param a the matrix
     * @return the vector with a component for every row
     * @throws NullPointerException if {@code a} is null
     */
    public static Vector rowSums(Matrix a) {
        return reduceRows(a, MatrixMath::sum);
    }

    /**
     * The sum of every column of a matrix, as {@link #sum(Vector) sum} has it; 0 for each if there are no rows.
     *
     * @param a the matrix
     * @return the vector with a component for every column
     * @throws NullPointerException if {@code a} is null
     */
    public static Vector columnSums(Matrix a) {
        return reduceColumns(a, MatrixMath::sum);
    }

    /**
     * The arithmetic mean of every row of a matrix, as {@link #mean(Vector) mean} has it; NaN for each if there are no
     * columns.
     *
     * @param a the matrix
     * @return the vector with a component for every row
     * @throws NullPointerException if {@code a} is null
     */
    public static Vector rowMeans(Matrix a) {
        return reduceRows(a, MatrixMath::mean);
    }

    /**
     * The arithmetic mean of every column of a matrix, as {@link #mean(Vector) mean} has it; NaN for each if there are
     * no rows.
     *
     * @param a the matrix
     * @return the vector with a component for every column
     * @throws NullPointerException if {@code a} is null
     */
    public static Vector columnMeans(Matrix a) {
        return reduceColumns(a, MatrixMath::mean);
    }

    /**
     * The largest component of every row of a matrix, as {@link #max(Vector) max} has it; -infinity for each if there
     * are no columns.
     *
     * <p>Derivatives at ties are those of {@link #max(Vector) max}: components that tie within a row share equally.
     *
     * @param a the matrix
     * @return the vector with a component for every row
     * @throws NullPointerException if {@code a} is null
     */
    public static Vector rowMaxs(Matrix a) {
        return reduceRows(a, MatrixMath::max);
    }

    /**
     * The largest component of every column of a matrix, as {@link #max(Vector) max} has it; -infinity for each if
     * there are no rows.
     *
     * <p>Derivatives at ties are those of {@link #max(Vector) max}: components that tie within a column share equally.
     *
     * @param a the matrix
     * @return the vector with a component for every column
     * @throws NullPointerException if {@code a} is null
     */
    public static Vector columnMaxs(Matrix a) {
        return reduceColumns(a, MatrixMath::max);
    }

    /**
     * {@link #logSumExp(Vector) logSumExp} of every row of a matrix; -infinity for each if there are no columns.
     *
     * @param a the matrix
     * @return the vector with a component for every row
     * @throws NullPointerException if {@code a} is null
     */
    public static Vector rowLogSumExps(Matrix a) {
        return reduceRows(a, MatrixMath::logSumExp);
    }

    // Sums of the first components, softmax

    /**
     * The sums of the first components of a vector, y[i] = x[0] + ... + x[i]; empty for an empty vector.
     *
     * <p>The derivative of y[i] with respect to x[j] is 1 if j &le; i, else 0.
     *
     * @param x the vector
     * @return the vector of the sums
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector cumulativeSum(Vector x) {
        return Vector.wrap(Reductions.cumulativeSum(requireNonNull(x, "x").data()));
    }

    /**
     * The exponentials of the components of a vector, divided by their sum; empty for an empty vector. It is stable:
     * the largest component, if finite, is subtracted first.
     *
     * <p>The derivative of y[i] with respect to x[j] is y[i]·((1 if i = j, else 0) - y[j]).
     *
     * @param x the vector
     * @return the vector of the shares, which sum to 1
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector softmax(Vector x) {
        return Vector.wrap(Reductions.softmax(requireNonNull(x, "x").data()));
    }

    /**
     * The logarithm of {@link #softmax(Vector) softmax}, x[i] - logSumExp(x), without its underflow; empty for an
     * empty vector. It is stable: the largest component, if finite, is subtracted first.
     *
     * <p>The derivative of y[i] with respect to x[j] is (1 if i = j, else 0) - exp(y[j]).
     *
     * @param x the vector
     * @return the vector of the logarithms
     * @throws NullPointerException if {@code x} is null
     */
    public static Vector logSoftmax(Vector x) {
        return Vector.wrap(Reductions.logSoftmax(requireNonNull(x, "x").data()));
    }

    /**
     * {@link #softmax(Vector) softmax} of every row of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the same shape
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix softmaxRows(Matrix a) {
        return mapRows(a, MatrixMath::softmax);
    }

    /**
     * {@link #logSoftmax(Vector) logSoftmax} of every row of a matrix.
     *
     * @param a the matrix
     * @return the matrix of the same shape
     * @throws NullPointerException if {@code a} is null
     */
    public static Matrix logSoftmaxRows(Matrix a) {
        return mapRows(a, MatrixMath::logSoftmax);
    }

    // Linear algebra

    /**
     * The solution x of A·x = b, by elimination with partial pivoting.
     *
     * <p>Its derivative is dx = A⁻¹·(db - dA·x).
     *
     * @param a a square matrix
     * @param b the right-hand side, with a component for every row of {@code a}
     * @return the solution
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the matrix is not square or the sizes don't match
     * @throws SingularMatrixException if the matrix is singular; one that is so only but for rounding isn't noticed
     * @throws IllegalStateException if the optional library EJML is missing
     */
    public static Vector solve(Matrix a, Vector b) {
        return LinearSystems.solve(a, b);
    }

    /**
     * The solution X of A·X = B, by elimination with partial pivoting.
     *
     * <p>Its derivative is dX = A⁻¹·(dB - dA·X).
     *
     * @param a a square matrix
     * @param b the right-hand sides, one a column, with as many rows as {@code a}
     * @return the solutions, one a column
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the matrix is not square or the sizes don't match
     * @throws SingularMatrixException if the matrix is singular; one that is so only but for rounding isn't noticed
     * @throws IllegalStateException if the optional library EJML is missing
     */
    public static Matrix solve(Matrix a, Matrix b) {
        return LinearSystems.solve(a, b);
    }

    /**
     * The inverse A⁻¹. To multiply with it, {@link #solve(Matrix, Vector) solve} is faster and more accurate.
     *
     * <p>Its derivative is -A⁻¹·dA·A⁻¹.
     *
     * @param a a square matrix
     * @return the inverse
     * @throws NullPointerException if {@code a} is null
     * @throws IllegalArgumentException if the matrix is not square
     * @throws SingularMatrixException if the matrix is singular; one that is so only but for rounding isn't noticed
     * @throws IllegalStateException if the optional library EJML is missing
     */
    public static Matrix inverse(Matrix a) {
        return LinearSystems.inverse(a);
    }

    /**
     * The determinant; 1 if the matrix is empty. It overflows or vanishes only if its value does.
     *
     * <p>Its derivative with respect to a component is the cofactor of that component, of singular matrices too.
     *
     * @param a a square matrix
     * @return the determinant
     * @throws NullPointerException if {@code a} is null
     * @throws IllegalArgumentException if the matrix is not square
     * @throws IllegalStateException if the optional library EJML is missing
     */
    public static double determinant(Matrix a) {
        return LinearSystems.determinant(a);
    }

    /**
     * The natural logarithm of the absolute value of the determinant; 0 if the matrix is empty.
     *
     * <p>Its derivative is A⁻ᵀ.
     *
     * @param a a square matrix
     * @return the logarithm
     * @throws NullPointerException if {@code a} is null
     * @throws IllegalArgumentException if the matrix is not square
     * @throws SingularMatrixException if the matrix is singular; one that is so only but for rounding isn't noticed
     * @throws IllegalStateException if the optional library EJML is missing
     */
    public static double logDeterminant(Matrix a) {
        return LinearSystems.logDeterminant(a);
    }

    /**
     * The Cholesky factor of the symmetric part of a matrix: the lower triangular matrix L with a positive diagonal and
     * L·Lᵀ = (A + Aᵀ)/2.
     *
     * <p>Its derivative is L·Φ(L⁻¹·dS·L⁻ᵀ), where dS is the symmetric part of dA and Φ takes the lower triangle with
     * half the diagonal. As both triangles of A count alike, gradients with respect to A are symmetric.
     *
     * @param a a square matrix
     * @return the factor, with zeros above the diagonal
     * @throws NullPointerException if {@code a} is null
     * @throws IllegalArgumentException if the matrix is not square
     * @throws NotPositiveDefiniteException if the symmetric part of the matrix is not positive definite
     * @throws IllegalStateException if the optional library EJML is missing
     */
    public static Matrix cholesky(Matrix a) {
        return LinearSystems.cholesky(a);
    }

    /**
     * The solution x of L·x = b, where L is the lower triangle of a matrix. What stands above the diagonal isn't
     * read.
     *
     * <p>Its derivative is dx = L⁻¹·(db - dL·x); with respect to components above the diagonal it is 0.
     *
     * @param a a square matrix
     * @param b the right-hand side, with a component for every row of {@code a}
     * @return the solution
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the matrix is not square or the sizes don't match
     * @throws SingularMatrixException if there is a 0 on the diagonal
     */
    public static Vector solveLower(Matrix a, Vector b) {
        return LinearSystems.solveLower(a, b);
    }

    /**
     * The solution X of L·X = B, where L is the lower triangle of a matrix. What stands above the diagonal isn't
     * read.
     *
     * <p>Its derivative is dX = L⁻¹·(dB - dL·X); with respect to components above the diagonal it is 0.
     *
     * @param a a square matrix
     * @param b the right-hand sides, one a column, with as many rows as {@code a}
     * @return the solutions, one a column
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the matrix is not square or the sizes don't match
     * @throws SingularMatrixException if there is a 0 on the diagonal
     */
    public static Matrix solveLower(Matrix a, Matrix b) {
        return LinearSystems.solveLower(a, b);
    }

    /**
     * The solution x of U·x = b, where U is the upper triangle of a matrix. What stands below the diagonal isn't
     * read.
     *
     * <p>Its derivative is dx = U⁻¹·(db - dU·x); with respect to components below the diagonal it is 0.
     *
     * @param a a square matrix
     * @param b the right-hand side, with a component for every row of {@code a}
     * @return the solution
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the matrix is not square or the sizes don't match
     * @throws SingularMatrixException if there is a 0 on the diagonal
     */
    public static Vector solveUpper(Matrix a, Vector b) {
        return LinearSystems.solveUpper(a, b);
    }

    /**
     * The solution X of U·X = B, where U is the upper triangle of a matrix. What stands below the diagonal isn't
     * read.
     *
     * <p>Its derivative is dX = U⁻¹·(dB - dU·X); with respect to components below the diagonal it is 0.
     *
     * @param a a square matrix
     * @param b the right-hand sides, one a column, with as many rows as {@code a}
     * @return the solutions, one a column
     * @throws NullPointerException if {@code a} or {@code b} is null
     * @throws IllegalArgumentException if the matrix is not square or the sizes don't match
     * @throws SingularMatrixException if there is a 0 on the diagonal
     */
    public static Matrix solveUpper(Matrix a, Matrix b) {
        return LinearSystems.solveUpper(a, b);
    }

    // Joining

    /**
     * The components of vectors one after another: those of the first, then those of the second, and so on.
     *
     * @param parts the vectors; without any the result is empty
     * @return the vector, of the sum of their sizes
     * @throws NullPointerException if {@code parts} or one of them is null
     * @throws IllegalArgumentException if the components are too many for an array
     */
    public static Vector concat(Vector... parts) {
        return Joining.concat(parts);
    }

    /**
     * The rows of matrices below one another: those of the first, then those of the second, and so on.
     *
     * @param parts the matrices, all with the same number of columns; without any the result is 0x0
     * @return the matrix, with the sum of their numbers of rows
     * @throws NullPointerException if {@code parts} or one of them is null
     * @throws IllegalArgumentException if the numbers of columns differ or the result is too large for an array
     */
    public static Matrix stackRows(Matrix... parts) {
        return Joining.stackRows(parts);
    }

    /**
     * The columns of matrices side by side: those of the first, then those of the second, and so on.
     *
     * @param parts the matrices, all with the same number of rows; without any the result is 0x0
     * @return the matrix, with the sum of their numbers of columns
     * @throws NullPointerException if {@code parts} or one of them is null
     * @throws IllegalArgumentException if the numbers of rows differ or the result is too large for an array
     */
    public static Matrix stackColumns(Matrix... parts) {
        return Joining.stackColumns(parts);
    }

    private static double[] generate(String operation, int n, IntToDoubleFunction formula) {
        requireNonNull(formula, "formula");
        return Components.generate(Checks.length(operation, n), formula);
    }

    private static Vector map(Vector x, DoubleUnaryOperator f) {
        return requireNonNull(x, "x").map(f);
    }

    private static Matrix map(Matrix a, DoubleUnaryOperator f) {
        return requireNonNull(a, "a").map(f);
    }

    private static Tensor map(Tensor t, DoubleUnaryOperator f) {
        return requireNonNull(t, "t").map(f);
    }

    private static Vector zip(String operation, Vector x, Vector y, DoubleBinaryOperator f) {
        return requireNonNull(x, "x").zip(operation, y, "and a", f);
    }

    private static Matrix zip(String operation, Matrix a, Matrix b, DoubleBinaryOperator f) {
        return requireNonNull(a, "a").zip(operation, b, "and a", f);
    }

    private static Tensor zip(String operation, Tensor s, Tensor t, DoubleBinaryOperator f) {
        return requireNonNull(s, "s").zip(operation, t, "and a", f);
    }

    private static Vector reduceRows(Matrix a, ToDoubleFunction<Vector> f) {
        requireNonNull(a, "a");
        return Vector.wrap(Components.generate(a.rows(), i -> f.applyAsDouble(a.row(i))));
    }

    private static Vector reduceColumns(Matrix a, ToDoubleFunction<Vector> f) {
        requireNonNull(a, "a");
        return Vector.wrap(Components.generate(a.columns(), j -> f.applyAsDouble(a.column(j))));
    }

    private static Matrix mapRows(Matrix a, UnaryOperator<Vector> f) {
        requireNonNull(a, "a");
        double[] result = new double[a.length()];
        for (int i = 0; i < a.rows(); i++) {
            System.arraycopy(f.apply(a.row(i)).data(), 0, result, i * a.columns(), a.columns());
        }
        return Matrix.wrap(a.rows(), a.columns(), result);
    }
}
