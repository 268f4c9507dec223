package org.matgrad.benchmarks.peer.nativecode;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.Matrix;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.problem.Digits;
import org.matgrad.benchmarks.problem.Logistic;
import org.matgrad.benchmarks.problem.Network;
import org.matgrad.benchmarks.problem.Peer;
import org.matgrad.benchmarks.problem.Regression;
import org.matgrad.benchmarks.problem.Rosenbrock;

/** PyTorch's tape through DJL, in double precision. */
public final class PyTorch implements Peer {
    private static final String ENGINE = "PyTorch";

    @Override
    public String name() {
        return "PyTorch (DJL)";
    }

    /** The properties are read when the engine starts: natives from the class path only, one thread. */
    private static NDManager manager() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        return NDManager.newBaseManager(null, ENGINE);
    }

    @Override
    public Optional<Supplier<Call>> rosenbrock(Rosenbrock problem) {
        return Optional.of(() -> {
            NDManager manager = manager();
            NDArray x = manager.create(problem.x());
            NDIndex first = new NDIndex("0:" + (problem.d() - 1));
            NDIndex second = new NDIndex("1:" + problem.d());
            return new TapeCall(manager, List.of(x), List.of(), () -> {
                NDArray head = x.get(first);
                NDArray tail = x.get(second);
                return tail.sub(head.square())
                        .square()
                        .mul(100)
                        .add(head.mul(-1).add(1).square())
                        .sum();
            });
        });
    }

    @Override
    public Optional<Supplier<Call>> logistic(Logistic problem) {
        return Optional.of(() -> {
            NDManager manager = manager();
            NDArray w = manager.create(problem.w());
            NDArray X = manager.create(problem.X(), new Shape(problem.N(), problem.D()));
            NDArray y = manager.create(problem.y());
            return new TapeCall(manager, List.of(w), List.of(X, y), () -> {
                NDArray z = X.matMul(w);
                return z.getNDArrayInternal().softPlus().sub(y.mul(z)).mean();
            });
        });
    }

    @Override
    public Optional<Supplier<Call>> regression(Regression problem) {
        return Optional.of(() -> {
            NDManager manager = manager();
            NDArray W = matrix(manager, problem.W());
            NDArray b = manager.create(problem.b().data());
            Digits digits = problem.digits();
            NDArray X = matrix(manager, digits.X());
            NDArray T = matrix(manager, digits.T());
            return new TapeCall(
                    manager,
                    List.of(W, b),
                    List.of(X, T),
                    () -> crossEntropy(X.matMul(W).add(b), T)
                            .add(W.square().sum().mul(Digits.DECAY)));
        });
    }

    @Override
    public Optional<Supplier<Call>> network(Network problem) {
        return Optional.of(() -> {
            NDManager manager = manager();
            NDArray W1 = matrix(manager, problem.W1());
            NDArray b1 = manager.create(problem.b1().data());
            NDArray W2 = matrix(manager, problem.W2());
            NDArray b2 = manager.create(problem.b2().data());
            Digits digits = problem.digits();
            NDArray X = matrix(manager, digits.X());
            NDArray T = matrix(manager, digits.T());
            return new TapeCall(manager, List.of(W1, b1, W2, b2), List.of(X, T), () -> {
                NDArray hidden = X.matMul(W1).add(b1).tanh();
                NDArray decay = W1.square().sum().add(W2.square().sum()).mul(Digits.DECAY);
                return crossEntropy(hidden.matMul(W2).add(b2), T).add(decay);
            });
        });
    }

    private static NDArray crossEntropy(NDArray logits, NDArray T) {
        return T.mul(logits.logSoftmax(1)).sum().div(-T.getShape().get(0));
    }

    private static NDArray matrix(NDManager manager, Matrix A) {
        return manager.create(A.data(), new Shape(A.rows(), A.columns()));
    }

    /** One tape: recorded, played back, thrown away. */
    private static final class TapeCall implements Call {
        private final NDManager manager;
        private final List<NDArray> parameters;
        private final NDList inputs = new NDList();
        private final Supplier<NDArray> loss;
        private double value;

        TapeCall(NDManager manager, List<NDArray> parameters, List<NDArray> data, Supplier<NDArray> loss) {
            this.manager = manager;
            this.parameters = parameters;
            this.loss = loss;
            parameters.forEach(parameter -> parameter.setRequiresGradient(true));
            inputs.addAll(parameters);
            inputs.addAll(data);
        }

        /** Results of operations belong to the manager of their operands, and are freed with it. */
        @Override
        public Object run() {
            try (NDManager scratch = manager.newSubManager()) {
                scratch.tempAttachAll(inputs);
                for (NDArray parameter : parameters) {
                    NDArray gradient = parameter.getGradient();
                    gradient.subi(gradient);
                }
                try (GradientCollector tape = Engine.getEngine(ENGINE).newGradientCollector()) {
                    NDArray result = loss.get();
                    tape.backward(result);
                    value = result.getDouble();
                }
            }
            return value;
        }

        @Override
        public double[][] results() {
            double[][] results = new double[parameters.size() + 1][];
            results[0] = new double[] {value};
            for (int p = 0; p < parameters.size(); p++) {
                try (NDArray gradient = parameters.get(p).getGradient()) {
                    results[p + 1] = gradient.toDoubleArray();
                }
            }
            return results;
        }
    }
}
