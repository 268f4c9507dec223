package org.matgrad.kernel;

/** The factorisations, which say so where EJML is missing. */
final class Factorizations {

    static {
        OptionalLibrary.EJML.read();
    }

    private Factorizations() {}

    /** Writes the packed factors L and U, then the pivot rows: row i of LU is row pivot[i] of A. */
    static void lu(double[] a, int aAt, int n, double[] lu, int luAt) {
        try {
            Ejml.lu(a, aAt, n, lu, luAt);
        } catch (NoClassDefFoundError e) {
            throw OptionalLibrary.EJML.missing("the LU factorisation", e);
        }
    }

    /** Writes the lower factor of a matrix's symmetric part, with zeros above it; false, and nothing, if it has none. */
    static boolean cholesky(double[] a, int aAt, int n, double[] l, int lAt) {
        try {
            return Ejml.cholesky(a, aAt, n, l, lAt);
        } catch (NoClassDefFoundError e) {
            throw OptionalLibrary.EJML.missing("the Cholesky factorisation", e);
        }
    }

    /** A[i,j] = Σₖ u[k,i]·values[k]·v[k,j]: the singular vectors are the rows of u and v. */
    record SingularValues(double[] u, double[] values, double[] v) {}

    static SingularValues singularValues(double[] a, int aAt, int n) {
        try {
            return Ejml.singularValues(a, aAt, n);
        } catch (NoClassDefFoundError e) {
            throw OptionalLibrary.EJML.missing("the singular value decomposition", e);
        }
    }
}
