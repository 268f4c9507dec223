package org.matgrad.samples.digits;

import static org.matgrad.MatrixMath.logSoftmax;
import static org.matgrad.MatrixMath.tanh;

import java.util.Arrays;
import java.util.Random;
import org.matgrad.Differentiable;
import org.matgrad.Matrix;
import org.matgrad.Shape;
import org.matgrad.Vector;

/** A network of two layers like {@link Network}, written for one image and trained by batches. */
public final class PointNetwork implements Model {

    private final Matrix W1;
    private final Vector b1;
    private final Matrix W2;
    private final Vector b2;
    private final PointNetworkLoss loss = new PointNetworkLoss();
    private final Momentum momentum;
    private int[] labels = {};
    private Vector weights = Vector.zeros(0);

    /** A model with small random weights. */
    public PointNetwork(int dimensions, int hidden, int classes, Random random) {
        W1 = Network.randomWeights(dimensions, hidden, random);
        b1 = Vector.zeros(hidden);
        W2 = Network.randomWeights(hidden, classes, random);
        b2 = Vector.zeros(classes);
        momentum = new Momentum(0.9, W1, b1, W2, b2);
    }

    /** Cross-entropy of one labelled point. */
    @Differentiable(
            wrt = {"W1", "b1", "W2", "b2"},
            batch = {"x", "label"})
    public static double loss(
            @Shape("D, H") Matrix W1,
            @Shape("H") Vector b1,
            @Shape("H, C") Matrix W2,
            @Shape("C") Vector b2,
            @Shape("D") Vector x,
            int label) {
        Vector hidden = tanh(x.times(W1).plus(b1));
        return -logSoftmax(hidden.times(W2).plus(b2)).get(label);
    }

    @Override
    public Matrix scores(Matrix X) {
        return tanh(X.times(W1).plusRow(b1)).times(W2).plusRow(b2);
    }

    @Override
    public double gradient(Matrix X, Matrix T) {
        readLabels(T);
        Vector losses = loss.forwardBatch(W1, b1, W2, b2, X, labels);
        loss.backwardBatch(weights);
        return losses.dot(weights);
    }

    /** The classes as numbers; each point has the same weight in the mean. */
    private void readLabels(Matrix T) {
        if (labels.length != T.rows()) {
            labels = new int[T.rows()];
            weights = Vector.zeros(T.rows());
            Arrays.fill(weights.data(), 1.0 / T.rows());
        }
        for (int n = 0; n < labels.length; n++) {
            labels[n] = 0;
            while (T.get(n, labels[n]) != 1) {
                labels[n]++;
            }
        }
    }

    @Override
    public void step(double rate) {
        PointNetworkLoss.GradientBatch gradient = loss.gradientBatch();
        momentum.step(rate, gradient.W1(), gradient.b1(), gradient.W2(), gradient.b2());
    }

    @Override
    public String name() {
        return "network written for one image";
    }
}
