package org.matgrad.benchmarks.hessian;

import org.matgrad.Hessian;
import org.matgrad.Matrix;
import org.matgrad.benchmarks.problem.RandomNumbers;

/** A network of two layers. Its weights are one array here; the companion's are copied from there. */
final class TwoLayers implements SecondOrder {
    private final LossesNetwork companion = new LossesNetwork();
    private final double[] parameters;
    private final Matrix W;
    private final Matrix V;
    private final Matrix X;
    private final Matrix T;
    private final Matrix WDot;
    private final Matrix VDot;

    TwoLayers(int N, int D, int H, int C) {
        parameters = RandomNumbers.normal(H * (D + C), 0.3, 1);
        W = Matrix.zeros(D, H);
        V = Matrix.zeros(H, C);
        WDot = Matrix.zeros(D, H);
        VDot = Matrix.zeros(H, C);
        X = Matrix.wrap(N, D, RandomNumbers.normal(N * D, 1, 2));
        T = Matrix.wrap(N, C, RandomNumbers.normal(N * C, 1, 3));
    }

    @Override
    public int size() {
        return parameters.length;
    }

    @Override
    public double[] parameters() {
        return parameters;
    }

    @Override
    public void evaluate() {
        split(parameters, W, V);
        companion.forward(W, V, X, T);
    }

    @Override
    public void gradient(double[] into) {
        companion.backward();
        LossesNetwork.Gradient gradient = companion.gradient();
        join(gradient.W(), gradient.V(), into);
    }

    @Override
    public void hessianTimes(double[] v, double[] into) {
        split(v, WDot, VDot);
        LossesNetwork.HessianProduct product = companion.hessianTimes(WDot, VDot);
        join(product.W(), product.V(), into);
    }

    private static void split(double[] both, Matrix first, Matrix second) {
        System.arraycopy(both, 0, first.data(), 0, first.length());
        System.arraycopy(both, first.length(), second.data(), 0, second.length());
    }

    private static void join(Matrix first, Matrix second, double[] both) {
        System.arraycopy(first.data(), 0, both, 0, first.length());
        System.arraycopy(second.data(), 0, both, first.length(), second.length());
    }

    @Override
    public Hessian hessian() {
        return companion.hessian();
    }
}
