package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Expressions {
    @Differentiable
    static double later(Vector x, double s, int n) {
        double a = n > 0 ? s : 1; // MG304 at 26
        double b = (double) (n & 3); // MG303 at 32
        double c = s % 2; // MG303 at 22
        double d = 1L + s; // MG303 at 20
        double e = 1f * s; // MG303 at 20
        double f = 'c' * s; // MG303 at 20
        double g = new double[] {1}[0]; // MG303 at 36
        double h = new double[] {1}.length; // MG303 at 36
        double i = (double) (long) s; // MG303 at 29
        int j = (int) s; // MG303 at 17
        double k = switch (n) { // MG303 at 20
            default -> 1;
        };
        double l = s + (n << 2) + ~n; // MG303 at 27, MG303 at 35
        Vector m = null; // MG303 at 20
        double o = new Vector[] {x}[0].dot(x); // MG303 at 36
        double p = (Double) s; // MG303 at 20
        return a + b + c + d + e + f + g + h + i + j + k + l + o + p + sum(x.plus(m));
    }
}
