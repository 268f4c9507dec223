package org.matgrad.benchmarks.problem;

import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.benchmarks.core.Call;

/**
 * Σᵢ 100·(x[i+1] - x[i]²)² + (1 - x[i])²; results are the value and the gradient.
 *
 * @param d the size of x
 */
public record Rosenbrock(int d) implements Problem {

    @Override
    public String name() {
        return "Rosenbrock, d = " + d;
    }

    @Override
    public Optional<Supplier<Call>> solvedBy(Peer peer) {
        return peer.rosenbrock(this);
    }

    /** Where it is taken. */
    public double[] x() {
        return RandomNumbers.normal(d, 1, 1);
    }
}
