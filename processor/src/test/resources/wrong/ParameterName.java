package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class ParameterName {
    @Differentiable
    static double reserved(Vector hashCode, double wait) { // MG207 at 35, MG207 at 52
        return sum(hashCode) * wait;
    }
}
