package wrong;

import static org.matgrad.MatrixMath.*;

import java.util.function.IntToDoubleFunction;
import org.matgrad.*;


final class Lambdas {
    static final IntToDoubleFunction FORMULA = i -> i;

    @Differentiable
    static double elsewhere(Vector x, int n) {
        IntToDoubleFunction formula = i -> x.get(i); // MG314
        double a = sum(vector(n, formula)); // MG335
        double b = sum(n, x::get); // MG335
        double c = sum(n, FORMULA); // MG335
        Runnable d = () -> {}; // MG314
        return a + b + c + sum(n, (j -> x.get(j)));
    }

    @Differentiable
    static double within(@Shape("3") Vector x, @Shape("4") Vector y, int n) {
        return sum(n, i -> {
                    double a = Math.log10(x.get(i)); // MG305
                    while (a < 0) { // MG301
                        a++;
                    }
                    return a;
                })
                + sum(n, i -> x.dot(y)) // MG101
                + sum(x.dot(y) > 0 ? 1 : 2, i -> (int) x.get(i)); // MG101
    }

    @Differentiable
    static double loops(Vector x, int n, int[] counts) {
        return sum(n, i -> {
                    double a = 0;
                    for (int t = 0; t < i; t++) { // MG327
                        a += x.get(t);
                    }
                    for (int t = counts[i]; t > 0; t--) { // MG327
                        a += x.get(t);
                    }
                    for (int t = 0; t < n; t += i + 1) { // MG327
                        a += x.get(t);
                    }
                    return a;
                })
                + sum(n, i -> sum(matrixPower(identity(3), i))); // MG327
    }
}
