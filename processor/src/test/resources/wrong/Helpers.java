package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Helpers {
    @Differentiable
    static double direct(Vector x) {
        return direct(x.times(2)); // MG309 at 16
    }

    @Differentiable
    static double indirect(Vector x) {
        return even(x) + even(x); // MG309 at 16, MG309 at 26
    }

    static double even(Vector x) {
        return odd(x);
    }

    static double odd(Vector x) {
        return indirect(x);
    }

    @Differentiable
    static double around(Vector x) {
        return loop(x); // MG309 at 16
    }

    static double loop(Vector x) {
        return loop(x);
    }

    static <T> double generic(Vector x) {
        return sum(x);
    }

    static double any(Vector... parts) {
        return sum(concat(parts));
    }

    static native double foreign(Vector x);

    static double boxed(Double s, long n) { // MG342 at 32, MG342 at 40
        return s;
    }

    static float single(Vector x) {
        return 1;
    }

    @Differentiable
    static double forms(Vector x) {
        return generic(x) // MG341 at 16
                + any(x, x) // MG341 at 19
                + foreign(x) // MG338 at 19
                + boxed(2.0, 3)
                + single(x); // MG350 at 19
    }
}
