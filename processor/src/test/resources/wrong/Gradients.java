package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Gradients {
    @Differentiable
    static double energy(@Shape("N") Vector x) {
        return squaredNorm(x.times(x.dot(x)));
    }

    @Differentiable
    static Vector bent(@Shape("N") Vector x) {
        return exp(x);
    }

    @Differentiable
    static double repeated(@Shape("N") Vector x, int steps) {
        double y = 1;
        for (int k = 0; k < steps; k++) {
            y *= sum(x);
        }
        return y;
    }

    @Differentiable
    static double calling(@Shape("N") Vector x) {
        return Others.energy(x);
    }

    @Differentiable
    static Both both(@Shape("N") Vector x) {
        return new Both(x, sum(x));
    }

    @Differentiable
    static double determined(@Shape("N, N") Matrix A) {
        return determinant(A);
    }

    @Differentiable
    static double change(@Shape("N") Vector x) {
        return GradientsEnergy.tangent(x, x).tangent() // MG431 at 31
                + new GradientsEnergy().forward(x); // MG431 at 40
    }

    @Differentiable
    static double steepness(@Shape("N") Vector x) {
        return sum(GradientsRepeated.gradient(x, 3).x()) // MG432 at 37
                + sum(GradientsCalling.gradient(x).x()) // MG432 at 39
                + sum(GradientsBoth.gradient(x, new Both(x, 1)).x()) // MG432 at 36
                + sum(GradientsBent.gradient(x, Vector.of(1, 2)).x()); // MG101 at 36
    }

    @Differentiable
    static double unequal(@Shape("N") Vector x) {
        return sum(GradientsBent.gradient(x, ones(x.size() + 1)).x()); // MG101 at 33
    }

    @Differentiable(order = 2)
    static double third(@Shape("N, N") Matrix A) { // MG433 at 19
        return squaredNorm(GradientsDetermined.gradient(A).A());
    }
}

record Both(Vector x, double s) {}

final class Others {
    @Differentiable
    static double energy(@Shape("N") Vector x) {
        return squaredNorm(x);
    }
}
