package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Einsum {
    static final String PRODUCT = "ij,jk" + "->ik";

    @Differentiable
    static double texts(@Shape("M, N") Matrix A, @Shape("N") Vector x, String text) { // MG201 at 72
        return sum(einsum(text, A, A)) // MG345 at 27
                + sum(einsum("ij", A)) // MG345 at 30
                + sum(einsum("i j->ij", A)) // MG345 at 30
                + sum(einsum("ij,j->i", A)) // MG345 at 30
                + sum(einsum("ij,j->ii", A, x)) // MG345 at 30
                + sum(einsum("ij,j->k", A, x)) // MG345 at 30
                + sum(einsum("ij,jk->ik", A, x)) // MG345 at 46
                + sum(einsum("ii->", A)) // MG101 at 23
                + sum(einsum(PRODUCT, A, A.transpose()));
    }
}
