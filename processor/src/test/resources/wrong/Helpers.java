package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Helpers {
    @Differentiable
    static double helper(Vector x) {
        return square(x) + Nested.twice(sum(x)); // MG307 at 16, MG307 at 34
    }

    static double square(Vector x) {
        return x.dot(x);
    }

    static final class Nested {
        static double twice(double s) {
            return 2 * s;
        }
    }

    @Differentiable
    static double other(Vector x) {
        return helper(x) + Companioned.loss(x); // MG308 at 16, MG308 at 39
    }

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
}

final class Companioned {
    @Differentiable
    static double loss(Vector x) {
        return sum(x);
    }
}
