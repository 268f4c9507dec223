package org.matgrad.samples.adbench;

import static org.matgrad.MatrixMath.exp;
import static org.matgrad.MatrixMath.log;
import static org.matgrad.MatrixMath.matrix;
import static org.matgrad.MatrixMath.sigmoid;
import static org.matgrad.MatrixMath.sum;
import static org.matgrad.MatrixMath.tanh;

import org.matgrad.Differentiable;
import org.matgrad.Matrix;
import org.matgrad.Shape;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** A long short-term memory of L layers that predicts a sequence of B bits a step. Its weights are diagonal. */
public final class Lstm {

    private Lstm() {}

    /**
     * What the objective is differentiated by.
     *
     * @param layers for each layer the weights and the biases of its four gates: forget, in, out, change
     * @param ends the weights of the input, the weights of the output, the biases of the output
     */
    public record Parameters(
            @Shape("L, 2, 4, B") Tensor layers,
            @Shape("3, B") Matrix ends) {}

    /**
     * What the layers remember.
     *
     * @param hidden what each layer said last
     * @param cells what each layer keeps
     */
    public record State(
            @Shape("L, B") Matrix hidden, @Shape("L, B") Matrix cells) {}

    /** The negative mean log-likelihood of a sequence of C steps, the first of which isn't predicted. */
    @Differentiable(wrt = "parameters")
    public static double loss(Parameters parameters, State start, @Shape("C, B") Matrix sequence) {
        Tensor layers = parameters.layers();
        Vector inWeights = parameters.ends().row(0);
        Vector outWeights = parameters.ends().row(1);
        Vector outBiases = parameters.ends().row(2);
        Matrix hidden = start.hidden();
        Matrix cells = start.cells();
        double total = 0;
        for (int t = 0; t < sequence.rows() - 1; t++) {
            Vector x = sequence.row(t).hadamard(inWeights);
            for (int k = 0; k < layers.size(0); k++) {
                Matrix weights = layers.slice(k).slice(0).toMatrix();
                Matrix biases = layers.slice(k).slice(1).toMatrix();
                Vector h = hidden.row(k);
                Vector forget = sigmoid(x.hadamard(weights.row(0)).plus(biases.row(0)));
                Vector in = sigmoid(h.hadamard(weights.row(1)).plus(biases.row(1)));
                Vector out = sigmoid(x.hadamard(weights.row(2)).plus(biases.row(2)));
                Vector change = tanh(h.hadamard(weights.row(3)).plus(biases.row(3)));
                Vector cell = cells.row(k).hadamard(forget).plus(in.hadamard(change));
                x = out.hadamard(tanh(cell));
                cells = withRow(cells, k, cell);
                hidden = withRow(hidden, k, x);
            }
            Vector y = x.hadamard(outWeights).plus(outBiases);
            total += sequence.row(t + 1).dot(y.minus(log(2 + sum(exp(y)))));
        }
        return -total / ((sequence.rows() - 1) * sequence.columns());
    }

    /** A, but for row k, which is x. */
    private static Matrix withRow(Matrix A, int k, Vector x) {
        return matrix(A.rows(), A.columns(), (i, j) -> i == k ? x.get(j) : A.get(i, j));
    }
}
