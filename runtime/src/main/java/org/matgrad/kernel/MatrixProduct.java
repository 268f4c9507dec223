package org.matgrad.kernel;

import java.util.Arrays;

/**
 * Matrix products over row-major {@code double[]}, in plain Java that HotSpot turns into vector code.
 *
 * <p>An instance is a reusable workspace: its scratch grows to what the largest product so far needs, and from then on
 * nothing is allocated. It is not safe for use by several threads at once. Generated companions hold one each.
 *
 * <p>There is one method for each way of transposing the operands, and each comes in two forms: {@code multiply...}
 * overwrites {@code c} (whatever it held, NaN included), {@code addMultiply...} adds to it. In all of them {@code c} has
 * {@code m} rows and {@code n} columns and the sum runs over {@code k}; an array may be longer than its matrix, what
 * follows is neither read nor written. An empty sum ({@code k == 0}) is zero. NaN and infinities propagate as in the
 * plain triple loop. C must not overlap A or B; A and B may be the same matrix. All three may be parts of one array.
 *
 * <p>An {@link IllegalArgumentException} says where sizes are negative, arrays too short or matrices overlap.
 */
public final class MatrixProduct {
    /** Axes shorter than this are no use as the vectorised axis of the packed product. */
    private static final int SHORTEST_STRIP = 12;

    /** With fewer rows than this, each packed number is used too seldom. */
    private static final int FEWEST_ROWS = 3;

    private final PackedProduct packed = new PackedProduct();

    private final TallProduct tall = new TallProduct();

    private final DenormalProduct denormal = new DenormalProduct(this);

    /** Of a provider, or null. */
    private final ProductKernel provided = Providers.product();

    /** Makes a workspace that holds nothing yet. */
    public MatrixProduct() {}

