package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Calls {
    @Differentiable
    static double unknown(Vector x, double s, int n) {
        double a = Math.log10(s); // MG305 at 24
        double b = Math.max(n, 3); // MG305 at 24
        double c = Math.random(); // MG305 at 24
        double d = x.hashCode(); // MG305 at 21
        double e = StrictMath.sin(s); // MG305 at 30
        double f = sum(x.copy()); // MG305 at 25
        double g = Integer.parseInt("3"); // MG305 at 27
        double h = Double.valueOf(s); // MG305 at 26
        return a + b + c + d + e + f + g + h;
    }

    @Differentiable
    static double later(Vector x, Matrix A, int n) {
        double a = x.get(0); // MG306 at 21
        Vector b = A.row(n); // MG306 at 21
        Vector c = x.slice(0, 2); // MG306 at 21
        double d = sum(A.rows(0, 1)); // MG306 at 25
        Matrix e = identity(n).plus(A); // MG306 at 20
        Vector f = Vector.of(1, 2); // MG306 at 26
        Vector g = ones(n).plus(b).plus(c).plus(f); // MG306 at 20
        double h = x.size(0); // MG306 at 21
        return a + d + sum(e) + sum(g) + h + MatrixMath.sum(zeros(3)); // MG306 at 61
    }

    @Differentiable
    static double inside(@Shape("3") Vector x, @Shape("4") Vector y) {
        return Math.log10(x.dot(y)); // MG305 at 20, MG101 at 28
    }
}
