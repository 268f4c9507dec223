package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Helpers {
    @Differentiable
    static double helper(Vector x) {
        return square(x) + Nested.twice(sum(x)); // MG307 MG307
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
        return helper(x) + Companioned.loss(x); // MG308 MG308
    }

    @Differentiable
    static double direct(Vector x) {
        return direct(x.times(2)); // MG309
    }

    @Differentiable
    static double indirect(Vector x) {
        return even(x) + even(x); // MG309 MG309
    }

    static double even(Vector x) {
        return odd(x);
    }

    static double odd(Vector x) {
        return indirect(x);
    }

    @Differentiable
    static double around(Vector x) {
        return loop(x); // MG309
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
