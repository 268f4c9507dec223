package org.matgrad.processor.report;

import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
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
}
