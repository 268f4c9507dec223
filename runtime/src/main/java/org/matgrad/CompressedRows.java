package org.matgrad;

/**
 * A sparse matrix in compressed sparse row form: the entries of row i are those from {@code starts[i]} to before
 * {@code starts[i + 1]}, from left to right, no place twice. What isn't listed is 0; a listed value may be 0, too. The
 * arrays belong to whoever has the record.
 *
 * @param rows the number of rows
 * @param columns the number of columns
 * @param starts where each row begins, and where the last one ends
 * @param column the column of each entry
 * @param values the entries
 */
public record CompressedRows(int rows, int columns, int[] starts, int[] column, double[] values) {

    /**
     * The same matrix with the row of each entry written out.
     *
     * @return a record that shares the columns and values
     */
    public Coordinates toCoordinates() {
        int[] row = new int[values.length];
        for (int i = 0; i < rows; i++) {
            for (int entry = starts[i]; entry < starts[i + 1]; entry++) {
                row[entry] = i;
            }
        }
        return new Coordinates(rows, columns, row, column, values);
    }
}
