package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Joins {
    static final int SIZE = 2;

    @Differentiable
    static double arrays(Vector x, Matrix A, Tensor t, double[] raw, Vector[] parts, int[] at) { // MG201 at 62, MG201 at 76
        return sum(concat(parts)) // MG346 at 20
                + sum(Vector.of(raw)) // MG346 at 29
                + t.get(at) // MG346 at 20
                + sum(stackRows(new Matrix[] {A})) // MG346 at 23
                + t.get(0, 0);
    }

    @Differentiable
    static double matrices(Vector x, int n, double s) {
        return sum(Matrix.of(2, 2, 1, 2, s)) // MG347 at 26
                + sum(Matrix.of(n, 2, 1, 2, s)) // MG347 at 33
                + sum(Matrix.of(2, -1)) // MG347 at 36
                + sum(Matrix.of(SIZE, 1, s, s))
                + sum(x);
    }

    @Differentiable
    static double shapes(@Shape("M, N") Matrix A, @Shape("N, M") Matrix B) {
        return sum(stackRows(A, B)) + sum(stackColumns(A, B)); // MG101 at 20, MG101 at 43
    }

    @Differentiable
    static double powers(Matrix A) {
        return trace(matrixPower(A, -1)) + trace(matrixPower(A, 1 - 3)); // MG348 at 37, MG348 at 67
    }
}
