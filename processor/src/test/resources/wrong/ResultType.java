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
    static double[] raw(Vector x) { // MG202 at 18
        return null; // MG303 at 16
    }

    @Differentiable
    static boolean bool(Vector x) { // MG202 at 12
        return x.size() > 0;
    }
}
