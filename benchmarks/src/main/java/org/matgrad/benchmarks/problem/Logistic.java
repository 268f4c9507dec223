package org.matgrad.benchmarks.problem;

import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.benchmarks.core.Call;

/**
 * The logistic loss Σₙ log(1 + exp(z[n])) - y[n]·z[n] with z = X·w, divided by N; results are the value and the gradient
 * with respect to w.
 *
 * @param N the number of rows of X
 * @param D the size of w
 */
public record Logistic(int N, int D) implements Problem {

    @Override
    public String name() {
        return "logistic, " + N + " x " + D;
    }

    @Override
    public Optional<Supplier<Call>> solvedBy(Peer peer) {
        return peer.logistic(this);
    }

    /** The data, one point a row. */
    public double[] X() {
        return RandomNumbers.normal(N * D, 1, 1);
    }

    /** The weights. */
    public double[] w() {
        return RandomNumbers.normal(D, 1 / Math.sqrt(D), 2);
    }

    /** What is to be predicted, 0 or 1. */
    public double[] y() {
        double[] y = RandomNumbers.normal(N, 1, 3);
        for (int n = 0; n < N; n++) {
            y[n] = y[n] > 0 ? 1 : 0;
        }
        return y;
    }
}
