package org.matgrad.benchmarks.hessian;

import org.matgrad.Hessian;
import org.matgrad.Matrix;
import org.matgrad.Vector;
import org.matgrad.benchmarks.problem.Logistic;

/** The logistic loss of D weights. */
final class LogisticLoss implements SecondOrder {
    private final LossesLogistic companion = new LossesLogistic();
    private final Matrix X;
    private final Vector w;
    private final Vector y;
    private final Vector direction;

    LogisticLoss(int N, int D) {
        Logistic data = new Logistic(N, D);
        X = Matrix.wrap(N, D, data.X());
        w = Vector.wrap(data.w());
        y = Vector.wrap(data.y());
        direction = Vector.zeros(D);
    }

    @Override
    public int size() {
        return w.size();
    }

    @Override
    public double[] parameters() {
        return w.data();
    }

    @Override
    public void evaluate() {
        companion.forward(X, w, y);
    }

    @Override
    public void gradient(double[] into) {
        companion.backward();
        System.arraycopy(companion.gradient().w().data(), 0, into, 0, into.length);
    }

    @Override
    public void hessianTimes(double[] v, double[] into) {
        System.arraycopy(v, 0, direction.data(), 0, v.length);
        System.arraycopy(companion.hessianTimes(direction).w().data(), 0, into, 0, into.length);
    }

    @Override
    public Hessian hessian() {
        return companion.hessian();
    }
}
