package wrong;

import org.matgrad.*;

final class RegisteredFunctions {
    record One(double value, double dx) {}

    @DerivativeOf(type = Math.class, method = "floor") // MG422 at 47
    static One floor(double x) {
        return new One(Math.floor(x), 0);
    }

    @DerivativeOf(type = MatrixMath.class, method = "exp") // MG422 at 53
    static One exp(double x) {
        return new One(Math.exp(x), Math.exp(x));
    }

    @Differentiable
    static double uses(double x) {
        return Math.exp(x);
    }
}
