package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class CompilerErrors {
    @Differentiable
    static double misspelt(Vector x) {
        return sum(y); // compiler.err.cant.resolve.location at 20
    }

    @Differentiable
    static double incompatible(Matrix A) {
        Vector x = A.times(A); // compiler.err.prob.found.req at 27
        return sum(x);
    }

    @Differentiable
    static double overload(Vector x) {
        return sum(x.times(x, x)); // compiler.err.cant.apply.symbols at 21
    }

    @Differentiable
    static double operator(Vector x) {
        return sum(x * 2); // compiler.err.operator.cant.be.applied.1 at 22
    }

    @Differentiable
    static Missing type(Vector x) { // compiler.err.cant.resolve.location at 12
        return null;
    }

    @Differentiable
    static double own(@Shape("3") Vector x, @Shape("4") Vector y) {
        return x.dot(y); // MG101 at 17
    }
}
