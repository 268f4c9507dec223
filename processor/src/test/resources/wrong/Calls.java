package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Calls {
    @Differentiable
    static double unknown(Vector x, double s, int n) {
        double a = Math.log10(s); // MG305 at 24
        int b = Math.floorDiv(n, 3); // MG305 at 21
        double c = Math.random(); // MG305 at 24
        double d = x.hashCode(); // MG305 at 21
        double e = StrictMath.sin(s); // MG305 at 30
        double f = sum(x.copy()); // MG305 at 25
        double g = Integer.parseInt("3"); // MG305 at 27
        double h = Double.valueOf(s); // MG305 at 26
        double i = Tensor.of(new int[] {1}, 2).toNumber(); // MG305 at 26, MG303 at 30
        int j = Math.toIntExact(3L); // MG305 at 21
        return a + b + c + d + e + f + g + h + i + j;
    }

    @Differentiable
    static double inside(@Shape("3") Vector x, @Shape("4") Vector y) {
        return Math.log10(x.dot(y)); // MG305 at 20, MG101 at 28
    }
}
