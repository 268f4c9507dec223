package org.matgrad.benchmarks.precision;

import org.matgrad.Differentiable;
import org.matgrad.FloatMatrix;
import org.matgrad.Matrix;

/** One product in both kinds of numbers. */
final class Models {

    private Models() {}

    @Differentiable
    static Matrix doubles(Matrix A, Matrix B) {
        return A.times(B);
    }

    @Differentiable
    static FloatMatrix floats(FloatMatrix A, FloatMatrix B) {
        return A.times(B);
    }
}
