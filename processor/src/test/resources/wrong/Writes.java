package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Writes {
    static double total;

    @Differentiable
    static double writes(Vector x, double s) {
        x.data()[0] = 1; // MG310 at 17
        x.data()[0] += 1; // MG310 at 17
        x.data()[0]++; // MG310 at 17
        total = s; // MG311 at 9
        Writes.total += s; // MG311 at 15
        total++; // MG311 at 9
        double a = x.data()[0]; // MG320 at 21
        double b = sum(Vector.wrap(x.data())); // MG305 at 30, MG320 at 37
        double[] c = x.data(); // MG314 at 18
        return sum(x) + a + b;
    }

    @Differentiable
    static double raw(Vector x) {
        return sum(Vector.of(x.data())) + x.data().length; // MG346 at 26, MG320 at 31, MG320 at 44
    }

    @Differentiable
    static double indices(Vector x, int[] at) {
        at[0] = 1; // MG310 at 11
        return sum(x.gather(at));
    }
}
