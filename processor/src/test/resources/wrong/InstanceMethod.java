package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

record InstanceMethod(double scale) {
    @Differentiable
    double loss(Vector x) { // MG209 at 12
        return scale * sum(x); // MG316 at 16
    }
}
