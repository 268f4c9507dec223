package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Tensors {
    @Differentiable
    static double ranks(Vector x, Matrix A) {
        Tensor t = tensor(2, 3, 4, (i, j, k) -> x.get(i) * j + k);
        Tensor u = einsum("ij->ji", A);
        double a = t.get(1, 2); // MG343 at 21
        Matrix b = t.toMatrix(); // MG343 at 21
        Vector c = u.toVector(); // MG343 at 21
        double d = u.toNumber(); // MG343 at 21
        Tensor e = t.plus(u); // MG343 at 21
        double f = t.size(3); // MG344 at 27
        double g = A.size(-1); // MG344 at 27
        double h = x.size(A.rows()); // MG344 at 28
        double i = t.slice(0).slice(0).slice(0).slice(0).toNumber(); // MG343 at 48
        return a + sum(b) + sum(c) + d + f + g + h + i + sum(t.slice(1).plus(u));
    }
}
