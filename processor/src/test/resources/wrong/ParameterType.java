package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class ParameterType {
    @Differentiable
    static double several(Vector x, long n, Tensor t, double[] raw, boolean flag, String text, Double boxed) { // MG201 MG201 MG201 MG201 MG201 MG201
        return sum(x) + n * boxed;
    }
}
