package org.matgrad.kernel;

/** Factorisations of matrices of floats: those of doubles, rounded. */
final class FloatFactorizations {

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private FloatFactorizations() {}

    /** One thread's copies, kept so that nothing is allocated once they are large enough. */
    private static final class Scratch {
        private double[] given = {};
        private double[] result = {};

        double[] given(float[] a, int aAt, int length) {
            given = Workspace.grown(given, length);
            for (int i = 0; i < length; i++) {
                given[i] = a[aAt + i];
            }
            return given;
        }

        double[] result(int length) {
            result = Workspace.grown(result, length);
            return result;
        }
    }

    /** Writes the packed factors L and U, then the pivot rows: row i of LU is row pivot[i] of A. */
    static void lu(float[] a, int aAt, int n, float[] lu, int luAt) {
        Scratch scratch = SCRATCH.get();
        double[] result = scratch.result((n + 1) * n);
        Factorizations.lu(scratch.given(a, aAt, n * n), 0, n, result, 0);
        round(result, (n + 1) * n, lu, luAt);
    }

    /** Writes the lower factor of a matrix's symmetric part, with zeros above it; false, and nothing, if it has none. */
    static boolean cholesky(float[] a, int aAt, int n, float[] l, int lAt) {
        Scratch scratch = SCRATCH.get();
        double[] result = scratch.result(n * n);
        boolean done = Factorizations.cholesky(scratch.given(a, aAt, n * n), 0, n, result, 0);
        if (done) {
            round(result, n * n, l, lAt);
        }
        return done;
    }

    /** A[i,j] = Σₖ u[k,i]·values[k]·v[k,j]: the singular vectors are the rows of u and v. */
    record SingularValues(float[] u, float[] values, float[] v) {}

    static SingularValues singularValues(float[] a, int aAt, int n) {
        Factorizations.SingularValues svd =
                Factorizations.singularValues(SCRATCH.get().given(a, aAt, n * n), 0, n);
        return new SingularValues(rounded(svd.u()), rounded(svd.values()), rounded(svd.v()));
    }

    private static float[] rounded(double[] numbers) {
        float[] rounded = new float[numbers.length];
        round(numbers, numbers.length, rounded, 0);
        return rounded;
    }

    private static void round(double[] numbers, int length, float[] rounded, int at) {
        for (int i = 0; i < length; i++) {
            rounded[at + i] = (float) numbers[i];
        }
    }
}
