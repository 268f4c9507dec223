package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class MethodForm {
    @Differentiable
    static <T> double generic(Vector x) { // MG210 at 23
        return sum(x);
    }

    @Differentiable
    static double any(Vector x, int... ns) { // MG211 at 40
        return sum(x);
    }
}
