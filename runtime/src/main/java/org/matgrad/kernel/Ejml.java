package org.matgrad.kernel;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.matgrad.kernel.Factorizations.SingularValues;

/** What EJML computes. No other class names it, as this one can't even be loaded where it is missing. */
final class Ejml {

    private Ejml() {}

    /** Writes the packed factors L and U, then the pivot rows: row i of LU is row pivot[i] of A. */
    static void lu(double[] a, int aAt, int n, double[] lu, int luAt) {
        LUDecompositionAlt_DDRM decomposition = new LUDecompositionAlt_DDRM();
        decomposition.decompose(copy(a, aAt, n));
        System.arraycopy(decomposition.getLU().data, 0, lu, luAt, n * n);
        int[] pivot = decomposition.getPivot();
        for (int i = 0; i < n; i++) {
            lu[luAt + n * n + i] = pivot[i];
        }
    }

    /** Replaces a symmetric matrix, row by row in an array of its own, by its lower factor; false if it has none. */
    static boolean cholesky(double[] a, int n) {
        // Works in place and fills the upper triangle with zeros.
        return new CholeskyDecompositionInner_DDRM(true).decompose(DMatrixRMaj.wrap(n, n, a));
    }

    static SingularValues singularValues(double[] a, int aAt, int n) {
        SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
                DecompositionFactory_DDRM.svd(n, n, true, true, false);
        if (!decomposition.decompose(copy(a, aAt, n))) {
            throw new ArithmeticException("the singular values of a " + n + "x" + n + " matrix do not converge");
        }
        return new SingularValues(
                decomposition.getU(null, true).data,
                decomposition.getSingularValues(),
                decomposition.getV(null, true).data);
    }

    private static DMatrixRMaj copy(double[] a, int aAt, int n) {
        return DMatrixRMaj.wrap(n, n, Arrays.copyOfRange(a, aAt, aAt + n * n));
    }
}