    /**
     * Sets C[i,j] = Σₖ A[i,k]·B[k,j].
     *
     * @param c the result, m × n
     * @param a the left operand, m × k
     * @param b the right operand, k × n
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void multiply(double[] c, double[] a, double[] b, int m, int n, int k) {
        multiply(c, 0, a, 0, b, 0, m, n, k);
    }

    /**
     * {@link #multiply(double[], double[], double[], int, int, int) multiply} for
     * matrices that start at the given indices of their arrays.
     *
     * @param c the array of the result
     * @param cAt the index of C[0,0]
     * @param a the array of the left operand
     * @param aAt the index of A[0,0]
     * @param b the array of the right operand
     * @param bAt the index of B[0,0]
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void multiply(double[] c, int cAt, double[] a, int aAt, double[] b, int bAt, int m, int n, int k) {
        check(c, cAt, a, aAt, b, bAt, m, n, k);
        run(c, cAt, n, a, aAt, k, 1, b, bAt, n, 1, m, n, k, false);
    }

    /**
     * Adds C[i,j] += Σₖ A[i,k]·B[k,j].
     *
     * @param c the result, m × n
     * @param a the left operand, m × k
     * @param b the right operand, k × n
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void addMultiply(double[] c, double[] a, double[] b, int m, int n, int k) {
        addMultiply(c, 0, a, 0, b, 0, m, n, k);
    }

    /**
     * {@link #addMultiply(double[], double[], double[], int, int, int) addMultiply} for
     * matrices that start at the given indices of their arrays.
     *
     * @param c the array of the result
     * @param cAt the index of C[0,0]
     * @param a the array of the left operand
     * @param aAt the index of A[0,0]
     * @param b the array of the right operand
     * @param bAt the index of B[0,0]
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void addMultiply(double[] c, int cAt, double[] a, int aAt, double[] b, int bAt, int m, int n, int k) {
        check(c, cAt, a, aAt, b, bAt, m, n, k);
        run(c, cAt, n, a, aAt, k, 1, b, bAt, n, 1, m, n, k, true);
    }

    /**
     * Sets C[i,j] = Σₖ A[k,i]·B[k,j], which is AᵀB.
     *
     * @param c the result, m × n
     * @param a the left operand, k × m
     * @param b the right operand, k × n
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void transposeMultiply(double[] c, double[] a, double[] b, int m, int n, int k) {
        transposeMultiply(c, 0, a, 0, b, 0, m, n, k);
    }

    /**
     * {@link #transposeMultiply(double[], double[], double[], int, int, int) transposeMultiply} for
     * matrices that start at the given indices of their arrays.
     *
     * @param c the array of the result
     * @param cAt the index of C[0,0]
     * @param a the array of the left operand
     * @param aAt the index of A[0,0]
     * @param b the array of the right operand
     * @param bAt the index of B[0,0]
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void transposeMultiply(double[] c, int cAt, double[] a, int aAt, double[] b, int bAt, int m, int n, int k) {
        check(c, cAt, a, aAt, b, bAt, m, n, k);
        run(c, cAt, n, a, aAt, 1, m, b, bAt, n, 1, m, n, k, false);
    }

    /**
     * Adds C[i,j] += Σₖ A[k,i]·B[k,j], which is AᵀB.
     *
     * @param c the result, m × n
     * @param a the left operand, k × m
     * @param b the right operand, k × n
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void addTransposeMultiply(double[] c, double[] a, double[] b, int m, int n, int k) {
        addTransposeMultiply(c, 0, a, 0, b, 0, m, n, k);
    }

    /**
     * {@link #addTransposeMultiply(double[], double[], double[], int, int, int) addTransposeMultiply} for
     * matrices that start at the given indices of their arrays.
     *
     * @param c the array of the result
     * @param cAt the index of C[0,0]
     * @param a the array of the left operand
     * @param aAt the index of A[0,0]
     * @param b the array of the right operand
     * @param bAt the index of B[0,0]
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void addTransposeMultiply(
            double[] c, int cAt, double[] a, int aAt, double[] b, int bAt, int m, int n, int k) {
        check(c, cAt, a, aAt, b, bAt, m, n, k);
        run(c, cAt, n, a, aAt, 1, m, b, bAt, n, 1, m, n, k, true);
    }

    /**
     * Sets C[i,j] = Σₖ A[i,k]·B[j,k], which is ABᵀ.
     *
     * @param c the result, m × n
     * @param a the left operand, m × k
     * @param b the right operand, n × k
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void multiplyTranspose(double[] c, double[] a, double[] b, int m, int n, int k) {
        multiplyTranspose(c, 0, a, 0, b, 0, m, n, k);
    }

    /**
     * {@link #multiplyTranspose(double[], double[], double[], int, int, int) multiplyTranspose} for
     * matrices that start at the given indices of their arrays.
     *
     * @param c the array of the result
     * @param cAt the index of C[0,0]
     * @param a the array of the left operand
     * @param aAt the index of A[0,0]
     * @param b the array of the right operand
     * @param bAt the index of B[0,0]
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void multiplyTranspose(double[] c, int cAt, double[] a, int aAt, double[] b, int bAt, int m, int n, int k) {
        check(c, cAt, a, aAt, b, bAt, m, n, k);
        run(c, cAt, n, a, aAt, k, 1, b, bAt, 1, k, m, n, k, false);
    }

    /**
     * Adds C[i,j] += Σₖ A[i,k]·B[j,k], which is ABᵀ.
     *
     * @param c the result, m × n
     * @param a the left operand, m × k
     * @param b the right operand, n × k
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void addMultiplyTranspose(double[] c, double[] a, double[] b, int m, int n, int k) {
        addMultiplyTranspose(c, 0, a, 0, b, 0, m, n, k);
    }

    /**
     * {@link #addMultiplyTranspose(double[], double[], double[], int, int, int) addMultiplyTranspose} for
     * matrices that start at the given indices of their arrays.
     *
     * @param c the array of the result
     * @param cAt the index of C[0,0]
     * @param a the array of the left operand
     * @param aAt the index of A[0,0]
     * @param b the array of the right operand
     * @param bAt the index of B[0,0]
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void addMultiplyTranspose(
            double[] c, int cAt, double[] a, int aAt, double[] b, int bAt, int m, int n, int k) {
        check(c, cAt, a, aAt, b, bAt, m, n, k);
        run(c, cAt, n, a, aAt, k, 1, b, bAt, 1, k, m, n, k, true);
    }

    /**
     * Sets C[i,j] = Σₖ A[k,i]·B[j,k], which is AᵀBᵀ.
     *
     * @param c the result, m × n
     * @param a the left operand, k × m
     * @param b the right operand, n × k
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void transposeMultiplyTranspose(double[] c, double[] a, double[] b, int m, int n, int k) {
        transposeMultiplyTranspose(c, 0, a, 0, b, 0, m, n, k);
    }

    /**
     * {@link #transposeMultiplyTranspose(double[], double[], double[], int, int, int) transposeMultiplyTranspose} for
     * matrices that start at the given indices of their arrays.
     *
     * @param c the array of the result
     * @param cAt the index of C[0,0]
     * @param a the array of the left operand
     * @param aAt the index of A[0,0]
     * @param b the array of the right operand
     * @param bAt the index of B[0,0]
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void transposeMultiplyTranspose(
            double[] c, int cAt, double[] a, int aAt, double[] b, int bAt, int m, int n, int k) {
        check(c, cAt, a, aAt, b, bAt, m, n, k);
        run(c, cAt, n, a, aAt, 1, m, b, bAt, 1, k, m, n, k, false);
    }

    /**
     * Adds C[i,j] += Σₖ A[k,i]·B[j,k], which is AᵀBᵀ.
     *
     * @param c the result, m × n
     * @param a the left operand, k × m
     * @param b the right operand, n × k
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void addTransposeMultiplyTranspose(double[] c, double[] a, double[] b, int m, int n, int k) {
        addTransposeMultiplyTranspose(c, 0, a, 0, b, 0, m, n, k);
    }

    /**
     * {@link #addTransposeMultiplyTranspose(double[], double[], double[], int, int, int) addTransposeMultiplyTranspose}
     * for matrices that start at the given indices of their arrays.
     *
     * @param c the array of the result
     * @param cAt the index of C[0,0]
     * @param a the array of the left operand
     * @param aAt the index of A[0,0]
     * @param b the array of the right operand
     * @param bAt the index of B[0,0]
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void addTransposeMultiplyTranspose(
            double[] c, int cAt, double[] a, int aAt, double[] b, int bAt, int m, int n, int k) {
        check(c, cAt, a, aAt, b, bAt, m, n, k);
        run(c, cAt, n, a, aAt, 1, m, b, bAt, 1, k, m, n, k, true);
    }

    /**
     * Sets C[i,j] = Σₖ A[i,k]·B[k,j] for matrices that lie in larger arrays, such as slices of tensors along any axis: the
     * components of a matrix stand at fixed distances.
     *
     * @param c the array of the result, which is neither operand's
     * @param cAt the index of C[0,0]
     * @param cRow the distance of C[i+1,j] from C[i,j], n or more; rows are contiguous
     * @param a the array of the left operand
     * @param aAt the index of A[0,0]
     * @param aRow the distance of A[i+1,k] from A[i,k]
     * @param aSum the distance of A[i,k+1] from A[i,k]
     * @param b the array of the right operand
     * @param bAt the index of B[0,0]
     * @param bSum the distance of B[k+1,j] from B[k,j]
     * @param bColumn the distance of B[k,j+1] from B[k,j]
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void multiplyParts(
            double[] c,
            int cAt,
            int cRow,
            double[] a,
            int aAt,
            int aRow,
            int aSum,
            double[] b,
            int bAt,
            int bSum,
            int bColumn,
            int m,
            int n,
            int k) {
        check(c, cAt, cRow, a, aAt, aRow, aSum, b, bAt, bSum, bColumn, m, n, k);
        run(c, cAt, cRow, a, aAt, aRow, aSum, b, bAt, bSum, bColumn, m, n, k, false);
    }

    /**
     * Adds C[i,j] += Σₖ A[i,k]·B[k,j] for matrices that lie in larger arrays.
     *
     * @param c the array of the result, which is neither operand's
     * @param cAt the index of C[0,0]
     * @param cRow the distance of C[i+1,j] from C[i,j], n or more; rows are contiguous
     * @param a the array of the left operand
     * @param aAt the index of A[0,0]
     * @param aRow the distance of A[i+1,k] from A[i,k]
     * @param aSum the distance of A[i,k+1] from A[i,k]
     * @param b the array of the right operand
     * @param bAt the index of B[0,0]
     * @param bSum the distance of B[k+1,j] from B[k,j]
     * @param bColumn the distance of B[k,j+1] from B[k,j]
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sum
     */
    public void addMultiplyParts(
            double[] c,
            int cAt,
            int cRow,
            double[] a,
            int aAt,
            int aRow,
            int aSum,
            double[] b,
            int bAt,
            int bSum,
            int bColumn,
            int m,
            int n,
            int k) {
        check(c, cAt, cRow, a, aAt, aRow, aSum, b, bAt, bSum, bColumn, m, n, k);
        run(c, cAt, cRow, a, aAt, aRow, aSum, b, bAt, bSum, bColumn, m, n, k, true);
    }

