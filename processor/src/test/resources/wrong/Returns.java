package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Returns {
    @Differentiable
    static double inLoop(Vector x, int n) {
        for (int i = 0; i < n; i++) {
            if (x.get(i) > 0) {
                return x.get(i); // MG330 at 17
            }
        }
        for (int i = 0; i < n; i++) {
            return x.get(i); // MG330 at 13
        }
        return 0;
    }

    @Differentiable
    static double midway(Vector x, double s) {
        if (s > 0) { // MG331 at 9
            if (s > 1) {
                return sum(x);
            }
            s = s + 1;
        } else if (s < -1) {
            return 2 * s;
        }
        return s;
    }
}
