package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class LoopStates {
    @Differentiable
    static double growing(Vector x, int n) {
        Vector y = x;
        for (int i = 0; i < n; i++) {
            y = concat(y, x); // MG328 at 13
        }
        return sum(y);
    }

    @Differentiable
    static double shrinking(Vector x, int n) {
        Vector y = x;
        for (int i = 0; i < n; i++) {
            y = x.slice(0, i); // MG328 at 13
        }
        return sum(y);
    }

    @Differentiable
    static double counted(Vector x, int n) {
        Vector y = x;
        int k = 1;
        for (int i = 0; i < n; i++) {
            k = 2 * k;
            y = ones(k); // MG328 at 13
        }
        return sum(y);
    }

    @Differentiable
    static double transposed(@Shape("M, N") Matrix A, int n) {
        Matrix B = A;
        for (int i = 0; i < n; i++) {
            B = B.transpose(); // MG328 at 13
        }
        return sum(B);
    }

    @Differentiable
    static double ranks(Vector x, int n) {
        Tensor t = einsum("i,j->ij", x, x);
        for (int i = 0; i < n; i++) {
            t = einsum("ij->i", t); // MG328 at 13
        }
        return sum(x);
    }

    @Differentiable
    static double indices(Vector x, int[] a, int[] b, int n) {
        int[] c = a;
        for (int i = 0; i < n; i++) {
            c = b; // MG329 at 13
        }
        return sum(x.gather(c));
    }
}
