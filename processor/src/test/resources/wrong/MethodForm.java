package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class MethodForm {
    @Differentiable
    static <T> double generic(Vector x) { // MG210 at 23
        return sum(x);
    }

    @Differentiable
    static double any(Vector... xs) { // MG211 at 33
        return 1;
    }
}
