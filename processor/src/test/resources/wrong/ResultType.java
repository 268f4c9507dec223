package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class ResultType {
    @Differentiable
    static void nothing(Vector x) { // MG202
        return;
    }

    @Differentiable
    static int count(Vector x) { // MG202
        return x.size();
    }

    @Differentiable
    static double[] raw(Vector x) { // MG202
        return null; // MG303
    }

    @Differentiable
    static boolean bool(Vector x) { // MG202
        return x.size() > 0;
    }
}
