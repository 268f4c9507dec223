package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Writes {
    static double total;

    @Differentiable
    static double writes(Vector x, double s) {
        x.data()[0] = 1; // MG310
        x.data()[0] += 1; // MG310
        x.data()[0]++; // MG310
        total = s; // MG311
        Writes.total += s; // MG311
        total++; // MG311
        double a = x.data()[0]; // MG320
        double b = sum(Vector.wrap(x.data())); // MG305
        double[] c = x.data(); // MG314
        return sum(x) + a + b;
    }

    @Differentiable
    static double raw(Vector x) {
        return sum(Vector.of(x.data())) + x.data().length; // MG346
    }

    @Differentiable
    static double indices(Vector x, int[] at) {
        at[0] = 1; // MG310
        return sum(x.gather(at));
    }
}
