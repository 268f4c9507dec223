package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class CompilerErrors {
    @Differentiable
    static double misspelt(Vector x) {
        return sum(y); // compiler.err.cant.resolve.location
    }

    @Differentiable
    static double incompatible(Matrix A) {
        Vector x = A.times(A); // compiler.err.prob.found.req
        return sum(x);
    }

    @Differentiable
    static double overload(Vector x) {
        return sum(x.times(x, x)); // compiler.err.cant.apply.symbols
    }

    @Differentiable
    static double operator(Vector x) {
        return sum(x * 2); // compiler.err.operator.cant.be.applied.1
    }

    @Differentiable
    static Missing type(Vector x) { // compiler.err.cant.resolve.location
        return null;
    }

    @Differentiable
    static double own(@Shape("3") Vector x, @Shape("4") Vector y) {
        return x.dot(y); // MG101
    }
}
