package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class LeftOut {
    @Differentiable(wrt = "w")
    static double error(@Shape("N") Vector w, @Shape("N") Vector x, double s) {
        return squaredNorm(w.minus(x)) * s;
    }
}

final class Leaving {
    @Differentiable
    static double direct(@Shape("N") Vector w, @Shape("N") Vector x) {
        return LeftOut.error(w, x.times(2), 1.0); // MG421 at 34
    }

    @Differentiable(wrt = "w")
    static double through(@Shape("N") Vector w, @Shape("N") Vector x) {
        double s = 1.0;
        for (int t = 0; t < 3; t++) {
            s = s * LeftOut.error(w, x, s); // MG421 at 41
        }
        return s;
    }

    @Differentiable(wrt = "w")
    static double branch(@Shape("N") Vector w, @Shape("N") Vector x) {
        double s = 1.0;
        if (x.size() > 2) {
            s = w.get(0);
        }
        return LeftOut.error(w, x, s); // MG421 at 36
    }

    @Differentiable(wrt = "w")
    static double fine(@Shape("N") Vector w, @Shape("N") Vector x) {
        return LeftOut.error(w, x.times(2), sum(x));
    }
}
