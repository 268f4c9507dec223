package org.matgrad.benchmarks.peer.nativecode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.Matrix;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.problem.Digits;
import org.matgrad.benchmarks.problem.Logistic;
import org.matgrad.benchmarks.problem.Network;
import org.matgrad.benchmarks.problem.Peer;
import org.matgrad.benchmarks.problem.Rosenbrock;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's SameDiff in double precision. A graph is built once and run again and again. */
public final class Nd4jSameDiff implements Peer {

    @Override
    public String name() {
        return "ND4J";
    }

    private static SameDiff graph() {
        System.setProperty("org.nd4j.linalg.api.ops.executioner.nativeops.threads", "1");
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        return SameDiff.create();
    }

    @Override
    public Optional<Supplier<Call>> rosenbrock(Rosenbrock problem) {
        return Optional.of(() -> {
            SameDiff graph = graph();
            SDVariable x = graph.var("x", Nd4j.createFromArray(problem.x()));
            SDVariable head = x.get(SDIndex.interval(0, problem.d() - 1));
            SDVariable tail = x.get(SDIndex.interval(1, problem.d()));
            SDVariable a = graph.math().square(tail.sub(graph.math().square(head))).mul(100);
            SDVariable b = graph.math().square(head.rsub(1));
            a.add(b).sum().rename(GraphCall.LOSS);
            return new GraphCall(graph, "x");
        });
    }

    @Override
    public Optional<Supplier<Call>> logistic(Logistic problem) {
        return Optional.of(() -> {
            SameDiff graph = graph();
            SDVariable w = graph.var("w", column(problem.w()));
            SDVariable X = graph.constant("X", matrix(new int[] {problem.N(), problem.D()}, problem.X()));
            SDVariable y = graph.constant("y", column(problem.y()));
            SDVariable z = X.mmul(w);
            graph.nn().softplus(z).sub(y.mul(z)).mean().rename(GraphCall.LOSS);
            return new GraphCall(graph, "w");
        });
    }

    @Override
    public Optional<Supplier<Call>> network(Network problem) {
        return Optional.of(() -> {
            SameDiff graph = graph();
            Digits digits = problem.digits();
            SDVariable W1 = graph.var("W1", matrix(problem.W1()));
            SDVariable b1 = graph.var("b1", Nd4j.createFromArray(problem.b1().data()));
            SDVariable W2 = graph.var("W2", matrix(problem.W2()));
            SDVariable b2 = graph.var("b2", Nd4j.createFromArray(problem.b2().data()));
            SDVariable X = graph.constant("X", matrix(digits.X()));
            SDVariable T = graph.constant("T", matrix(digits.T()));
            SDVariable hidden = graph.math().tanh(X.mmul(W1).add(b1));
            SDVariable logits = hidden.mmul(W2).add(b2);
            SDVariable loss = T.mul(graph.nn().logSoftmax(logits)).sum().div(-problem.N());
            SDVariable decay = graph.math()
                    .square(W1)
                    .sum()
                    .add(graph.math().square(W2).sum())
                    .mul(Digits.DECAY);
            loss.add(decay).rename(GraphCall.LOSS);
            return new GraphCall(graph, "W1", "b1", "W2", "b2");
        });
    }

    private static INDArray column(double... data) {
        return matrix(new int[] {data.length, 1}, data);
    }

    private static INDArray matrix(Matrix A) {
        return matrix(new int[] {A.rows(), A.columns()}, A.data());
    }

    private static INDArray matrix(int[] shape, double... data) {
        return Nd4j.createFromArray(data).reshape(shape[0], shape[1]);
    }

    private static final class GraphCall implements Call {
        static final String LOSS = "loss";

        private final SameDiff graph;
        private final List<String> parameters;
        private OutAndGrad last;

        GraphCall(SameDiff graph, String... parameters) {
            this.graph = graph;
            this.parameters = List.of(parameters);
            graph.setLossVariables(LOSS);
        }

        @Override
        public Object run() {
            last = graph.calculateGradientsAndOutputs(Map.of(), List.of(LOSS), parameters);
            return last;
        }

        @Override
        public double[][] results() {
            double[][] results = new double[parameters.size() + 1][];
            results[0] = new double[] {last.getOutputs().get(LOSS).getDouble(0)};
            for (int p = 0; p < parameters.size(); p++) {
                results[p + 1] =
                        last.getGradients().get(parameters.get(p)).dup('c').data().asDouble();
            }
            return results;
        }
    }
}
