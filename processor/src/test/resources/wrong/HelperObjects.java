package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

class HelperObjects {
    @Differentiable
    final double calls(Vector x) {
        return open(x) // MG339 at 16
                + hidden(x)
                + this.closed(x)
                + new HelperObjects().hidden(x) // MG340 at 38
                + Nested.twice(sum(x));
    }

    double open(Vector x) {
        return sum(x);
    }

    private double hidden(Vector x) {
        return sum(x);
    }

    final double closed(Vector x) {
        return sum(x);
    }

    static final class Nested {
        static double twice(double s) {
            return 2 * s;
        }
    }

    final class Inner {
        @Differentiable
        double outer(Vector x) {
            return hidden(x); // MG340 at 20
        }
    }

    abstract static class Abstract {
        abstract double missing(Vector x);

        @Differentiable
        final double calls(Vector x) {
            return missing(x); // MG338 at 20
        }
    }
}
