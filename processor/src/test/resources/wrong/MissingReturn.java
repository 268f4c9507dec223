package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class MissingReturn {
    @Differentiable
    static double loss(Vector x) { // MG313 at 19
        double s = sum(x);
    }
}
