package org.matgrad.samples.digits;

import org.matgrad.Matrix;

/** A classifier that learns by gradient descent. A data point is a row of X; a row of T is 1 at its class, else 0. */
public interface Model {

    /** What to call it. */
    String name();

    /**
     * The loss on a batch. Its gradient is kept for {@link #step}.
     *
     * @param X the points, N of them
     * @param T their classes
     * @return the loss
     */
    double gradient(Matrix X, Matrix T);

    /**
     * Moves the parameters, in place, against the latest gradient.
     *
     * @param rate how far
     */
    void step(double rate);

    /**
     * A row for each point and in it a number for each class: the greatest one's class is the prediction.
     *
     * @param X the points
     * @return the scores
     */
    Matrix scores(Matrix X);
}
