package org.matgrad.benchmarks.peer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.Matrix;
import org.matgrad.Vector;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.problem.Digits;
import org.matgrad.benchmarks.problem.Logistic;
import org.matgrad.benchmarks.problem.Network;
import org.matgrad.benchmarks.problem.Peer;
import org.matgrad.benchmarks.problem.Product;
import org.matgrad.benchmarks.problem.Regression;
import org.matgrad.benchmarks.problem.Rosenbrock;
import org.matgrad.samples.digits.NetworkLoss;
import org.matgrad.samples.digits.SoftmaxRegressionLoss;

/** Generated companions. */
public final class Matgrad implements Peer {

    @Override
    public String name() {
        return "Matgrad";
    }

    /** Sizes of 3 and 4 are known to the compiler, the others aren't. */
    @Override
    public Optional<Supplier<Call>> product(Product problem) {
        return Optional.of(() -> {
            Matrix A = square(problem.n(), problem.A());
            Matrix B = square(problem.n(), problem.B());
            Matrix G = square(problem.n(), problem.G());
            return switch (problem.n()) {
                case 3 -> {
                    ModelsProduct3 companion = new ModelsProduct3();
                    yield new ProductCall(
                            () -> {
                                Matrix C = companion.forward(A, B);
                                companion.backward(G);
                                return C;
                            },
                            () -> List.of(
                                    companion.gradient().value(),
                                    companion.gradient().A(),
                                    companion.gradient().B()));
                }
                case 4 -> {
                    ModelsProduct4 companion = new ModelsProduct4();
                    yield new ProductCall(
                            () -> {
                                Matrix C = companion.forward(A, B);
                                companion.backward(G);
                                return C;
                            },
                            () -> List.of(
                                    companion.gradient().value(),
                                    companion.gradient().A(),
                                    companion.gradient().B()));
                }
                default -> {
                    ModelsProduct companion = new ModelsProduct();
                    yield new ProductCall(
                            () -> {
                                Matrix C = companion.forward(A, B);
                                companion.backward(G);
                                return C;
                            },
                            () -> List.of(
                                    companion.gradient().value(),
                                    companion.gradient().A(),
                                    companion.gradient().B()));
                }
            };
        });
    }

    private static Matrix square(int n, double... data) {
        return Matrix.wrap(n, n, data);
    }

    private record ProductCall(Supplier<Matrix> work, Supplier<List<Matrix>> matrices) implements Call {

        @Override
        public Object run() {
            return work.get();
        }

        @Override
        public double[][] results() {
            return matrices.get().stream().map(Matrix::data).toArray(double[][]::new);
        }
    }

    @Override
    public Optional<Supplier<Call>> rosenbrock(Rosenbrock problem) {
        return Optional.of(() -> {
            Vector x = Vector.wrap(problem.x());
            ModelsRosenbrock companion = new ModelsRosenbrock();
            return new ReadyCall(
                    () -> {
                        double value = companion.forward(x);
                        companion.backward();
                        return value;
                    },
                    () -> new double[][] {companion.gradient().x().data()});
        });
    }

    @Override
    public Optional<Supplier<Call>> logistic(Logistic problem) {
        return Optional.of(() -> {
            Vector w = Vector.wrap(problem.w());
            Matrix X = Matrix.wrap(problem.N(), problem.D(), problem.X());
            Vector y = Vector.wrap(problem.y());
            ModelsLogistic companion = new ModelsLogistic();
            return new ReadyCall(
                    () -> {
                        double value = companion.forward(w, X, y);
                        companion.backward();
                        return value;
                    },
                    () -> new double[][] {companion.gradient().w().data()});
        });
    }

    @Override
    public Optional<Supplier<Call>> regression(Regression problem) {
        return Optional.of(() -> {
            Matrix W = problem.W();
            Vector b = problem.b();
            Digits digits = problem.digits();
            SoftmaxRegressionLoss companion = new SoftmaxRegressionLoss();
            return new ReadyCall(
                    () -> {
                        double value = companion.forward(W, b, digits.X(), digits.T());
                        companion.backward();
                        return value;
                    },
                    () -> new double[][] {
                        companion.gradient().W().data(),
                        companion.gradient().b().data()
                    });
        });
    }

    @Override
    public Optional<Supplier<Call>> network(Network problem) {
        return Optional.of(() -> {
            Matrix W1 = problem.W1();
            Vector b1 = problem.b1();
            Matrix W2 = problem.W2();
            Vector b2 = problem.b2();
            Digits digits = problem.digits();
            NetworkLoss companion = new NetworkLoss();
            return new ReadyCall(
                    () -> {
                        double value = companion.forward(W1, b1, W2, b2, digits.X(), digits.T());
                        companion.backward();
                        return value;
                    },
                    () -> new double[][] {
                        companion.gradient().W1().data(),
                        companion.gradient().b1().data(),
                        companion.gradient().W2().data(),
                        companion.gradient().b2().data()
                    });
        });
    }
}
