package org.matgrad.benchmarks.problem;

import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.Matrix;
import org.matgrad.Vector;
import org.matgrad.benchmarks.core.Call;

/**
 * The loss of softmax regression on handwritten digits; results are the value and the gradients with respect to W and b.
 *
 * @param N how many images
 */
public record Regression(int N) implements Problem {

    @Override
    public String name() {
        return "regression, batch of " + N;
    }

    @Override
    public Optional<Supplier<Call>> solvedBy(Peer peer) {
        return peer.regression(this);
    }

    /** The weights. */
    public Matrix W() {
        return Digits.weights(Digits.PIXELS, Digits.CLASSES, 1);
    }

    /** The biases. */
    public Vector b() {
        return Vector.wrap(RandomNumbers.normal(Digits.CLASSES, 0.1, 2));
    }

    /** The images. */
    public Digits digits() {
        return Digits.batch(N);
    }
}
