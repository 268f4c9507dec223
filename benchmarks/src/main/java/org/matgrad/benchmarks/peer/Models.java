package org.matgrad.benchmarks.peer;

import static org.matgrad.MatrixMath.softplus;
import static org.matgrad.MatrixMath.square;
import static org.matgrad.MatrixMath.sum;

import org.matgrad.Differentiable;
import org.matgrad.Matrix;
import org.matgrad.Shape;
import org.matgrad.Vector;

/** The problems as Matgrad's users write them. */
final class Models {

    private Models() {}

    @Differentiable
    @Shape("N, N")
    static Matrix product(@Shape("N, N") Matrix A, @Shape("N, N") Matrix B) {
        return A.times(B);
    }

    @Differentiable
    @Shape("3, 3")
    static Matrix product3(@Shape("3, 3") Matrix A, @Shape("3, 3") Matrix B) {
        return A.times(B);
    }

    @Differentiable
    @Shape("4, 4")
    static Matrix product4(@Shape("4, 4") Matrix A, @Shape("4, 4") Matrix B) {
        return A.times(B);
    }

    @Differentiable
    static double rosenbrock(@Shape("N") Vector x) {
        return sum(x.size() - 1, i -> 100 * square(x.get(i + 1) - square(x.get(i))) + square(1 - x.get(i)));
    }

    @Differentiable(wrt = "w")
    static double logistic(@Shape("D") Vector w, @Shape("N, D") Matrix X, @Shape("N") Vector y) {
        Vector z = X.times(w);
        return (sum(softplus(z)) - y.dot(z)) / X.rows();
    }
}
