package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;

/** Three vectors a row: 12 sums, a row of B and a number of A take 16 registers. */
final class NarrowTiles implements Tiles {

    @Override
    public int vectors() {
        return 3;
    }

    @Override
    public void four(
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
            boolean add) {
        int c1 = ct + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
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
        int a1 = aRow;
        int a2 = 2 * aRow;
        int a3 = 3 * aRow;
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
            DoubleVector r1 = DoubleVector.broadcast(Lanes.SPECIES, a[x + a1]);
            s10 = r1.fma(b0, s10);
            s11 = r1.fma(b1, s11);
            s12 = r1.fma(b2, s12);
            DoubleVector r2 = DoubleVector.broadcast(Lanes.SPECIES, a[x + a2]);
            s20 = r2.fma(b0, s20);
            s21 = r2.fma(b1, s21);
            s22 = r2.fma(b2, s22);
            DoubleVector r3 = DoubleVector.broadcast(Lanes.SPECIES, a[x + a3]);
            s30 = r3.fma(b0, s30);
            s31 = r3.fma(b1, s31);
            s32 = r3.fma(b2, s32);
            x += aSum;
            y += bRow;
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
    }

    @Override
    public void one(
            double[] c, int ct, double[] a, int at, int aSum, double[] b, int bt, int bRow, int depth, boolean add) {
        DoubleVector s0 = start(c, ct, add);
        DoubleVector s1 = start(c, ct + Lanes.COUNT, add);
        DoubleVector s2 = start(c, ct + 2 * Lanes.COUNT, add);
        int x = at;
        int y = bt;
        for (int s = 0; s < depth; s++) {
            DoubleVector r = DoubleVector.broadcast(Lanes.SPECIES, a[x]);
            s0 = r.fma(DoubleVector.fromArray(Lanes.SPECIES, b, y), s0);
            s1 = r.fma(DoubleVector.fromArray(Lanes.SPECIES, b, y + Lanes.COUNT), s1);
            s2 = r.fma(DoubleVector.fromArray(Lanes.SPECIES, b, y + 2 * Lanes.COUNT), s2);
            x += aSum;
            y += bRow;
        }
        s0.intoArray(c, ct);
        s1.intoArray(c, ct + Lanes.COUNT);
        s2.intoArray(c, ct + 2 * Lanes.COUNT);
    }

    private static DoubleVector start(double[] c, int at, boolean add) {
        return add ? DoubleVector.fromArray(Lanes.SPECIES, c, at) : DoubleVector.zero(Lanes.SPECIES);
    }
}