    /** A[i,k] is at aAt + i·aRow + k·aSum, B[k,j] at bAt + k·bSum + j·bColumn, C[i,j] at cAt + i·cRow + j. */
    private void run(
            double[] c,
            int cAt,
            int cRow,
            double[] a,
            int aAt,
            int aRow,
            int aSum,
            double[] b,
            int bAt,
            int bSum,
            int bColumn,
            int m,
            int n,
            int k,
            boolean add) {
        if (!add && k == 0) {
            for (int i = 0; i < m; i++) {
                Arrays.fill(c, cAt + i * cRow, cAt + i * cRow + n, 0.0);
            }
        }
        if (m == 0 || n == 0 || k == 0) {
            return;
        }
        long work = (long) m * n * k;
        boolean inA = work >= Thresholds.PRODUCT && DenormalProduct.areIn(a, aAt, aRow, aSum, m, k, work);
        boolean inB = work >= Thresholds.PRODUCT && DenormalProduct.areIn(b, bAt, bSum, bColumn, k, n, work);
        if (inA || inB) {
            denormal.run(c, cAt, cRow, a, aAt, aRow, aSum, b, bAt, bSum, bColumn, m, n, k, add, inA, inB);
        } else {
            kernels(c, cAt, cRow, a, aAt, aRow, aSum, b, bAt, bSum, bColumn, m, n, k, add);
        }
    }

