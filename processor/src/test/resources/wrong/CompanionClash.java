package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class CompanionClash {
    @Differentiable
    static double loss(Vector x) {
        return sum(x);
    }

    @Differentiable
    static double loss(Matrix x) { // MG215 at 19
        return sum(x);
    }

    @Differentiable(name = "CompanionClashLoss")
    static double other(Matrix x) { // MG215 at 19
        return sum(x);
    }

    @Differentiable(name = "Existing")
    static double existing(Vector x) { // MG216 at 19
        return sum(x);
    }

    @Differentiable(name = "CompanionClash")
    static double itself(Vector x) { // MG216 at 19
        return sum(x);
    }
}

final class Existing {}
