package wrong;

import org.matgrad.*;

final class Floats {
    static final double RATE = 0.1;
    static final float SMALL = 0.1f;
    static final Vector WEIGHTS = Vector.of(1, 2);
    static final FloatVector OWN = FloatVector.of(1, 2);

    record Mixed(FloatVector x, double s) {}

    record Doubles(double s) {}

    @Differentiable
    static float parameters(FloatVector x, double s, Vector y, Doubles d, int n) { // MG231 at 44, MG231 at 54, MG231 at 64
        return FloatMatrixMath.sum(x) * n;
    }

    @Differentiable
    static double result(FloatVector x) { // MG231 at 12
        return FloatMatrixMath.sum(x);
    }

    @Differentiable
    static Vector ofDoubles(Vector x, float s) { // MG231 at 39
        return x.times(s);
    }

    @Differentiable
    static float mixed(float s, Mixed m) { // MG231 at 33
        return s;
    }

    @Differentiable
    static float numbers(FloatVector x, float s) {
        float a = (float) (s * 0.5); // MG350 at 32
        float b = (float) Math.exp(s * 2.0); // MG350 at 40
        float c = (float) (Math.exp(s) + 1); // MG350 at 32
        float d = (float) RATE + (float) (-2 * Math.PI) + SMALL + (float) Math.sin(s) + Math.max(s, 1);
        a *= 0.5; // MG350 at 14
        b += Math.cos(s); // MG350 at 18
        double e = s; // MG350 at 16
        float f = (float) e;
        var g = RATE; // MG350 at 17
        if (s > 0.5) { // MG350 at 17
            a = 2;
        }
        return a + b + c + d + f;
    }

    static double twice(double s) {
        return 2 * s;
    }

    static boolean isLarge(double s) {
        return s > 1;
    }

    static float inside(float s) {
        return (float) (s + RATE); // MG350 at 29
    }

    @Differentiable
    static float calls(FloatVector x, float s) {
        float a = (float) twice(s); // MG350 at 27
        float b = isLarge(s) ? 1 : 2; // MG350 at 19
        float c = (float) MatrixMath.sigmoid(s); // MG350 at 27
        float d = FloatMatrixMath.sum(OWN) + FloatMatrixMath.sum(x);
        return a + b + c + inside(s) + inside(d) + (float) MatrixMath.sum(WEIGHTS); // MG350 at 60, MG350 at 75
    }

    @Differentiable
    static double helped(Vector x, double s) {
        return x.get(0) * SMALL // MG350 at 27
                + inside((float) s) // MG350 at 27
                + FloatMatrixMath.exp(1) // MG350 at 19
                + 1f; // MG350 at 19
    }
}
