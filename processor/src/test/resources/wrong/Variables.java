package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Variables {
    static double mutable;
    final double instance = 3;
    private static final Vector HIDDEN = Vector.of(1, 2);
    static final long LONG = 3;

    private static final class Inside {
        static final Vector VISIBLE = Vector.of(1, 2);
    }

    @Differentiable
    static double types(Vector x) {
        var b = "text"; // MG314
        long c = 3; // MG314
        final float e = 3; // MG314
        double[] f = {1, 2}; // MG314
        Double g = 2.0; // MG314
        return c * sum(x) * e;
    }

    @Differentiable
    static double fields(Vector x) {
        return mutable // MG316
                + new Variables().instance // MG316
                + sum(HIDDEN) // MG317
                + sum(Inside.VISIBLE) // MG317
                + LONG // MG318
                + sum(x);
    }
}
