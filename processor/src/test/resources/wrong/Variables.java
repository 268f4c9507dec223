package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Variables {
    static double mutable;
    final double instance = 3;
    private static final Vector HIDDEN = Vector.of(1, 2);
    static final long LONG = 3;
    static final int LATE = Integer.parseInt("3");

    private static final class Inside {
        static final Vector VISIBLE = Vector.of(1, 2);
    }

    @Differentiable
    static double again(Vector x, double s) {
        double a = s;
        a = a + 1; // MG312 at 9
        s += 1; // MG312 at 9
        int n = 3;
        n++; // MG312 at 9
        ++n;
        return a + n + sum(x);
    }

    @Differentiable
    static double late(Vector x) {
        double a; // MG315 at 16
        a = 2;
        return a * sum(x);
    }

    @Differentiable
    static double types(Vector x) {
        boolean a = true; // MG314 at 17
        var b = "text"; // MG314 at 13
        long c = 3; // MG314 at 14
        Tensor d = null; // MG314 at 16
        final float e = 3; // MG314 at 21
        return c * sum(x) * e;
    }

    @Differentiable
    static double fields(Vector x) {
        return mutable // MG316 at 16
                + new Variables().instance // MG316 at 34
                + sum(HIDDEN) // MG317 at 23
                + sum(Inside.VISIBLE) // MG317 at 29
                + LONG // MG318 at 19
                + LATE // MG321 at 19
                + sum(x);
    }

    @Differentiable
    static double zero(double s, int n) {
        int a = n / 0; // MG319 at 19
        int b = n % (3 - 3); // MG319 at 19
        return s / 0 + a + b;
    }
}
