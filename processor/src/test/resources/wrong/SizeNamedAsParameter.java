package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class SizeNamedAsParameter {
    @Differentiable
    static double f(@Shape("n") Vector n) { // MG107 at 28
        return sum(n);
    }
}
