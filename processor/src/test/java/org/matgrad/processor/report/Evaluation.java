package org.matgrad.processor.report;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Interpreter;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;

/** Computes what matrix notation says, with dense matrices and nothing of what led to it. */
final class Evaluation {

    private final Interpreter interpreter;

    Evaluation(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** The components of a formula over indices, row by row. */
    double[] components(List<Index> indices, Expr expr) {
        ArrayVar array = new ArrayVar(
                "probe", new Shape(indices.stream().map(Index::extent).toList()));
        interpreter.run(List.of(new Definition(array, indices, expr, null)));
        return interpreter.get(array);
    }

    double[][] value(MatrixForm form) {
        if (form instanceof MatrixForm.Array array) {
            return array(array.array());
        }
        if (form instanceof MatrixForm.Number number) {
            return new double[][] {components(List.of(), number.value())};
        }
        if (form instanceof MatrixForm.Ones ones) {
            int columns =
                    ones.sizes().size() < 2 ? 1 : interpreter.size(ones.sizes().get(1));
            return fill(interpreter.size(ones.sizes().get(0)), columns, (i, j) -> 1);
        }
        if (form instanceof MatrixForm.Identity identity) {
            int size = interpreter.size(identity.size());
            return fill(size, size, (i, j) -> i == j ? 1 : 0);
        }
        if (form instanceof MatrixForm.Transposed transposed) {
            double[][] matrix = value(transposed.matrix());
            return fill(columns(matrix), matrix.length, (i, j) -> matrix[(int) j][(int) i]);
        }
        if (form instanceof MatrixForm.Product product) {
            double[][] result = value(product.factors().get(0));
            for (MatrixForm factor :
                    product.factors().subList(1, product.factors().size())) {
                result = times(result, value(factor));
            }
            return result;
        }
        if (form instanceof MatrixForm.Scaled scaled) {
            double[][] number = value(scaled.number());
            if (number.length != 1 || columns(number) != 1) {
                throw new AssertionError("scaled by what is no number: " + scaled);
            }
            return map(value(scaled.matrix()), x -> number[0][0] * x);
        }
        if (form instanceof MatrixForm.Hadamard hadamard) {
            return join(hadamard.left(), hadamard.right(), (x, y) -> x * y);
        }
        if (form instanceof MatrixForm.Divided divided) {
            return join(divided.left(), divided.right(), (x, y) -> x / y);
        }
        if (form instanceof MatrixForm.Sum sum) {
            return join(sum.left(), sum.right(), Double::sum);
        }
        if (form instanceof MatrixForm.Difference difference) {
            return join(difference.left(), difference.right(), (x, y) -> x - y);
        }
        if (form instanceof MatrixForm.Negated negated) {
            return map(value(negated.matrix()), x -> -x);
        }
        if (form instanceof MatrixForm.Applied applied) {
            return map(value(applied.to()), x -> apply(applied.function(), x));
        }
        if (form instanceof MatrixForm.Diagonal diagonal) {
            double[][] of = value(diagonal.of());
            int columns = columns(of);
            return fill(
                    of.length * columns,
                    of.length * columns,
                    (i, j) -> i == j ? of[(int) i / columns][(int) i % columns] : 0);
        }
        MatrixForm.Kronecker kronecker = (MatrixForm.Kronecker) form;
        double[][] a = value(kronecker.left());
        double[][] b = value(kronecker.right());
        int rows = b.length;
        int columns = columns(b);
        return fill(
                a.length * rows,
                columns(a) * columns,
                (i, j) -> a[(int) i / rows][(int) j / columns] * b[(int) i % rows][(int) j % columns]);
    }

    private double apply(Function function, double x) {
        return components(List.of(), new Expr.Unary(function, new Expr.Const(x)))[0];
    }

    private double[][] array(ArrayVar array) {
        int rows = interpreter.size(array.shape().size(0));
        int columns = array.rank() < 2 ? 1 : interpreter.size(array.shape().size(1));
        double[] components = interpreter.get(array);
        return fill(rows, columns, (i, j) -> components[(int) i * columns + (int) j]);
    }

    private double[][] join(MatrixForm left, MatrixForm right, DoubleBinaryOperator operator) {
        double[][] a = value(left);
        double[][] b = value(right);
        if (a.length != b.length || columns(a) != columns(b)) {
            throw new AssertionError("different sizes: " + left + " and " + right);
        }
        return fill(a.length, columns(a), (i, j) -> operator.applyAsDouble(a[(int) i][(int) j], b[(int) i][(int) j]));
    }

    private static double[][] map(double[][] matrix, DoubleUnaryOperator operator) {
        return fill(matrix.length, columns(matrix), (i, j) -> operator.applyAsDouble(matrix[(int) i][(int) j]));
    }

    private static double[][] times(double[][] a, double[][] b) {
        if (columns(a) != b.length) {
            throw new AssertionError("a product of " + columns(a) + " columns and " + b.length + " rows");
        }
        double[][] product = new double[a.length][columns(b)];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < columns(b); j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] fill(int rows, int columns, DoubleBinaryOperator component) {
        double[][] matrix = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix[i][j] = component.applyAsDouble(i, j);
            }
        }
        return matrix;
    }

    private static int columns(double[][] matrix) {
        return matrix.length == 0 ? 0 : matrix[0].length;
    }
}
