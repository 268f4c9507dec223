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
        var b = "text"; // MG314 at 13
        long c = 3; // MG314 at 14
        final float e = 3; // MG350 at 21
        double[] f = {1, 2}; // MG314 at 18
        Double g = 2.0; // MG314 at 16
        return c * sum(x) * e;
    }

    @Differentiable
    static double fields(Vector x) {
        return mutable // MG316 at 16
                + new Variables().instance // MG401 at 34
                + sum(HIDDEN) // MG317 at 23
                + sum(Inside.VISIBLE) // MG317 at 29
                + LONG // MG318 at 19
                + sum(x);
    }
}
