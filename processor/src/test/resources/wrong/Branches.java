package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Branches {
    @Differentiable
    static double shapes(@Shape("M") Vector x, @Shape("N") Vector y, double s) {
        Vector z;
        if (s > 0) { // MG332 at 9
            z = x;
        } else {
            z = y;
        }
        return sum(z) + sum(s < 1 ? x : y); // MG332 at 35
    }

    @Differentiable
    static double ranks(Vector x, Matrix A, double s) {
        Tensor t = einsum("ij->i", A);
        if (s > 0) { // MG332 at 9
            t = einsum("i,j->ij", x, x);
        }
        return s;
    }

    @Differentiable
    static double inside(Vector x, int n, double s) {
        Vector y = x;
        if (s > 0) { // MG332 at 9
            int k = s > 1 ? n : 2;
            y = ones(k);
        }
        return sum(y);
    }

    @Differentiable
    static double indices(Vector x, int[] a, int[] b, boolean flag) {
        int[] c = flag ? a : b; // MG329 at 24
        if (flag) { // MG329 at 9
            b = a;
        }
        return sum(x.gather(b)) + sum(x.gather(c));
    }

    @Differentiable
    static double never(@Shape("3") Vector x, @Shape("4") Vector y) {
        if (x.size() > 3) {
            return x.dot(y); // MG101 at 21
        }
        return false && x.dot(y) > 0 ? 1 : 2; // MG101 at 26
    }
}
