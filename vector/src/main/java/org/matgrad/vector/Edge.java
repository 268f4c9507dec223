package org.matgrad.vector;

/** What lies at the end of C's rows or columns: a tile of full size is computed aside, and only the part that C has is taken. */
final class Edge {

    private Edge() {}

    /**
     * Sets so many rows of C, each of the given width, or adds to them.
     *
     * @param ct the place of their first component, rows being cRow apart
     * @param tile the tile from its start on, rows being row apart
     */
    static void store(double[] c, int ct, int cRow, double[] tile, int row, int rows, int width, boolean add) {
        for (int r = 0; r < rows; r++) {
            int to = ct + r * cRow;
            int from = r * row;
            for (int j = 0; j < width; j++) {
                c[to + j] = add ? c[to + j] + tile[from + j] : tile[from + j];
            }
        }
    }
}
