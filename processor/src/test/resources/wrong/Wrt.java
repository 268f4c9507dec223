package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Wrt {
    static final String NAME = "wieghts";

    @Differentiable(wrt = {"W", "X"}) // MG203 at 33
    static double letterCase(Matrix W, Vector x) {
        return sum(W.times(x));
    }

    @Differentiable(wrt = NAME) // MG203 at 27
    static double constant(Vector weights, Vector bias) {
        return sum(weights.plus(bias));
    }

    @Differentiable(wrt = "somethingElse") // MG203 at 27
    static double far(Vector x, Vector y) {
        return x.dot(y);
    }

    @Differentiable(wrt = {"x", "n"}) // MG204 at 33
    static double integer(Vector x, int n) {
        return sum(x) / n;
    }

    @Differentiable(wrt = {"x", "y", "x"}) // MG205 at 38
    static double twice(Vector x, Vector y) {
        return x.dot(y);
    }
}
