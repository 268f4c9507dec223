package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class MalformedShape {
    @Differentiable
    static double operator(@Shape("N +") Vector x) { // MG103 at 35
        return sum(x);
    }

    @Differentiable
    static double parenthesis(@Shape("(N + 1") Vector x) { // MG103 at 38
        return sum(x);
    }

    @Differentiable
    static double character(@Shape("N; M") Matrix A) { // MG103 at 36
        return sum(A);
    }

    @Differentiable
    static double empty(@Shape("") Vector x) { // MG103 at 32
        return sum(x);
    }

    @Differentiable
    static double zero(@Shape("N, N/0") Matrix A) { // MG103 at 31
        return sum(A);
    }

    @Differentiable
    static double keyword(@Shape("class") Vector x) { // MG103 at 34
        return sum(x);
    }

    @Differentiable
    static double large(@Shape("3000000000") Vector x) { // MG103 at 32
        return sum(x);
    }
}
