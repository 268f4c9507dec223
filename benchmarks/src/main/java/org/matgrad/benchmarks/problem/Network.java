package org.matgrad.benchmarks.problem;

import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.Matrix;
import org.matgrad.Vector;
import org.matgrad.benchmarks.core.Call;

/**
 * The loss of a network of two layers on handwritten digits; results are the value and the gradients with respect to W1,
 * b1, W2 and b2.
 *
 * @param N how many images
 * @param H how many hidden units
 */
public record Network(int N, int H) implements Problem {

    @Override
    public String name() {
        return "network " + Digits.PIXELS + "-" + H + "-" + Digits.CLASSES + ", batch of " + N;
    }

    @Override
    public Optional<Supplier<Call>> solvedBy(Peer peer) {
        return peer.network(this);
    }

    /** The weights of the first layer. */
    public Matrix W1() {
        return Digits.weights(Digits.PIXELS, H, 1);
    }

    /** The biases of the first layer. */
    public Vector b1() {
        return Vector.wrap(RandomNumbers.normal(H, 0.1, 2));
    }

    /** The weights of the second layer. */
    public Matrix W2() {
        return Digits.weights(H, Digits.CLASSES, 3);
    }

    /** The biases of the second layer. */
    public Vector b2() {
        return Vector.wrap(RandomNumbers.normal(Digits.CLASSES, 0.1, 4));
    }

    /** The images. */
    public Digits digits() {
        return Digits.batch(N);
    }
}
