package org.matgrad.benchmarks;

import org.matgrad.Differentiable;
import org.matgrad.FloatMatrix;
import org.matgrad.Matrix;

/** One product in both kinds of numbers. */
final class Products {

    private Products() {}

    @Differentiable
    static Matrix ofDoubles(Matrix A, Matrix B) {
        return A.times(B);
    }

    @Differentiable
    static FloatMatrix ofFloats(FloatMatrix A, FloatMatrix B) {
        return A.times(B);
    }
}
