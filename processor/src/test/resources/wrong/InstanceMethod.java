package wrong;

import static org.matgrad.MatrixMath.*;

import java.util.List;
import org.matgrad.*;

class InstanceMethod {
    double mutable;
    static double global;
    private final Vector hidden = Vector.of(1, 2);
    final String text = "";
    final Tensor opaque = Tensor.zeros(2, 3, 4);
    final Vector fine = Vector.of(1, 2);
    final InstanceMethod other = null;

    @Differentiable
    double fields(Vector x) {
        return mutable // MG316 at 16
                + this.mutable // MG316 at 23
                + global // MG316 at 19
                + sum(hidden) // MG317 at 23
                + text.length() // MG305 at 23
                + sum(opaque) // MG218 at 23
                + sum(other.fine) // MG401 at 28
                + sum(x);
    }

    final class Inner {
        final Vector own = Vector.of(1);

        @Differentiable
        double outside(Vector x) {
            return x.dot(fine) + x.dot(InstanceMethod.this.fine) + x.dot(Inner.this.own); // MG401 at 26, MG401 at 59
        }
    }

    @Differentiable
    static double hiddenName(double InstanceMethod, double wrong) {
        return sum(Constants.VALUE) * wrong; // MG420 at 29
    }

    static final class Constants {
        static final Vector VALUE = Vector.of(1);
    }

    interface Model {
        String name();

        Vector weights();

        List<Vector> layers();

        @Differentiable
        default double score(Vector x, Model model) { // MG201 at 40
            var names = name(); // MG314 at 17
            double other = sum(model.weights()); // MG340 at 37
            return x.dot(weights()) + layers().size(); // MG318 at 39, MG305 at 47
        }
    }

    @Differentiable
    double nothing(int n, boolean flag, int[] indices) { // MG206 at 12
        return fine.get(n);
    }

    record Sized(Vector x, Sized next) {
        public Vector x() {
            return Vector.of(1);
        }

        @Differentiable
        double total(double s) {
            return s * sum(x) + s * sum(this.x()) + sum(next().x); // MG224 at 28, MG224 at 45, MG318 at 57
        }
    }
}
