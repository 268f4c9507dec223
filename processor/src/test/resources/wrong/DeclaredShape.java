package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class DeclaredShape {
    @Differentiable
    @Shape("N")
    static Vector result(@Shape("M, N") Matrix A, @Shape("N") Vector x) {
        return A.times(x); // MG102 at 17
    }

    @Differentiable
    static double local(@Shape("M, N") Matrix A, @Shape("N") Vector x) {
        @Shape("N") Vector y = A.times(x); // MG102 at 33
        return sum(y);
    }

    @Differentiable
    @Shape("2*N")
    static Vector formula(@Shape("N") Vector x) {
        return x; // MG102 at 16
    }
}