    /** The same for sizes that are not 0, whatever the numbers are. */
    void kernels(
            double[] c,
            int cAt,
            int cRow,
            double[] a,
            int aAt,
            int aRow,
            int aSum,
            double[] b,
            int bAt,
            int bSum,
            int bColumn,
            int m,
            int n,
            int k,
            boolean add) {
        boolean large = (long) m * n * k >= Thresholds.PRODUCT;
        if (large && provided != null && provided.takes(n)) {
            provided.multiply(c, cAt, cRow, a, aAt, aRow, aSum, b, bAt, bSum, bColumn, m, n, k, add);
        } else if (large && TallProduct.fits(m, n)) {
            tall.run(c, cAt, cRow, a, aAt, aRow, aSum, b, bAt, bSum, bColumn, m, n, k, add);
        } else if (large && n >= SHORTEST_STRIP && m >= FEWEST_ROWS) {
            packed.run(c, cAt, cRow, a, aAt, aRow, aSum, b, bAt, bSum, bColumn, m, n, k, add);
        } else {
            ScalarTiles.run(c, cAt, cRow, a, aAt, aRow, aSum, b, bAt, bSum, bColumn, m, n, k, add);
        }
    }

    private static void check(
            double[] c,
            int cAt,
            int cRow,
            double[] a,
            int aAt,
            int aRow,
            int aSum,
            double[] b,
            int bAt,
            int bSum,
            int bColumn,
            int m,
            int n,
            int k) {
        if (c.length > 0 && (c == a || c == b)) {
            throw new IllegalArgumentException("the result must be in an array of its own");
        }
        if (m > 1 && cRow < n) {
            throw new IllegalArgumentException("rows of C overlap: n=" + n + ", cRow=" + cRow);
        }
        checkPart("C", c, cAt, cRow, 1, m, n);
        checkPart("A", a, aAt, aRow, aSum, m, k);
        checkPart("B", b, bAt, bSum, bColumn, k, n);
    }

    private static void checkPart(String name, double[] array, int at, int row, int column, int rows, int columns) {
        if ((at | row | column | rows | columns) < 0) {
            throw new IllegalArgumentException("negative size, index or distance in " + name);
        }
        boolean isEmpty = rows == 0 || columns == 0;
        if (!isEmpty && at + (rows - 1L) * row + (columns - 1L) * column >= array.length) {
            throw new IllegalArgumentException("an array of " + array.length + " numbers is too short for " + name);
        }
    }

    private static void check(double[] c, int cAt, double[] a, int aAt, double[] b, int bAt, int m, int n, int k) {
        if ((m | n | k | cAt | aAt | bAt) < 0) {
            throw new IllegalArgumentException("negative size or index: m=" + m + ", n=" + n + ", k=" + k
                    + ", matrices from " + cAt + ", " + aAt + " and " + bAt + " on");
        }
        if (c.length - cAt < (long) m * n || a.length - aAt < (long) m * k || b.length - bAt < (long) k * n) {
            throw new IllegalArgumentException("arrays of " + (c.length - cAt) + ", " + (a.length - aAt) + " and "
                    + (b.length - bAt) + " numbers are too short for C, A and B with m=" + m + ", n=" + n + ", k="
                    + k);
        }
        if (c == a && overlap(cAt, m * n, aAt, m * k) || c == b && overlap(cAt, m * n, bAt, k * n)) {
            throw new IllegalArgumentException("the result must not overlap an operand");
        }
    }

    private static boolean overlap(int at, int length, int otherAt, int otherLength) {
        return length > 0 && otherLength > 0 && at < otherAt + otherLength && otherAt < at + length;
    }
}
