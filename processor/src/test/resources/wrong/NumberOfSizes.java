package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class NumberOfSizes {
    @Differentiable
    static double vector(@Shape("N, M") Vector x) { // MG104 at 33
        return sum(x);
    }

    @Differentiable
    static double matrix(@Shape("N") Matrix A) { // MG104 at 33
        return sum(A);
    }

    @Differentiable
    static double number(@Shape("1") double s) { // MG104 at 33
        return s;
    }

    @Differentiable
    static double integer(@Shape("1") int n, double s) { // MG104 at 34
        return n * s;
    }

    @Differentiable
    static double local(Vector x) {
        @Shape("N, N") Vector y = x.times(2); // MG104 at 16
        return sum(y);
    }

    @Differentiable
    @Shape("N") // MG104 at 12
    static double result(Vector x) {
        return sum(x);
    }
}
