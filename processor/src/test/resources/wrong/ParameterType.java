package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class ParameterType {
    @Differentiable
    static double several(Vector x, long n, double[] raw, String text, Double boxed, float single, Object any) { // MG201 at 37, MG201 at 51, MG201 at 59, MG201 at 72, MG231 at 86, MG201 at 100
        return sum(x) + n * boxed;
    }

    @Differentiable
    static double tensor(Tensor T, @Shape("I, J, K") Tensor declared, Tensor read) { // MG218 at 26
        return sum(T) + sum(declared) + read.get(0, 1, 2);
    }
}
