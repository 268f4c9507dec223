package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Ragged {
    @Differentiable
    static double arrays(Vector x, Matrix A, int n, int[] counts) {
        return sum(n, i -> sum(x.slice(0, i))) // MG336 at 33
                + sum(n, i -> sum(vector(i + 1, j -> x.get(j)))) // MG336 at 44
                + sum(n, i -> sum(matrix(n, counts[i], (j, k) -> x.get(j)))) // MG336 at 51
                + sum(n, i -> norm(ones(x.get(i) > 0 ? 1 : 2))) // MG336 at 36
                + sum(n, i -> sum(A.rows(i, 2 * i))) // MG336 at 36
                + sum(n, i -> Tensor.zeros(i, 2, 2).get(0, 0, 0)); // MG336 at 37
    }

    @Differentiable
    static double extents(Vector x, Matrix A, int n, int[] offsets) {
        return sum(n, i -> sum(offsets[i + 1] - offsets[i], k -> norm(A.row(k)))) // MG337 at 47
                + sum(n, i -> max(n * i, k -> sum(x))) // MG337 at 37
                + sum(n, i -> min(i / 2, k -> sum(n, j -> x.get(j) * x.get(k)))) // MG337 at 37
                + sum(n, i -> product(offsets[i], k -> x.get(k)))
                + sum(n, i -> sum(n - i, k -> norm(A.row(i + k))));
    }
}
