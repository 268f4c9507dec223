package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class ShapeMismatch {
    @Differentiable
    static Vector product(@Shape("C, D") Matrix W, @Shape("N") Vector x) {
        return W.times(x); // MG101 at 17
    }

    @Differentiable
    static double operands(@Shape("3") Vector x, @Shape("4") Vector y, double s) {
        Vector sum = x.plus(y).times(s); // MG101 at 23
        return s + x.dot(sum) + sum(y.hadamard(x)); // MG101 at 38
    }

    @Differentiable
    static double imported(@Shape("3") Vector x, @Shape("4") Vector y) {
        return inner(x, y); // MG101 at 16
    }

    @Differentiable
    static double square(@Shape("M, N") Matrix A) {
        return (trace(A)); // MG101 at 17
    }
}
