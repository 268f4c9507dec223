package org.matgrad.vector;

/** The inner loops of the product: a part of C in registers, to which products of A's and B's rows are added. */
interface Tiles {

    /** The rows of a tile. */
    int ROWS = 4;

    /** Those that fit this machine's registers. */
    Tiles INSTANCE = Lanes.ARE_LONGEST ? new WideTiles() : new NarrowTiles();

    /** The vectors of a tile's row. */
    int vectors();

    /**
     * Sets four rows of C, or adds to them, the sum over depth values of k.
     *
     * @param ct the place of the first component of C; those of A and B are at and bt
     * @param cRow the distance of C's rows; A[r,s] is at at + r·aRow + s·aSum, B's rows are bRow apart
     */
    void four(
            double[] c,
            int ct,
            int cRow,
            double[] a,
            int at,
            int aRow,
            int aSum,
            double[] b,
            int bt,
            int bRow,
            int depth,
            boolean add);

    /** The same for one row. */
    void one(double[] c, int ct, double[] a, int at, int aSum, double[] b, int bt, int bRow, int depth, boolean add);
}
