package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Joins {
    static final int SIZE = 2;

    @Differentiable
    static double arrays(Vector x, Matrix A, Tensor t, double[] raw, Vector[] parts, int[] at) { // MG201
        return sum(concat(parts)) // MG346
                + sum(Vector.of(raw)) // MG346
                + t.get(at) // MG346
                + sum(stackRows(new Matrix[] {A})) // MG346
                + t.get(0, 0);
    }

    @Differentiable
    static double matrices(Vector x, int n, double s) {
        return sum(Matrix.of(2, 2, 1, 2, s)) // MG347
                + sum(Matrix.of(n, 2, 1, 2, s)) // MG347
                + sum(Matrix.of(2, -1)) // MG347
                + sum(Matrix.of(SIZE, 1, s, s))
                + sum(x);
    }

    @Differentiable
    static double shapes(@Shape("M, N") Matrix A, @Shape("N, M") Matrix B) {
        return sum(stackRows(A, B)) + sum(stackColumns(A, B)); // MG101
    }

    @Differentiable
    static double powers(Matrix A) {
        return trace(matrixPower(A, -1)) + trace(matrixPower(A, 1 - 3)); // MG348
    }
}
