package org.matgrad.samples.digits;

import static org.matgrad.MatrixMath.logSoftmaxRows;
import static org.matgrad.MatrixMath.squaredNorm;
import static org.matgrad.MatrixMath.sum;
import static org.matgrad.MatrixMath.tanh;

import java.util.Random;
import org.matgrad.Differentiable;
import org.matgrad.Matrix;
import org.matgrad.Shape;
import org.matgrad.Vector;

/** A network of two layers, with H hidden units, for C classes in D dimensions. */
public final class Network implements Model {

    /** How much large weights cost. */
    private static final double DECAY = 1e-4;

    private final Matrix W1;
    private final Vector b1;
    private final Matrix W2;
    private final Vector b2;
    private final NetworkLoss loss = new NetworkLoss();
    private final Momentum momentum;

    /** A model with small random weights. */
    public Network(int dimensions, int hidden, int classes, Random random) {
        W1 = randomWeights(dimensions, hidden, random);
        b1 = Vector.zeros(hidden);
        W2 = randomWeights(hidden, classes, random);
        b2 = Vector.zeros(classes);
        momentum = new Momentum(0.9, W1, b1, W2, b2);
    }

    /** Normally distributed, and the smaller the more inputs there are to a unit. */
    static Matrix randomWeights(int inputs, int units, Random random) {
        Matrix weights = Matrix.zeros(inputs, units);
        double[] data = weights.data();
        for (int k = 0; k < data.length; k++) {
            data[k] = random.nextGaussian() / Math.sqrt(inputs);
        }
        return weights;
    }

    /** Mean cross-entropy of N labelled points, and a little for large weights. */
    @Differentiable(wrt = {"W1", "b1", "W2", "b2"})
    public static double loss(
            @Shape("D, H") Matrix W1,
            @Shape("H") Vector b1,
            @Shape("H, C") Matrix W2,
            @Shape("C") Vector b2,
            @Shape("N, D") Matrix X,
            @Shape("N, C") Matrix T) {
        Matrix hidden = tanh(X.times(W1).plusRow(b1));
        Matrix logits = hidden.times(W2).plusRow(b2);
        double crossEntropy = -sum(T.hadamard(logSoftmaxRows(logits))) / X.rows();
        return crossEntropy + DECAY * (squaredNorm(W1) + squaredNorm(W2));
    }

    @Override
    public Matrix scores(Matrix X) {
        Matrix hidden = tanh(X.times(W1).plusRow(b1));
        return hidden.times(W2).plusRow(b2);
    }

    @Override
    public double gradient(Matrix X, Matrix T) {
        double value = loss.forward(W1, b1, W2, b2, X, T);
        loss.backward();
        return value;
    }

    @Override
    public void step(double rate) {
        NetworkLoss.Gradient gradient = loss.gradient();
        momentum.step(rate, gradient.W1(), gradient.b1(), gradient.W2(), gradient.b2());
    }

    @Override
    public String name() {
        return "network of two layers";
    }
}
