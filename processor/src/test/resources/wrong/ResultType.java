package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class ResultType {
    @Differentiable
    static void nothing(Vector x) { // MG202 at 12
        return;
    }

    @Differentiable
    static int count(Vector x) { // MG202 at 12
        return x.size();
    }

    @Differentiable
    static Tensor tensor(Vector x) { // MG202 at 12
        return Tensor.zeros(1); // MG306 at 22
    }
}
