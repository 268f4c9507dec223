package org.matgrad.kernel;

import java.util.Arrays;
import org.matgrad.kernel.Factorizations.SingularValues;

/**
 * The matrix of cofactors and its derivative, of singular matrices too. With the singular value decomposition A = UΣVᵀ
 * it is det(U)·det(V)·U·cof(Σ)·Vᵀ, as cofactors are multiplicative and those of an orthogonal matrix Q are det(Q)·Q. No
 * step divides by a singular value.
 */
final class Cofactors {

    private Cofactors() {}

    static void value(double[] a, int aAt, int n, double[] out, int outAt) {
        switch (n) {
            case 0 -> {}
            case 1 -> out[outAt] = 1;
            case 2 -> ofTwo(a, aAt, out, outAt);
            case 3 -> {
                Arrays.fill(out, outAt, outAt + 9, 0);
                addProducts(a, aAt, a, aAt, out, outAt);
            }
            default -> ofMany(a, aAt, n, out, outAt);
        }
    }

    static void tangent(double[] a, int aAt, double[] direction, int directionAt, int n, double[] out, int outAt) {
        switch (n) {
            case 0 -> {}
            case 1 -> out[outAt] = 0;
            // Linear in the matrix.
            case 2 -> ofTwo(direction, directionAt, out, outAt);
            case 3 -> {
                Arrays.fill(out, outAt, outAt + 9, 0);
                addProducts(direction, directionAt, a, aAt, out, outAt);
                addProducts(a, aAt, direction, directionAt, out, outAt);
            }
            default -> tangentOfMany(a, aAt, direction, directionAt, n, out, outAt);
        }
    }

    private static void ofTwo(double[] a, int aAt, double[] out, int outAt) {
        out[outAt] = a[aAt + 3];
        out[outAt + 1] = -a[aAt + 2];
        out[outAt + 2] = -a[aAt + 1];
        out[outAt + 3] = a[aAt];
    }

    /** out[i,j] += A[i+1,j+1]·B[i+2,j+2] - A[i+1,j+2]·B[i+2,j+1], indices modulo 3. */
    private static void addProducts(double[] a, int aAt, double[] b, int bAt, double[] out, int outAt) {
        for (int i = 0; i < 3; i++) {
            int next = aAt + 3 * ((i + 1) % 3);
            int last = bAt + 3 * ((i + 2) % 3);
            for (int j = 0; j < 3; j++) {
                int one = (j + 1) % 3;
                int two = (j + 2) % 3;
                out[outAt + 3 * i + j] += a[next + one] * b[last + two] - a[next + two] * b[last + one];
            }
        }
    }

    private static void ofMany(double[] a, int aAt, int n, double[] out, int outAt) {
        if (!isFinite(a, aAt, n)) {
            Arrays.fill(out, outAt, outAt + n * n, Double.NaN);
            return;
        }
        SingularValues svd = Factorizations.singularValues(a, aAt, n);
        double sign = sign(svd, n);
        double[] scaled = svd.v();
        for (int i = 0; i < n; i++) {
            double weight = sign * productWithout(svd.values(), i, i, n);
            for (int j = 0; j < n; j++) {
                scaled[i * n + j] *= weight;
            }
        }
        new MatrixProduct().transposeMultiply(out, outAt, svd.u(), 0, scaled, 0, n, n, n);
    }

    /** In the singular vectors' coordinates: of a diagonal matrix Σ in the direction B = UᵀȦV it is G below. */
    private static void tangentOfMany(
            double[] a, int aAt, double[] direction, int directionAt, int n, double[] out, int outAt) {
        if (!isFinite(a, aAt, n)) {
            Arrays.fill(out, outAt, outAt + n * n, Double.NaN);
            return;
        }
        SingularValues svd = Factorizations.singularValues(a, aAt, n);
        MatrixProduct product = new MatrixProduct();
        double[] left = new double[n * n];
        double[] b = new double[n * n];
        product.multiply(left, 0, svd.u(), 0, direction, directionAt, n, n, n);
        product.multiplyTranspose(b, 0, left, 0, svd.v(), 0, n, n, n);

        // G[i,j] = -B[j,i]·Πₖσ[k] over k ≠ i, j, and G[i,i] = Σⱼ B[j,j]·Πₖσ[k] over j ≠ i and k ≠ i, j.
        double[] g = new double[n * n];
        double sign = sign(svd, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double weight = sign * productWithout(svd.values(), i, j, n);
                g[i * n + j] = -weight * b[j * n + i];
                g[j * n + i] = -weight * b[i * n + j];
                g[i * n + i] += weight * b[j * n + j];
                g[j * n + j] += weight * b[i * n + i];
            }
        }
        product.multiply(left, 0, g, 0, svd.v(), 0, n, n, n);
        product.transposeMultiply(out, outAt, svd.u(), 0, left, 0, n, n, n);
    }

    private static double productWithout(double[] values, int i, int j, int n) {
        ScaledProduct product = new ScaledProduct();
        for (int k = 0; k < n; k++) {
            if (k != i && k != j) {
                product.times(values[k]);
            }
        }
        return product.value();
    }

    /** det(U)·det(V), which is 1 or -1. */
    private static double sign(SingularValues svd, int n) {
        return Math.signum(determinant(svd.u(), n)) * Math.signum(determinant(svd.v(), n));
    }

    private static double determinant(double[] a, int n) {
        double[] lu = new double[n * n + n];
        Factorizations.lu(a, 0, n, lu, 0);
        return LinearAlgebra.determinant(lu, 0, n);
    }

    private static boolean isFinite(double[] a, int aAt, int n) {
        for (int i = aAt; i < aAt + n * n; i++) {
            if (!Double.isFinite(a[i])) {
                return false;
            }
        }
        return true;
    }
}
