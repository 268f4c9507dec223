package org.matgrad.benchmarks.hessian;

import static org.matgrad.MatrixMath.softplus;
import static org.matgrad.MatrixMath.squaredNorm;
import static org.matgrad.MatrixMath.sum;
import static org.matgrad.MatrixMath.tanh;

import org.matgrad.Differentiable;
import org.matgrad.Matrix;
import org.matgrad.Shape;
import org.matgrad.Vector;

/** Functions with Hessians of their own shape. */
final class Losses {

    private Losses() {}

    /** Its Hessian is XᵀDX with a diagonal D. */
    @Differentiable(order = 2, wrt = "w")
    static double logistic(@Shape("N, D") Matrix X, @Shape("D") Vector w, @Shape("N") Vector y) {
        Vector z = X.times(w);
        return sum(softplus(z)) - y.dot(z);
    }

    /** Its Hessian has a K x K block for each row of U. */
    @Differentiable(order = 2, wrt = "U")
    static double masked(
            @Shape("I, J") Matrix M, @Shape("I, J") Matrix T, @Shape("I, K") Matrix U, @Shape("J, K") Matrix V) {
        return squaredNorm(M.hadamard(T.minus(U.times(V.transpose()))));
    }

    /** Two layers; its Hessian by W and V is dense. */
    @Differentiable(
            order = 2,
            wrt = {"W", "V"})
    static double network(
            @Shape("D, H") Matrix W, @Shape("H, C") Matrix V, @Shape("N, D") Matrix X, @Shape("N, C") Matrix T) {
        return squaredNorm(tanh(X.times(W)).times(V).minus(T));
    }
}
