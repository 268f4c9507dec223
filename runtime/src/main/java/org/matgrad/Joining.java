package org.matgrad;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** Arrays put one after another, as {@link MatrixMath} documents them. */
final class Joining {

    private Joining() {}

    static Vector concat(Vector... parts) {
        requireParts(parts);
        double[] result = new double
                [Checks.total("concat", "components", Arrays.stream(parts).mapToInt(Vector::size))];
        int from = 0;
        for (Vector part : parts) {
            System.arraycopy(part.data(), 0, result, from, part.size());
            from += part.size();
        }
        return Vector.wrap(result);
    }

    static Matrix stackRows(Matrix... parts) {
        requireParts(parts);
        for (Matrix part : parts) {
            Checks.match(part.columns() == parts[0].columns(), "stackRows", parts[0], "and a", part);
        }
        int rows = Checks.total("stackRows", "rows", Arrays.stream(parts).mapToInt(Matrix::rows));
        Matrix result = zeros("stackRows", rows, parts.length == 0 ? 0 : parts[0].columns());
        int from = 0;
        for (Matrix part : parts) {
            System.arraycopy(part.data(), 0, result.data(), from, part.length());
            from += part.length();
        }
        return result;
    }

    static Matrix stackColumns(Matrix... parts) {
        requireParts(parts);
        for (Matrix part : parts) {
            Checks.match(part.rows() == parts[0].rows(), "stackColumns", parts[0], "and a", part);
        }
        int columns =
                Checks.total("stackColumns", "columns", Arrays.stream(parts).mapToInt(Matrix::columns));
        Matrix result = zeros("stackColumns", parts.length == 0 ? 0 : parts[0].rows(), columns);
        int from = 0;
        for (int i = 0; i < result.rows(); i++) {
            for (Matrix part : parts) {
                System.arraycopy(part.data(), i * part.columns(), result.data(), from, part.columns());
                from += part.columns();
            }
        }
        return result;
    }

    private static Matrix zeros(String operation, int rows, int columns) {
        return Matrix.wrap(rows, columns, new double[Checks.length(operation, rows, columns)]);
    }

    private static void requireParts(NumericArray... parts) {
        requireNonNull(parts, "parts");
        for (int k = 0; k < parts.length; k++) {
            requireNonNull(parts[k], "parts[" + k + "]");
        }
    }
}
