package org.matgrad.kernel;

/**
 * Products of matrices that are large enough for a blocked algorithm. Callers have checked that the matrices lie within
 * their arrays and that the result shares no component with an operand. An instance is used by one thread at a time.
 */
public interface ProductKernel {

    /**
     * Whether this is faster than plain loops where C has rows of this length.
     *
     * @param n how many columns B and C have
     */
    boolean takes(int n);

    /**
     * Sets C[i,j] = Σₛ A[i,s]·B[s,j], or adds to C, for i below m, j below n and s below k; none of them is 0.
     *
     * @param c the array of the result, C[i,j] at cAt + i·cRow + j
     * @param a the array of the left operand, A[i,s] at aAt + i·aRow + s·aSum
     * @param b the array of the right operand, B[s,j] at bAt + s·bSum + j·bColumn
     * @param add whether to add
     */
    void multiply(
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
            boolean add);
}
