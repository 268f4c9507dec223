package org.matgrad;

import java.util.Arrays;

/** Entries of a {@link Jacobian} or a {@link Hessian} by rows, those at one place added up. */
final class SparseRows {
    private final int[] starts;
    private final int[] columns;
    private final double[] values;
    private final int[] filled;

    private SparseRows(int[] starts) {
        this.starts = starts;
        int count = starts[starts.length - 1];
        this.columns = new int[count];
        this.values = new double[count];
        this.filled = starts.clone();
    }

    /** Something that has entries: handed out in any order, and those at one place one by one. */
    interface Source {
        /** The places alone, with any values. */
        void pattern(TermReader.Entries entries);

        void values(TermReader.Entries entries);
    }

    static CompressedRows values(Source source, int rows, int columns) {
        SparseRows sparse = new SparseRows(starts(source, rows));
        source.values(sparse::add);
        return sparse.merged(rows, columns);
    }

    /** How many places there are, at less cost. */
    static int count(Source source, int rows, int columns) {
        SparseRows sparse = new SparseRows(starts(source, rows));
        source.pattern(sparse::add);
        return sparse.merged(rows, columns).column().length;
    }

    private static int[] starts(Source source, int rows) {
        long[] counts = new long[rows + 1];
        source.pattern((row, column, value) -> counts[row + 1]++);
        int[] starts = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            long next = starts[row] + counts[row + 1];
            if (next > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("the entries are more than an array can hold");
            }
            starts[row + 1] = (int) next;
        }
        return starts;
    }

    private void add(int row, int column, double value) {
        int at = filled[row]++;
        columns[at] = column;
        values[at] = value;
    }

    /** Sorts each row by column and adds up what stands at one place. */
    private CompressedRows merged(int rows, int width) {
        int[] mergedStarts = new int[starts.length];
        int to = 0;
        for (int row = 0; row + 1 < starts.length; row++) {
            sort(starts[row], starts[row + 1]);
            int first = to;
            for (int from = starts[row]; from < starts[row + 1]; from++) {
                if (to > first && columns[to - 1] == columns[from]) {
                    values[to - 1] += values[from];
                } else {
                    columns[to] = columns[from];
                    values[to] = values[from];
                    to++;
                }
            }
            mergedStarts[row + 1] = to;
        }
        return new CompressedRows(rows, width, mergedStarts, Arrays.copyOf(columns, to), Arrays.copyOf(values, to));
    }

    private void sort(int from, int to) {
        boolean isSorted = true;
        for (int at = from + 1; at < to && isSorted; at++) {
            isSorted = columns[at - 1] <= columns[at];
        }
        if (isSorted) {
            return;
        }
        long[] keys = new long[to - from];
        Arrays.setAll(keys, k -> (long) columns[from + k] << 32 | k);
        Arrays.sort(keys);
        double[] before = Arrays.copyOfRange(values, from, to);
        for (int k = 0; k < keys.length; k++) {
            columns[from + k] = (int) (keys[k] >>> 32);
            values[from + k] = before[(int) keys[k]];
        }
    }
}
