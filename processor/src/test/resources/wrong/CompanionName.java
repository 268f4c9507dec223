package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class CompanionName {
    @Differentiable(name = "not a name") // MG214 at 28
    static double blank(Vector x) {
        return sum(x);
    }

    @Differentiable(name = "class") // MG214 at 28
    static double keyword(Vector x) {
        return sum(x);
    }

    @Differentiable(name = "a.B") // MG214 at 28
    static double qualified(Vector x) {
        return sum(x);
    }
}
