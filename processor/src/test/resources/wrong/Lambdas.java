package wrong;

import static org.matgrad.MatrixMath.*;

import java.util.function.IntToDoubleFunction;
import org.matgrad.*;


final class Lambdas {
    static final IntToDoubleFunction FORMULA = i -> i;

    @Differentiable
    static double elsewhere(Vector x, int n) {
        IntToDoubleFunction formula = i -> x.get(i); // MG314 at 29
        double a = sum(vector(n, formula)); // MG335 at 34
        double b = sum(n, x::get); // MG335 at 27
        double c = sum(n, FORMULA); // MG335 at 27
        Runnable d = () -> {}; // MG314 at 18
        return a + b + c + sum(n, (j -> x.get(j)));
    }

    @Differentiable
    static double within(@Shape("3") Vector x, @Shape("4") Vector y, int n) {
        return sum(n, i -> {
                    double a = Math.log10(x.get(i)); // MG305 at 36
                    while (a < 0) { // MG301 at 21
                        a++;
                    }
                    return a;
                })
                + sum(n, i -> x.dot(y)) // MG101 at 32
                + sum(x.dot(y) > 0 ? 1 : 2, i -> (int) x.get(i)); // MG101 at 24, MG303 at 50
    }

    @Differentiable
    static double loops(Vector x, int n, int[] counts) {
        return sum(n, i -> {
                    double a = 0;
                    for (int t = 0; t < i; t++) { // MG327 at 41
                        a += x.get(t);
                    }
                    for (int t = counts[i]; t > 0; t--) { // MG327 at 40
                        a += x.get(t);
                    }
                    for (int t = 0; t < n; t += i + 1) { // MG327 at 51
                        a += x.get(t);
                    }
                    return a;
                })
                + sum(n, i -> sum(matrixPower(identity(3), i))); // MG327 at 60
    }
}
