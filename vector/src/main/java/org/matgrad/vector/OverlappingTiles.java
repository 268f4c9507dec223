package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;

/**
 * Products with rows of one to two vectors. The second vector of a row ends where the row does, so the two overlap and
 * compute some columns twice: no row is made longer, and no lane is masked. Six rows take 12 sums, two rows of B and a number
 * of A, which is what 16 registers hold.
 */
final class OverlappingTiles {

    private OverlappingTiles() {}

    /** Whether rows have this length. */
    static boolean fit(int n) {
        return n >= Lanes.COUNT && n <= 2 * Lanes.COUNT;
    }

    /** All rows of C, of n columns each. */
    static void rows(
            double[] c,
            int cAt,
            int cRow,
            double[] a,
            int aAt,
            int aRow,
            int aSum,
            double[] b,
            int bAt,
            int bRow,
            int m,
            int n,
            int depth,
            boolean add) {
        int last = n - Lanes.COUNT;
        int i = 0;
        for (; i + 6 <= m; i += 6) {
            six(c, cAt + i * cRow, cRow, a, aAt + i * aRow, aRow, aSum, b, bAt, bRow, last, depth, add);
        }
        if (i + 4 <= m) {
            four(c, cAt + i * cRow, cRow, a, aAt + i * aRow, aRow, aSum, b, bAt, bRow, last, depth, add);
            i += 4;
        }
        for (; i < m; i++) {
            one(c, cAt + i * cRow, a, aAt + i * aRow, aSum, b, bAt, bRow, last, depth, add);
        }
    }

    /** Sets six rows of C, or adds to them; the second vectors begin at last. */
    private static void six(
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
            int last,
            int depth,
            boolean add) {
        int c1 = ct + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        DoubleVector s00 = start(c, ct, add);
        DoubleVector s01 = start(c, ct + last, add);
        DoubleVector s10 = start(c, c1, add);
        DoubleVector s11 = start(c, c1 + last, add);
        DoubleVector s20 = start(c, c2, add);
        DoubleVector s21 = start(c, c2 + last, add);
        DoubleVector s30 = start(c, c3, add);
        DoubleVector s31 = start(c, c3 + last, add);
        DoubleVector s40 = start(c, c4, add);
        DoubleVector s41 = start(c, c4 + last, add);
        DoubleVector s50 = start(c, c5, add);
        DoubleVector s51 = start(c, c5 + last, add);
        int a2 = 2 * aRow;
        int a3 = 3 * aRow;
        int a4 = 4 * aRow;
        int a5 = 5 * aRow;
        for (int s = 0; s < depth; s++) {
            int x = at + s * aSum;
            int y = bt + s * bRow;
            DoubleVector b0 = DoubleVector.fromArray(Lanes.SPECIES, b, y);
            DoubleVector b1 = DoubleVector.fromArray(Lanes.SPECIES, b, y + last);
            DoubleVector r0 = DoubleVector.broadcast(Lanes.SPECIES, a[x]);
            s00 = r0.fma(b0, s00);
            s01 = r0.fma(b1, s01);
            DoubleVector r1 = DoubleVector.broadcast(Lanes.SPECIES, a[x + aRow]);
            s10 = r1.fma(b0, s10);
            s11 = r1.fma(b1, s11);
            DoubleVector r2 = DoubleVector.broadcast(Lanes.SPECIES, a[x + a2]);
            s20 = r2.fma(b0, s20);
            s21 = r2.fma(b1, s21);
            DoubleVector r3 = DoubleVector.broadcast(Lanes.SPECIES, a[x + a3]);
            s30 = r3.fma(b0, s30);
            s31 = r3.fma(b1, s31);
            DoubleVector r4 = DoubleVector.broadcast(Lanes.SPECIES, a[x + a4]);
            s40 = r4.fma(b0, s40);
            s41 = r4.fma(b1, s41);
            DoubleVector r5 = DoubleVector.broadcast(Lanes.SPECIES, a[x + a5]);
            s50 = r5.fma(b0, s50);
            s51 = r5.fma(b1, s51);
        }
        s00.intoArray(c, ct);
        s01.intoArray(c, ct + last);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + last);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + last);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + last);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + last);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + last);
    }

    /** The same for four rows. */
    private static void four(
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
            int last,
            int depth,
            boolean add) {
        int c1 = ct + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        DoubleVector s00 = start(c, ct, add);
        DoubleVector s01 = start(c, ct + last, add);
        DoubleVector s10 = start(c, c1, add);
        DoubleVector s11 = start(c, c1 + last, add);
        DoubleVector s20 = start(c, c2, add);
        DoubleVector s21 = start(c, c2 + last, add);
        DoubleVector s30 = start(c, c3, add);
        DoubleVector s31 = start(c, c3 + last, add);
        int a2 = 2 * aRow;
        int a3 = 3 * aRow;
        for (int s = 0; s < depth; s++) {
            int x = at + s * aSum;
            int y = bt + s * bRow;
            DoubleVector b0 = DoubleVector.fromArray(Lanes.SPECIES, b, y);
            DoubleVector b1 = DoubleVector.fromArray(Lanes.SPECIES, b, y + last);
            DoubleVector r0 = DoubleVector.broadcast(Lanes.SPECIES, a[x]);
            s00 = r0.fma(b0, s00);
            s01 = r0.fma(b1, s01);
            DoubleVector r1 = DoubleVector.broadcast(Lanes.SPECIES, a[x + aRow]);
            s10 = r1.fma(b0, s10);
            s11 = r1.fma(b1, s11);
            DoubleVector r2 = DoubleVector.broadcast(Lanes.SPECIES, a[x + a2]);
            s20 = r2.fma(b0, s20);
            s21 = r2.fma(b1, s21);
            DoubleVector r3 = DoubleVector.broadcast(Lanes.SPECIES, a[x + a3]);
            s30 = r3.fma(b0, s30);
            s31 = r3.fma(b1, s31);
        }
        s00.intoArray(c, ct);
        s01.intoArray(c, ct + last);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + last);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + last);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + last);
    }

    /** The same for one row. */
    private static void one(
            double[] c,
            int ct,
            double[] a,
            int at,
            int aSum,
            double[] b,
            int bt,
            int bRow,
            int last,
            int depth,
            boolean add) {
        DoubleVector s00 = start(c, ct, add);
        DoubleVector s01 = start(c, ct + last, add);
        for (int s = 0; s < depth; s++) {
            int x = at + s * aSum;
            int y = bt + s * bRow;
            DoubleVector b0 = DoubleVector.fromArray(Lanes.SPECIES, b, y);
            DoubleVector b1 = DoubleVector.fromArray(Lanes.SPECIES, b, y + last);
            DoubleVector r0 = DoubleVector.broadcast(Lanes.SPECIES, a[x]);
            s00 = r0.fma(b0, s00);
            s01 = r0.fma(b1, s01);
        }
        s00.intoArray(c, ct);
        s01.intoArray(c, ct + last);
    }

    private static DoubleVector start(double[] c, int at, boolean add) {
        return add ? DoubleVector.fromArray(Lanes.SPECIES, c, at) : DoubleVector.zero(Lanes.SPECIES);
    }
}
