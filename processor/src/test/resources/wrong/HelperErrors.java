package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class HelperErrors {
    @Differentiable
    static double first(@Shape("M") Vector x, @Shape("N") Vector y, double s) {
        return product(x, y) + product(y, x) + product(x, x) + wrong(s) + wrong(2 * s);
    }

    static double product(Vector a, Vector b) {
        return a.dot(b); // MG101 at 17
    }

    static double wrong(double s) {
        return Math.log10(s); // MG305 at 20
    }

    @Differentiable
    static double declared(@Shape("M") Vector x, @Shape("N") Vector y, @Shape("M, N") Matrix A) {
        return same(x, y) + local(x, y) + square(A) + unknown(x) + sum(result(A)) + fine(x, 3) + fine(y, 4);
    }

    static double same(@Shape("K") Vector a, @Shape("K") Vector b) { // MG102 at 65
        return sum(a);
    }

    static double local(@Shape("K") Vector a, Vector b) {
        @Shape("K") Vector c = b.times(2); // MG102 at 33
        return sum(c);
    }

    static double square(@Shape("K, K") Matrix B) { // MG102 at 48
        return trace(B);
    }

    static double unknown(@Shape("2*K") Vector a) { // MG105 at 34
        return sum(a);
    }

    @Shape("K, L")
    static Matrix result(@Shape("K, L") Matrix B) {
        return B.transpose(); // MG102 at 17
    }

    static double fine(@Shape("K") Vector a, int n) {
        @Shape("K + n") Vector b = concat(a, zeros(n));
        return sum(b);
    }
}
