package org.matgrad.benchmarks.peer;

import java.util.Optional;
import java.util.function.Supplier;
import org.ejml.data.DMatrix3x3;
import org.ejml.data.DMatrix4x4;
import org.ejml.data.DMatrixFixed;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.fixed.CommonOps_DDF3;
import org.ejml.dense.fixed.CommonOps_DDF4;
import org.ejml.ops.DConvertMatrixStruct;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.problem.Peer;
import org.matgrad.benchmarks.problem.Product;

/** EJML's matrices of 3 and 4 rows and columns, which are fields instead of arrays. */
public final class EjmlFixed implements Peer {

    @Override
    public String name() {
        return "EJML, fixed size";
    }

    @Override
    public Optional<Supplier<Call>> product(Product problem) {
        return switch (problem.n()) {
            case 3 ->
                Optional.of(() -> new Products3(
                        matrix3(problem.A()),
                        matrix3(problem.B()),
                        matrix3(problem.G()),
                        new DMatrix3x3(),
                        new DMatrix3x3(),
                        new DMatrix3x3()));
            case 4 ->
                Optional.of(() -> new Products4(
                        matrix4(problem.A()),
                        matrix4(problem.B()),
                        matrix4(problem.G()),
                        new DMatrix4x4(),
                        new DMatrix4x4(),
                        new DMatrix4x4()));
            default -> Optional.empty();
        };
    }

    private static DMatrix3x3 matrix3(double... data) {
        return DConvertMatrixStruct.convert(DMatrixRMaj.wrap(3, 3, data), (DMatrix3x3) null);
    }

    private static DMatrix4x4 matrix4(double... data) {
        return DConvertMatrixStruct.convert(DMatrixRMaj.wrap(4, 4, data), (DMatrix4x4) null);
    }

    private static double[] components(DMatrixFixed matrix) {
        int n = matrix.getNumRows();
        double[] data = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                data[i * n + j] = matrix.get(i, j);
            }
        }
        return data;
    }

    private record Products3(DMatrix3x3 A, DMatrix3x3 B, DMatrix3x3 G, DMatrix3x3 C, DMatrix3x3 dA, DMatrix3x3 dB)
            implements Call {

        @Override
        public Object run() {
            CommonOps_DDF3.mult(A, B, C);
            CommonOps_DDF3.multTransB(G, B, dA);
            CommonOps_DDF3.multTransA(A, G, dB);
            return C;
        }

        @Override
        public double[][] results() {
            return new double[][] {components(C), components(dA), components(dB)};
        }
    }

    private record Products4(DMatrix4x4 A, DMatrix4x4 B, DMatrix4x4 G, DMatrix4x4 C, DMatrix4x4 dA, DMatrix4x4 dB)
            implements Call {

        @Override
        public Object run() {
            CommonOps_DDF4.mult(A, B, C);
            CommonOps_DDF4.multTransB(G, B, dA);
            CommonOps_DDF4.multTransA(A, G, dB);
            return C;
        }

        @Override
        public double[][] results() {
            return new double[][] {components(C), components(dA), components(dB)};
        }
    }
}
