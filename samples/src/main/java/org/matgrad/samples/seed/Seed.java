package org.matgrad.samples.seed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.matgrad.Differentiable;
import org.matgrad.Matrix;
import org.matgrad.Shape;
import org.matgrad.Vector;

/** The products of the note <em>Vector, Matrix, and Tensor Derivatives</em>. */
public final class Seed {

    private Seed() {}

    /** A matrix times a column: section 1, and section 3 for its derivative with respect to W. */
    @Differentiable
    @Shape("C")
    public static Vector linear(@Shape("C, D") Matrix W, @Shape("D") Vector x) {
        return W.times(x);
    }

    /** A row times a matrix: section 2, and section 3 for its derivative with respect to W. */
    @Differentiable
    @Shape("C")
    public static Vector rowLinear(@Shape("D") Vector x, @Shape("D, C") Matrix W) {
        return x.times(W);
    }

    /** Section 4: N data points, one a row. */
    @Differentiable
    @Shape("N, C")
    public static Matrix batch(@Shape("N, D") Matrix X, @Shape("D, C") Matrix W) {
        return X.times(W);
    }

    /** Section 5: the chain rule, by way of the intermediate m. */
    @Differentiable
    @Shape("C")
    public static Vector chain(@Shape("C, M") Matrix V, @Shape("M, D") Matrix W, @Shape("D") Vector x) {
        Vector m = W.times(x);
        return V.times(m);
    }

    /** Section 5 without a name for the intermediate. */
    @Differentiable
    @Shape("C")
    public static Vector chainUnnamed(@Shape("C, M") Matrix V, @Shape("M, D") Matrix W, @Shape("D") Vector x) {
        return V.times(W.times(x));
    }

    /** Prints the derivation and the Jacobians of each section; takes no arguments. */
    public static void main(String[] args) throws IOException {
        new Walkthrough(new PrintStream(System.out, true, StandardCharsets.UTF_8)).print();
    }
}
