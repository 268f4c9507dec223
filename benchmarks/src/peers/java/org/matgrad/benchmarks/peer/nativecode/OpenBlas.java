package org.matgrad.benchmarks.peer.nativecode;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.DoublePointer;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.problem.Peer;
import org.matgrad.benchmarks.problem.Product;

/** OpenBLAS through JavaCPP. Its arrays are outside of the Java heap, so that nothing is copied. */
public final class OpenBlas implements Peer {

    @Override
    public String name() {
        return "OpenBLAS";
    }

    @Override
    public Optional<Supplier<Call>> product(Product problem) {
        return Optional.of(() -> {
            blas_set_num_threads(1);
            int n = problem.n();
            long length = (long) n * n;
            return new Products(
                    n,
                    new DoublePointer(problem.A()),
                    new DoublePointer(problem.B()),
                    new DoublePointer(problem.G()),
                    new DoublePointer(length),
                    new DoublePointer(length),
                    new DoublePointer(length));
        });
    }

    private record Products(
            int n, DoublePointer A, DoublePointer B, DoublePointer G, DoublePointer C, DoublePointer dA, DoublePointer dB)
            implements Call {

        @Override
        public Object run() {
            multiply(CblasNoTrans, CblasNoTrans, A, B, C);
            multiply(CblasNoTrans, CblasTrans, G, B, dA);
            multiply(CblasTrans, CblasNoTrans, A, G, dB);
            return C;
        }

        private void multiply(int first, int second, DoublePointer left, DoublePointer right, DoublePointer product) {
            cblas_dgemm(CblasRowMajor, first, second, n, n, n, 1, left, n, right, n, 0, product, n);
        }

        @Override
        public double[][] results() {
            return new double[][] {read(C), read(dA), read(dB)};
        }

        private double[] read(DoublePointer pointer) {
            double[] data = new double[n * n];
            pointer.get(data);
            return data;
        }
    }
}
