package org.matgrad.samples.digits;

import static org.matgrad.MatrixMath.logSoftmaxRows;
import static org.matgrad.MatrixMath.squaredNorm;
import static org.matgrad.MatrixMath.sum;

import org.matgrad.Differentiable;
import org.matgrad.Matrix;
import org.matgrad.Shape;
import org.matgrad.Vector;

/** A linear model of C classes in D dimensions. */
public final class SoftmaxRegression implements Model {

    /** How much large weights cost. */
    private static final double DECAY = 1e-4;

    private final Matrix W;
    private final Vector b;
    private final SoftmaxRegressionLoss loss = new SoftmaxRegressionLoss();
    private final Momentum momentum;

    /** A model that has learned nothing yet and holds all classes equally likely. */
    public SoftmaxRegression(int dimensions, int classes) {
        W = Matrix.zeros(dimensions, classes);
        b = Vector.zeros(classes);
        momentum = new Momentum(0.9, W, b);
    }

    /** Mean cross-entropy of N labelled points, and a little for large weights. */
    @Differentiable(wrt = {"W", "b"})
    public static double loss(
            @Shape("D, C") Matrix W, @Shape("C") Vector b, @Shape("N, D") Matrix X, @Shape("N, C") Matrix T) {
        Matrix logits = X.times(W).plusRow(b);
        double crossEntropy = -sum(T.hadamard(logSoftmaxRows(logits))) / X.rows();
        return crossEntropy + DECAY * squaredNorm(W);
    }

    @Override
    public Matrix scores(Matrix X) {
        return X.times(W).plusRow(b);
    }

    @Override
    public double gradient(Matrix X, Matrix T) {
        double value = loss.forward(W, b, X, T);
        loss.backward();
        return value;
    }

    @Override
    public void step(double rate) {
        SoftmaxRegressionLoss.Gradient gradient = loss.gradient();
        momentum.step(rate, gradient.W(), gradient.b());
    }

    @Override
    public String name() {
        return "softmax regression";
    }
}
