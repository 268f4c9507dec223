package org.matgrad.benchmarks.problem;

import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.benchmarks.core.Call;

/**
 * C = A·B, and for a weight G of C the adjoints G·Bᵀ of A and Aᵀ·G of B; results in this order. All are row-major.
 *
 * @param n the number of rows and columns
 */
public record Product(int n) implements Problem {

    @Override
    public String name() {
        return "n = " + n;
    }

    @Override
    public Optional<Supplier<Call>> solvedBy(Peer peer) {
        return peer.product(this);
    }

    /** The first factor. */
    public double[] A() {
        return RandomNumbers.normal(n * n, 1, 1);
    }

    /** The second factor. */
    public double[] B() {
        return RandomNumbers.normal(n * n, 1, 2);
    }

    /** The weight. */
    public double[] G() {
        return RandomNumbers.normal(n * n, 1, 3);
    }
}
