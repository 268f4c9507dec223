package org.matgrad.benchmarks.problem;

import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.benchmarks.core.Call;

/**
 * Somebody who solves some of the problems. What a call {@linkplain Call#results() results} in is said by each problem;
 * nothing means that the peer can't do it, or not in a sensible time. Those that need native code are found by
 * {@link java.util.ServiceLoader}.
 */
public interface Peer {

    /** What heads its columns. */
    String name();

    /** A product and its adjoints. */
    default Optional<Supplier<Call>> product(Product problem) {
        return Optional.empty();
    }

    /** Rosenbrock's function. */
    default Optional<Supplier<Call>> rosenbrock(Rosenbrock problem) {
        return Optional.empty();
    }

    /** Logistic regression. */
    default Optional<Supplier<Call>> logistic(Logistic problem) {
        return Optional.empty();
    }

    /** Softmax regression. */
    default Optional<Supplier<Call>> regression(Regression problem) {
        return Optional.empty();
    }

    /** A network of two layers. */
    default Optional<Supplier<Call>> network(Network problem) {
        return Optional.empty();
    }
}
