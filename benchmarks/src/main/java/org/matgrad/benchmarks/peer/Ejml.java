package org.matgrad.benchmarks.peer;

import java.util.Optional;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.problem.Peer;
import org.matgrad.benchmarks.problem.Product;

/** EJML's matrices of any size. */
public final class Ejml implements Peer {

    @Override
    public String name() {
        return "EJML";
    }

    @Override
    public Optional<Supplier<Call>> product(Product problem) {
        return Optional.of(() -> {
            int n = problem.n();
            return new Products(
                    DMatrixRMaj.wrap(n, n, problem.A()),
                    DMatrixRMaj.wrap(n, n, problem.B()),
                    DMatrixRMaj.wrap(n, n, problem.G()),
                    new DMatrixRMaj(n, n),
                    new DMatrixRMaj(n, n),
                    new DMatrixRMaj(n, n));
        });
    }

    private record Products(DMatrixRMaj A, DMatrixRMaj B, DMatrixRMaj G, DMatrixRMaj C, DMatrixRMaj dA, DMatrixRMaj dB)
            implements Call {

        @Override
        public Object run() {
            CommonOps_DDRM.mult(A, B, C);
            CommonOps_DDRM.multTransB(G, B, dA);
            CommonOps_DDRM.multTransA(A, G, dB);
            return C;
        }

        @Override
        public double[][] results() {
            return new double[][] {C.data, dA.data, dB.data};
        }
    }
}
