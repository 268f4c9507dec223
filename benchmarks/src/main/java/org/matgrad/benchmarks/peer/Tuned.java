package org.matgrad.benchmarks.peer;

import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.problem.Network;
import org.matgrad.benchmarks.problem.Peer;
import org.matgrad.benchmarks.problem.Regression;

/** Gradients written by hand for sizes known beforehand, in the loop shapes that HotSpot compiles best. */
public final class Tuned implements Peer {
    private final String name;
    private final boolean ownExp;

    private Tuned(String name, boolean ownExp) {
        this.name = name;
        this.ownExp = ownExp;
    }

    /** With {@code Math.exp} and {@code Math.tanh}. */
    public static Tuned withMath() {
        return new Tuned("tuned by hand", false);
    }

    /** With polynomials in their place. */
    public static Tuned withOwnExp() {
        return new Tuned("tuned, own exp", true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Supplier<Call>> regression(Regression problem) {
        return Optional.of(() -> {
            double[] W = problem.W().data();
            double[] b = problem.b().data();
            double[] X = problem.digits().X().data();
            double[] T = problem.digits().T().data();
            TunedRegression tuned = new TunedRegression(problem.N(), ownExp);
            return new ReadyCall(
                    () -> tuned.gradient(W, b, X, T, problem.N()), () -> new double[][] {tuned.dW, tuned.db});
        });
    }

    @Override
    public Optional<Supplier<Call>> network(Network problem) {
        if (problem.H() != TunedNetwork.HIDDEN) {
            return Optional.empty();
        }
        return Optional.of(() -> {
            double[] W1 = problem.W1().data();
            double[] b1 = problem.b1().data();
            double[] W2 = problem.W2().data();
            double[] b2 = problem.b2().data();
            double[] X = problem.digits().X().data();
            double[] T = problem.digits().T().data();
            TunedNetwork tuned = new TunedNetwork(problem.N(), ownExp);
            return new ReadyCall(() -> tuned.gradient(W1, b1, W2, b2, X, T, problem.N()), () ->
                    new double[][] {tuned.dW1, tuned.db1, tuned.dW2, tuned.db2});
        });
    }
}
