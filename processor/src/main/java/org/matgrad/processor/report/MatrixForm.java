package org.matgrad.processor.report;

import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.matrix.Size;

/** A formula in matrix notation. A vector is a column. */
sealed interface MatrixForm {

    /** A vector or a matrix of the program. */
    record Array(ArrayVar array) implements MatrixForm {}

    /** A number. */
    record Number(Expr value) implements MatrixForm {}

    /** A vector or a matrix of ones. */
    record Ones(List<Size> sizes) implements MatrixForm {
        public Ones {
            sizes = List.copyOf(sizes);
        }
    }

    record Identity(Size size) implements MatrixForm {}

    record Transposed(MatrixForm matrix) implements MatrixForm {}

    /** The product of matrices, columns and rows; a number where a row meets a column. */
    record Product(List<MatrixForm> factors) implements MatrixForm {
        public Product {
            factors = List.copyOf(factors);
        }
    }

    record Scaled(MatrixForm number, MatrixForm matrix) implements MatrixForm {}

    /** Component by component. */
    record Hadamard(MatrixForm left, MatrixForm right) implements MatrixForm {}

    /** Component by component. */
    record Divided(MatrixForm left, MatrixForm right) implements MatrixForm {}

    /** A function of each component. */
    record Applied(Function function, MatrixForm to) implements MatrixForm {}

    record Sum(MatrixForm left, MatrixForm right) implements MatrixForm {}

    record Difference(MatrixForm left, MatrixForm right) implements MatrixForm {}

    record Negated(MatrixForm matrix) implements MatrixForm {}

    /** A diagonal matrix of a vector's components, or of a matrix's row by row. */
    record Diagonal(MatrixForm of) implements MatrixForm {}

    record Kronecker(MatrixForm left, MatrixForm right) implements MatrixForm {}

    /** The number of arrays, numbers and signs. */
    default int length() {
        if (this instanceof Product product) {
            return product.factors().stream().mapToInt(MatrixForm::length).sum();
        }
        if (this instanceof Number number) {
            return Exprs.size(number.value());
        }
        return 1 + parts().stream().mapToInt(MatrixForm::length).sum();
    }

    private List<MatrixForm> parts() {
        if (this instanceof Transposed transposed) {
            return List.of(transposed.matrix());
        }
        if (this instanceof Scaled scaled) {
            return List.of(scaled.number(), scaled.matrix());
        }
        if (this instanceof Hadamard hadamard) {
            return List.of(hadamard.left(), hadamard.right());
        }
        if (this instanceof Divided divided) {
            return List.of(divided.left(), divided.right());
        }
        if (this instanceof Applied applied) {
            return List.of(applied.to());
        }
        if (this instanceof Sum sum) {
            return List.of(sum.left(), sum.right());
        }
        if (this instanceof Difference difference) {
            return List.of(difference.left(), difference.right());
        }
        if (this instanceof Negated negated) {
            return List.of(negated.matrix());
        }
        if (this instanceof Diagonal diagonal) {
            return List.of(diagonal.of());
        }
        return this instanceof Kronecker kronecker ? List.of(kronecker.left(), kronecker.right()) : List.of();
    }
}
