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
 * plain triple loop. {@code c} must not be {@code a} or {@code b}; {@code a} and {@code b} may be the same array.
 */
public final class MatrixProduct {
    /** Axes shorter than this are no use as the vectorised axis of the packed product. */
    private static final int SHORTEST_STRIP = 12;

    /** With fewer rows than this, each packed number is used too seldom. */
    private static final int FEWEST_ROWS = 3;

    /** Multiply-adds below which the tiles of scalars are faster than packing. */
    private static final long SMALLEST_PACKED = 16 * 16 * 16;

    private final PackedProduct packed = new PackedProduct();

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
        check(c, a, b, m, n, k);
        run(c, a, k, 1, b, n, 1, m, n, k, false);
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
        check(c, a, b, m, n, k);
        run(c, a, k, 1, b, n, 1, m, n, k, true);
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
        check(c, a, b, m, n, k);
        run(c, a, 1, m, b, n, 1, m, n, k, false);
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
        check(c, a, b, m, n, k);
        run(c, a, 1, m, b, n, 1, m, n, k, true);
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
        check(c, a, b, m, n, k);
        run(c, a, k, 1, b, 1, k, m, n, k, false);
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
        check(c, a, b, m, n, k);
        run(c, a, k, 1, b, 1, k, m, n, k, true);
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
        check(c, a, b, m, n, k);
        run(c, a, 1, m, b, 1, k, m, n, k, false);
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
        check(c, a, b, m, n, k);
        run(c, a, 1, m, b, 1, k, m, n, k, true);
    }

    /** A[i,k] is at i·aRow + k·aSum, B[k,j] at k·bSum + j·bColumn, C[i,j] at i·n + j. */
    private void run(
            double[] c,
            double[] a,
            int aRow,
            int aSum,
            double[] b,
            int bSum,
            int bColumn,
            int m,
            int n,
            int k,
            boolean add) {
        if (!add && k == 0) {
            Arrays.fill(c, 0, m * n, 0.0);
        }
        if (m == 0 || n == 0 || k == 0) {
            return;
        }
        boolean large = (long) m * n * k >= SMALLEST_PACKED;
        if (large && n >= SHORTEST_STRIP && m >= FEWEST_ROWS) {
            packed.run(c, n, 1, a, aRow, aSum, b, bSum, bColumn, m, n, k, add);
        } else if (large && m >= SHORTEST_STRIP && n >= FEWEST_ROWS) {
            // A narrow C: its transpose Cᵀ = BᵀAᵀ has long rows.
            packed.run(c, 1, n, b, bColumn, bSum, a, aSum, aRow, n, m, k, add);
        } else {
            ScalarTiles.run(c, a, aRow, aSum, b, bSum, bColumn, m, n, k, add);
        }
    }

    private static void check(double[] c, double[] a, double[] b, int m, int n, int k) {
        if (m < 0 || n < 0 || k < 0) {
            throw new IllegalArgumentException("negative size: m=" + m + ", n=" + n + ", k=" + k);
        }
        if (c.length < (long) m * n || a.length < (long) m * k || b.length < (long) k * n) {
            throw new IllegalArgumentException("arrays of " + c.length + ", " + a.length + " and " + b.length
                    + " numbers are too short for C, A and B with m=" + m + ", n=" + n + ", k=" + k);
        }
        if ((c == a || c == b) && c.length > 0) {
            throw new IllegalArgumentException("the result must not be an operand");
        }
    }
}
