package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class NothingToDifferentiate {
    @Differentiable
    static double none() { // MG206 at 19
        return 1;
    }

    @Differentiable
    static double integers(int n) { // MG206 at 19
        return n;
    }
}
