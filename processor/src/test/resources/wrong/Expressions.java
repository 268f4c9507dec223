package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Expressions {
    @Differentiable
    static double refused(Vector x, double s, int n) {
        double b = (double) (n & 3); // MG303 at 32
        double c = s % 2; // MG303 at 22
        double d = 1L + s; // MG303 at 20
        double e = 1f * s; // MG350 at 20
        double f = 'c' * s; // MG303 at 20
        double g = new double[] {1}[0]; // MG303 at 36
        double h = new double[] {1}.length; // MG303 at 36
        double i = (double) (long) s; // MG303 at 20
        int j = (int) s; // MG303 at 17
        double k = switch (n) { // MG303 at 20
            default -> 1;
        };
        double l = s + (n << 2) + ~n; // MG303 at 27, MG303 at 35
        Vector m = null; // MG303 at 20
        double o = new Vector[] {x}[0].dot(x); // MG303 at 36
        double p = (Double) s; // MG303 at 20
        int q = new int[] {1, 2}[0]; // MG303 at 17
        return b + c + d + e + f + g + h + i + j + k + l + o + p + q + sum(x.plus(m));
    }

    @Differentiable
    static double divisions(double s, int n) {
        int a = n / 0; // MG319 at 19
        int b = n % (3 - 3); // MG319 at 19
        int c = n;
        c /= 0; // MG319 at 11
        return s / 0 + a + b + c;
    }

    @Differentiable
    static double comparisons(Vector x, Vector y, Tensor t) {
        double a = x == y ? 1 : 2; // MG334 at 22
        double b = x != x.plus(y) ? 1 : 2; // MG334 at 22
        return a + b + t.get(0) + (x == null ? 1 : 0); // MG303 at 41
    }
}
