package org.matgrad.samples.seed;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.Matrix;

/** Matrices as people write them down. */
final class NumberTable {

    private NumberTable() {}

    /** A line for each row; the columns are aligned. */
    static List<String> lines(Matrix matrix) {
        int width = 0;
        for (double number : matrix.data()) {
            width = Math.max(width, text(number).length());
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < matrix.rows(); i++) {
            StringBuilder line = new StringBuilder();
            for (int j = 0; j < matrix.columns(); j++) {
                String number = text(matrix.get(i, j));
                line.append(j == 0 ? "" : "  ").append(" ".repeat(width - number.length()));
                line.append(number);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
