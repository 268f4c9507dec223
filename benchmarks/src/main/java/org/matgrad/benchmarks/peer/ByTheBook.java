package org.matgrad.benchmarks.peer;

import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.problem.Digits;
import org.matgrad.benchmarks.problem.Logistic;
import org.matgrad.benchmarks.problem.Network;
import org.matgrad.benchmarks.problem.Peer;
import org.matgrad.benchmarks.problem.Product;
import org.matgrad.benchmarks.problem.Regression;
import org.matgrad.benchmarks.problem.Rosenbrock;

/** Gradients written by hand in plain Java as one writes them down: a loop for each index, nothing else. */
public final class ByTheBook implements Peer {
    /** Three loops take seconds above this. */
    private static final int GREATEST_PRODUCT = 512;

    @Override
    public String name() {
        return "by the book";
    }

    @Override
    public Optional<Supplier<Call>> product(Product problem) {
        return problem.n() > GREATEST_PRODUCT
                ? Optional.empty()
                : Optional.of(() -> new PlainProduct(problem.n(), problem.A(), problem.B(), problem.G()));
    }

    @Override
    public Optional<Supplier<Call>> rosenbrock(Rosenbrock problem) {
        return Optional.of(() -> {
            double[] x = problem.x();
            double[] dx = new double[x.length];
            return new ReadyCall(() -> PlainRosenbrock.gradient(dx, x), () -> new double[][] {dx});
        });
    }

    @Override
    public Optional<Supplier<Call>> logistic(Logistic problem) {
        return Optional.of(() -> {
            double[] w = problem.w();
            double[] X = problem.X();
            double[] y = problem.y();
            double[] dw = new double[w.length];
            return new ReadyCall(() -> PlainLogistic.gradient(dw, w, X, y), () -> new double[][] {dw});
        });
    }

    @Override
    public Optional<Supplier<Call>> regression(Regression problem) {
        return Optional.of(() -> {
            double[] W = problem.W().data();
            double[] b = problem.b().data();
            double[] X = problem.digits().X().data();
            double[] T = problem.digits().T().data();
            PlainRegression plain = new PlainRegression(problem.N(), Digits.PIXELS, Digits.CLASSES);
            return new ReadyCall(
                    () -> plain.gradient(W, b, X, T, problem.N()), () -> new double[][] {plain.dW, plain.db});
        });
    }

    @Override
    public Optional<Supplier<Call>> network(Network problem) {
        return Optional.of(() -> {
            double[] W1 = problem.W1().data();
            double[] b1 = problem.b1().data();
            double[] W2 = problem.W2().data();
            double[] b2 = problem.b2().data();
            double[] X = problem.digits().X().data();
            double[] T = problem.digits().T().data();
            PlainNetwork plain = new PlainNetwork(problem.N(), Digits.PIXELS, problem.H(), Digits.CLASSES);
            return new ReadyCall(() -> plain.gradient(W1, b1, W2, b2, X, T, problem.N()), () ->
                    new double[][] {plain.dW1, plain.db1, plain.dW2, plain.db2});
        });
    }
}
