package org.matgrad.benchmarks.elementwise;

import org.matgrad.Differentiable;
import org.matgrad.MatrixMath;
import org.matgrad.Shape;
import org.matgrad.Vector;

/** Each elementwise function alone. */
final class Functions {

    private Functions() {}

    @Differentiable
    @Shape("N")
    static Vector exp(@Shape("N") Vector x) {
        return MatrixMath.exp(x);
    }

    @Differentiable
    @Shape("N")
    static Vector log(@Shape("N") Vector x) {
        return MatrixMath.log(x);
    }

    @Differentiable
    @Shape("N")
    static Vector tanh(@Shape("N") Vector x) {
        return MatrixMath.tanh(x);
    }

    @Differentiable
    @Shape("N")
    static Vector sigmoid(@Shape("N") Vector x) {
        return MatrixMath.sigmoid(x);
    }

    @Differentiable
    @Shape("N")
    static Vector softplus(@Shape("N") Vector x) {
        return MatrixMath.softplus(x);
    }

    @Differentiable
    @Shape("N")
    static Vector sin(@Shape("N") Vector x) {
        return MatrixMath.sin(x);
    }

    @Differentiable
    @Shape("N")
    static Vector cos(@Shape("N") Vector x) {
        return MatrixMath.cos(x);
    }

    @Differentiable
    @Shape("N")
    static Vector sqrt(@Shape("N") Vector x) {
        return MatrixMath.sqrt(x);
    }

    @Differentiable
    static double logSumExp(@Shape("N") Vector x) {
        return MatrixMath.logSumExp(x);
    }
}
