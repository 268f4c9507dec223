package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class NegativeSize {
    static final String SIZES = "N, 2 - 3";

    @Differentiable
    static double negative(@Shape("-1") Vector x) { // MG106 at 35
        return sum(x);
    }

    @Differentiable
    static double constant(@Shape(SIZES) Matrix A) { // MG106 at 35
        return sum(A);
    }

    @Differentiable
    static double empty(@Shape("0") Vector x) {
        return sum(x);
    }
}
