package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;

/**
 * The inner loops of the product of packed matrices, for vectors of 512 bits: eight rows of up to three vectors. 24 sums, a row
 * of B and a number of A take 28 of 32 registers; with more, HotSpot keeps B on the stack.
 */
final class PackedTiles {

    /** The rows of a tile. A is packed in groups of so many. */
    static final int ROWS = 8;

    /** The most vectors of a row. */
    static final int VECTORS = 3;

    private PackedTiles() {}

    /**
     * Sets eight rows of C, or adds to them, the sum over depth values of k.
     *
     * @param vectors how many vectors a row has, in B as well
     * @param ct the place of the first component of C; A[r,s] is at at + 8·s + r, B's rows follow one another from bt on
     */
    static void run(
            int vectors, double[] c, int ct, int cRow, double[] a, int at, double[] b, int bt, int depth, boolean add) {
        switch (vectors) {
            case 1 -> one(c, ct, cRow, a, at, b, bt, depth, add);
            case 2 -> two(c, ct, cRow, a, at, b, bt, depth, add);
            default -> three(c, ct, cRow, a, at, b, bt, depth, add);
        }
    }

    /** Three vectors a row. */
    private static void three(
            double[] c, int ct, int cRow, double[] a, int at, double[] b, int bt, int depth, boolean add) {
        int c1 = ct + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        int c6 = c5 + cRow;
        int c7 = c6 + cRow;
        DoubleVector s00 = start(c, ct, add);
        DoubleVector s01 = start(c, ct + Lanes.COUNT, add);
        DoubleVector s02 = start(c, ct + 2 * Lanes.COUNT, add);
        DoubleVector s10 = start(c, c1, add);
        DoubleVector s11 = start(c, c1 + Lanes.COUNT, add);
        DoubleVector s12 = start(c, c1 + 2 * Lanes.COUNT, add);
        DoubleVector s20 = start(c, c2, add);
        DoubleVector s21 = start(c, c2 + Lanes.COUNT, add);
        DoubleVector s22 = start(c, c2 + 2 * Lanes.COUNT, add);
        DoubleVector s30 = start(c, c3, add);
        DoubleVector s31 = start(c, c3 + Lanes.COUNT, add);
        DoubleVector s32 = start(c, c3 + 2 * Lanes.COUNT, add);
        DoubleVector s40 = start(c, c4, add);
        DoubleVector s41 = start(c, c4 + Lanes.COUNT, add);
        DoubleVector s42 = start(c, c4 + 2 * Lanes.COUNT, add);
        DoubleVector s50 = start(c, c5, add);
        DoubleVector s51 = start(c, c5 + Lanes.COUNT, add);
        DoubleVector s52 = start(c, c5 + 2 * Lanes.COUNT, add);
        DoubleVector s60 = start(c, c6, add);
        DoubleVector s61 = start(c, c6 + Lanes.COUNT, add);
        DoubleVector s62 = start(c, c6 + 2 * Lanes.COUNT, add);
        DoubleVector s70 = start(c, c7, add);
        DoubleVector s71 = start(c, c7 + Lanes.COUNT, add);
        DoubleVector s72 = start(c, c7 + 2 * Lanes.COUNT, add);
        int x = at;
        int y = bt;
        for (int s = 0; s < depth; s++) {
            DoubleVector b0 = DoubleVector.fromArray(Lanes.SPECIES, b, y);
            DoubleVector b1 = DoubleVector.fromArray(Lanes.SPECIES, b, y + Lanes.COUNT);
            DoubleVector b2 = DoubleVector.fromArray(Lanes.SPECIES, b, y + 2 * Lanes.COUNT);
            DoubleVector r0 = DoubleVector.broadcast(Lanes.SPECIES, a[x]);
            s00 = r0.fma(b0, s00);
            s01 = r0.fma(b1, s01);
            s02 = r0.fma(b2, s02);
            DoubleVector r1 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 1]);
            s10 = r1.fma(b0, s10);
            s11 = r1.fma(b1, s11);
            s12 = r1.fma(b2, s12);
            DoubleVector r2 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 2]);
            s20 = r2.fma(b0, s20);
            s21 = r2.fma(b1, s21);
            s22 = r2.fma(b2, s22);
            DoubleVector r3 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 3]);
            s30 = r3.fma(b0, s30);
            s31 = r3.fma(b1, s31);
            s32 = r3.fma(b2, s32);
            DoubleVector r4 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 4]);
            s40 = r4.fma(b0, s40);
            s41 = r4.fma(b1, s41);
            s42 = r4.fma(b2, s42);
            DoubleVector r5 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 5]);
            s50 = r5.fma(b0, s50);
            s51 = r5.fma(b1, s51);
            s52 = r5.fma(b2, s52);
            DoubleVector r6 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 6]);
            s60 = r6.fma(b0, s60);
            s61 = r6.fma(b1, s61);
            s62 = r6.fma(b2, s62);
            DoubleVector r7 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 7]);
            s70 = r7.fma(b0, s70);
            s71 = r7.fma(b1, s71);
            s72 = r7.fma(b2, s72);
            x += ROWS;
            y += 3 * Lanes.COUNT;
        }
        s00.intoArray(c, ct);
        s01.intoArray(c, ct + Lanes.COUNT);
        s02.intoArray(c, ct + 2 * Lanes.COUNT);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + Lanes.COUNT);
        s12.intoArray(c, c1 + 2 * Lanes.COUNT);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + Lanes.COUNT);
        s22.intoArray(c, c2 + 2 * Lanes.COUNT);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + Lanes.COUNT);
        s32.intoArray(c, c3 + 2 * Lanes.COUNT);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + Lanes.COUNT);
        s42.intoArray(c, c4 + 2 * Lanes.COUNT);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + Lanes.COUNT);
        s52.intoArray(c, c5 + 2 * Lanes.COUNT);
        s60.intoArray(c, c6);
        s61.intoArray(c, c6 + Lanes.COUNT);
        s62.intoArray(c, c6 + 2 * Lanes.COUNT);
        s70.intoArray(c, c7);
        s71.intoArray(c, c7 + Lanes.COUNT);
        s72.intoArray(c, c7 + 2 * Lanes.COUNT);
    }

    /** Two vectors a row. */
    private static void two(
            double[] c, int ct, int cRow, double[] a, int at, double[] b, int bt, int depth, boolean add) {
        int c1 = ct + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        int c6 = c5 + cRow;
        int c7 = c6 + cRow;
        DoubleVector s00 = start(c, ct, add);
        DoubleVector s01 = start(c, ct + Lanes.COUNT, add);
        DoubleVector s10 = start(c, c1, add);
        DoubleVector s11 = start(c, c1 + Lanes.COUNT, add);
        DoubleVector s20 = start(c, c2, add);
        DoubleVector s21 = start(c, c2 + Lanes.COUNT, add);
        DoubleVector s30 = start(c, c3, add);
        DoubleVector s31 = start(c, c3 + Lanes.COUNT, add);
        DoubleVector s40 = start(c, c4, add);
        DoubleVector s41 = start(c, c4 + Lanes.COUNT, add);
        DoubleVector s50 = start(c, c5, add);
        DoubleVector s51 = start(c, c5 + Lanes.COUNT, add);
        DoubleVector s60 = start(c, c6, add);
        DoubleVector s61 = start(c, c6 + Lanes.COUNT, add);
        DoubleVector s70 = start(c, c7, add);
        DoubleVector s71 = start(c, c7 + Lanes.COUNT, add);
        int x = at;
        int y = bt;
        for (int s = 0; s < depth; s++) {
            DoubleVector b0 = DoubleVector.fromArray(Lanes.SPECIES, b, y);
            DoubleVector b1 = DoubleVector.fromArray(Lanes.SPECIES, b, y + Lanes.COUNT);
            DoubleVector r0 = DoubleVector.broadcast(Lanes.SPECIES, a[x]);
            s00 = r0.fma(b0, s00);
            s01 = r0.fma(b1, s01);
            DoubleVector r1 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 1]);
            s10 = r1.fma(b0, s10);
            s11 = r1.fma(b1, s11);
            DoubleVector r2 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 2]);
            s20 = r2.fma(b0, s20);
            s21 = r2.fma(b1, s21);
            DoubleVector r3 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 3]);
            s30 = r3.fma(b0, s30);
            s31 = r3.fma(b1, s31);
            DoubleVector r4 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 4]);
            s40 = r4.fma(b0, s40);
            s41 = r4.fma(b1, s41);
            DoubleVector r5 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 5]);
            s50 = r5.fma(b0, s50);
            s51 = r5.fma(b1, s51);
            DoubleVector r6 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 6]);
            s60 = r6.fma(b0, s60);
            s61 = r6.fma(b1, s61);
            DoubleVector r7 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 7]);
            s70 = r7.fma(b0, s70);
            s71 = r7.fma(b1, s71);
            x += ROWS;
            y += 2 * Lanes.COUNT;
        }
        s00.intoArray(c, ct);
        s01.intoArray(c, ct + Lanes.COUNT);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + Lanes.COUNT);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + Lanes.COUNT);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + Lanes.COUNT);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + Lanes.COUNT);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + Lanes.COUNT);
        s60.intoArray(c, c6);
        s61.intoArray(c, c6 + Lanes.COUNT);
        s70.intoArray(c, c7);
        s71.intoArray(c, c7 + Lanes.COUNT);
    }

    /** One vector a row. */
    private static void one(
            double[] c, int ct, int cRow, double[] a, int at, double[] b, int bt, int depth, boolean add) {
        int c1 = ct + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        int c6 = c5 + cRow;
        int c7 = c6 + cRow;
        DoubleVector s00 = start(c, ct, add);
        DoubleVector s10 = start(c, c1, add);
        DoubleVector s20 = start(c, c2, add);
        DoubleVector s30 = start(c, c3, add);
        DoubleVector s40 = start(c, c4, add);
        DoubleVector s50 = start(c, c5, add);
        DoubleVector s60 = start(c, c6, add);
        DoubleVector s70 = start(c, c7, add);
        int x = at;
        int y = bt;
        for (int s = 0; s < depth; s++) {
            DoubleVector b0 = DoubleVector.fromArray(Lanes.SPECIES, b, y);
            DoubleVector r0 = DoubleVector.broadcast(Lanes.SPECIES, a[x]);
            s00 = r0.fma(b0, s00);
            DoubleVector r1 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 1]);
            s10 = r1.fma(b0, s10);
            DoubleVector r2 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 2]);
            s20 = r2.fma(b0, s20);
            DoubleVector r3 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 3]);
            s30 = r3.fma(b0, s30);
            DoubleVector r4 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 4]);
            s40 = r4.fma(b0, s40);
            DoubleVector r5 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 5]);
            s50 = r5.fma(b0, s50);
            DoubleVector r6 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 6]);
            s60 = r6.fma(b0, s60);
            DoubleVector r7 = DoubleVector.broadcast(Lanes.SPECIES, a[x + 7]);
            s70 = r7.fma(b0, s70);
            x += ROWS;
            y += Lanes.COUNT;
        }
        s00.intoArray(c, ct);
        s10.intoArray(c, c1);
        s20.intoArray(c, c2);
        s30.intoArray(c, c3);
        s40.intoArray(c, c4);
        s50.intoArray(c, c5);
        s60.intoArray(c, c6);
        s70.intoArray(c, c7);
    }

    private static DoubleVector start(double[] c, int at, boolean add) {
        return add ? DoubleVector.fromArray(Lanes.SPECIES, c, at) : DoubleVector.zero(Lanes.SPECIES);
    }
}
