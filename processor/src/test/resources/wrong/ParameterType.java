package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class ParameterType {
    @Differentiable
    static double several(Vector x, long n, Tensor t, double[] raw, boolean flag, String text, Double boxed) { // MG201 at 37, MG201 at 45, MG201 at 61, MG201 at 69, MG201 at 83, MG201 at 96
        return sum(x) + n * boxed;
    }
}
