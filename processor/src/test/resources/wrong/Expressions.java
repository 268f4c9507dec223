package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Expressions {
    @Differentiable
    static double later(Vector x, double s, int n) {
        double a = n > 0 ? s : 1; // MG304
        double b = (double) (n & 3); // MG303
        double c = s % 2; // MG303
        double d = 1L + s; // MG303
        double e = 1f * s; // MG303
        double f = 'c' * s; // MG303
        double g = new double[] {1}[0]; // MG303
        double h = new double[] {1}.length; // MG303
        double i = (double) (long) s; // MG303
        int j = (int) s; // MG303
        double k = switch (n) { // MG303
            default -> 1;
        };
        double l = s + (n << 2) + ~n; // MG303 MG303
        Vector m = null; // MG303
        double o = new Vector[] {x}[0].dot(x); // MG303
        double p = (Double) s; // MG303
        return a + b + c + d + e + f + g + h + i + j + k + l + o + p + sum(x.plus(m));
    }
}
