package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class RawData {
    @Differentiable
    static double loss(Vector x) {
        double n = norm(wrapped(x));
        return n + x.data().clone().length; // MG320 at 21, MG305 at 28
    }

    static Vector wrapped(Vector x) {
        return Vector.wrap(x.data()); // MG305 at 22, MG320 at 29
    }
}
