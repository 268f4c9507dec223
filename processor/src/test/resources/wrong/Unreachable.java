package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Unreachable {
    private static final class Hidden {
        @Differentiable
        static double loss(Vector x) { // MG212 at 23
            return sum(x);
        }

        static final class Inner {
            @Differentiable
            static double loss(Vector x) { // MG212 at 27
                return sum(x);
            }
        }
    }

    @Differentiable
    private static double allowed(Vector x) {
        return sum(x);
    }

    static Object local() {
        class Local {
            @Differentiable
            static double loss(Vector x) { // MG213 at 27
                return sum(x);
            }
        }
        return new Object() {
            @Differentiable
            static double loss(Vector x) { // MG213 at 27
                return sum(x);
            }
        };
    }
}
