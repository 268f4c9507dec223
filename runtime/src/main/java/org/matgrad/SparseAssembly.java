package org.matgrad;

import java.util.Arrays;

/** Collects entries of a matrix in any order, and puts them into rows. */
final class SparseAssembly {
    private int[] row = new int[16];
    private int[] column = new int[16];
    private double[] values = new double[16];
    private int count;

    /** Adds to an entry. */
    void add(int i, int j, double value) {
        if (count == row.length) {
            row = Arrays.copyOf(row, 2 * count);
            column = Arrays.copyOf(column, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        row[count] = i;
        column[count] = j;
        values[count++] = value;
    }

    /** The matrix; what was added at one place is one entry. */
    CompressedRows rows(int rows, int columns) {
        // Sorted by column first: a stable sort by row keeps that order within each row.
        int[] byColumn = sorted(column, columns, null);
        int[] order = sorted(row, rows, byColumn);
        int[] starts = new int[rows + 1];
        int[] columnOf = new int[count];
        double[] kept = new double[count];
        int entries = 0;
        int at = 0;
        for (int i = 0; i < rows; i++) {
            starts[i] = entries;
            for (; at < count && row[order[at]] == i; at++) {
                boolean isSame = entries > starts[i] && columnOf[entries - 1] == column[order[at]];
                if (isSame) {
                    kept[entries - 1] += values[order[at]];
                } else {
                    columnOf[entries] = column[order[at]];
                    kept[entries++] = values[order[at]];
                }
            }
        }
        starts[rows] = entries;
        return new CompressedRows(
                rows, columns, starts, Arrays.copyOf(columnOf, entries), Arrays.copyOf(kept, entries));
    }

    /** The entries' numbers in order of a key below a bound; those of one key in the order given. */
    private int[] sorted(int[] keys, int bound, int[] before) {
        int[] next = new int[bound + 1];
        for (int entry = 0; entry < count; entry++) {
            next[keys[entry] + 1]++;
        }
        for (int key = 0; key < bound; key++) {
            next[key + 1] += next[key];
        }
        int[] order = new int[count];
        for (int n = 0; n < count; n++) {
            int entry = before == null ? n : before[n];
            order[next[keys[entry]]++] = entry;
        }
        return order;
    }
}
