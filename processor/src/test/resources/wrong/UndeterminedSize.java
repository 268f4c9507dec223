package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class UndeterminedSize {
    @Differentiable
    static double formula(@Shape("D*(D+1)/2") Vector x) { // MG105 at 34
        return sum(x);
    }

    @Differentiable
    static double local(Vector x) {
        @Shape("K") Vector y = x.times(2); // MG105 at 16
        return sum(y);
    }

    @Differentiable
    @Shape("K") // MG105 at 12
    static Vector result(Vector x) {
        return x;
    }

    @Differentiable
    static double known(@Shape("n*(n+1)/2") Vector x, int n) {
        return sum(x);
    }
}
