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

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private Ejml() {}

    /** What one thread's decompositions work in: kept, so that they allocate nothing once it is large enough. */
    private static final class Scratch {
        private final LUDecompositionAlt_DDRM lu = new LUDecompositionAlt_DDRM();
        private final CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
        private final DMatrixRMaj matrix = new DMatrixRMaj(0, 0);

        DMatrixRMaj copy(double[] a, int aAt, int n) {
            matrix.reshape(n, n);
            System.arraycopy(a, aAt, matrix.data, 0, n * n);
            return matrix;
        }

        DMatrixRMaj symmetric(double[] a, int aAt, int n) {
            matrix.reshape(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double mean = (a[aAt + i * n + j] + a[aAt + j * n + i]) / 2;
                    matrix.data[i * n + j] = mean;
                    matrix.data[j * n + i] = mean;
                }
            }
            return matrix;
        }
    }

    /** Writes the packed factors L and U, then the pivot rows: row i of LU is row pivot[i] of A. */
    static void lu(double[] a, int aAt, int n, double[] lu, int luAt) {
        Scratch scratch = SCRATCH.get();
        scratch.lu.decompose(scratch.copy(a, aAt, n));
        System.arraycopy(scratch.lu.getLU().data, 0, lu, luAt, n * n);
        int[] pivot = scratch.lu.getPivot();
        for (int i = 0; i < n; i++) {
            lu[luAt + n * n + i] = pivot[i];
        }
    }

    /** Writes the lower factor of a matrix's symmetric part, with zeros above it; false, and nothing, if it has none. */
    static boolean cholesky(double[] a, int aAt, int n, double[] l, int lAt) {
        Scratch scratch = SCRATCH.get();
        DMatrixRMaj matrix = scratch.symmetric(a, aAt, n);
        // Works in place and fills the upper triangle with zeros.
        boolean done = scratch.cholesky.decompose(matrix);
        if (done) {
            System.arraycopy(matrix.data, 0, l, lAt, n * n);
        }
        return done;
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
