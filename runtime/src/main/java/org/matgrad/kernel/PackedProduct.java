package org.matgrad.kernel;

import java.util.Arrays;

/**
 * The packed product. B is cut into strips of columns, and each four values of k of a strip are packed into one Java
 * array whose rows lie a literal distance apart: then every access of the inner loop has the same variable index, which
 * is what HotSpot asks before it vectorises. Three rows of C are kept in scratch of the same shape. Strips are as wide
 * as their literal; what a strip lacks is zero, in columns and rows that are never stored.
 */
final class PackedProduct {
    /** How many values of k are packed at a time: 512 KB at the widest strip. */
    private static final int BLOCK = 256;

    /** Four rows of a strip each. */
    private double[][] strips = new double[0][];

    /** Three rows of C. */
    private double[] rows = new double[0];

    /** A[i,k] is at aAt + i·aRow + k·aSum, B[k,j] at bAt + k·bSum + j·bColumn, C[i,j] at cAt + i·cRow + j. */
    void run(
            double[] c,
            int cAt,
            int cRow,
            double[] a,
            int aAt,
            int aRow,
            int aSum,
            double[] b,
            int bAt,
            int bSum,
            int bColumn,
            int m,
            int n,
            int k,
            boolean add) {
        int stride;
        for (int j = 0; j < n; j += stride) {
            stride = StripLoops.widthFor(n - j);
            int width = Math.min(stride, n - j);
            reserve((Math.min(k, BLOCK) + 3) / 4, stride);
            for (int start = 0; start < k; start += BLOCK) {
                int depth = Math.min(BLOCK, k - start);
                pack(stride, width, depth, b, bAt + start * bSum + j * bColumn, bSum, bColumn);
                boolean load = add || start > 0;
                int i = 0;
                for (; i + 3 <= m; i += 3) {
                    int ct = cAt + i * cRow + j;
                    int at = aAt + i * aRow + start * aSum;
                    load(load, c, ct, 0, width);
                    load(load, c, ct + cRow, stride, width);
                    load(load, c, ct + 2 * cRow, 2 * stride, width);
                    threeRows(stride, a, at, aRow, aSum, depth);
                    System.arraycopy(rows, 0, c, ct, width);
                    System.arraycopy(rows, stride, c, ct + cRow, width);
                    System.arraycopy(rows, 2 * stride, c, ct + 2 * cRow, width);
                }
                for (; i < m; i++) {
                    int ct = cAt + i * cRow + j;
                    load(load, c, ct, 0, width);
                    oneRow(stride, a, aAt + i * aRow + start * aSum, aSum, depth);
                    System.arraycopy(rows, 0, c, ct, width);
                }
            }
        }
    }

    private void reserve(int count, int stride) {
        if (strips.length < count) {
            strips = Arrays.copyOf(strips, count);
        }
        for (int q = 0; q < count; q++) {
            if (strips[q] == null || strips[q].length < 4 * stride) {
                strips[q] = new double[4 * stride];
            }
        }
        if (rows.length < 3 * stride) {
            rows = new double[3 * stride];
        }
    }

    /** Fills the strips with B from bt on. Rows that the last strip lacks are zero. */
    private void pack(int stride, int width, int depth, double[] b, int bt, int bSum, int bColumn) {
        for (int s = 0; s < depth; s += 4) {
            double[] strip = strips[s >> 2];
            int present = Math.min(4, depth - s);
            if (present < 4 || width < stride) {
                Arrays.fill(strip, 0, 4 * stride, 0.0);
            }
            int from = bt + s * bSum;
            if (bColumn == 1) {
                for (int r = 0; r < present; r++) {
                    System.arraycopy(b, from + r * bSum, strip, r * stride, width);
                }
            } else if (present == 4) {
                packFour(strip, stride, width, b, from, bSum, bColumn);
            } else {
                for (int r = 0; r < present; r++) {
                    for (int j = 0, at = from + r * bSum; j < width; j++, at += bColumn) {
                        strip[r * stride + j] = b[at];
                    }
                }
            }
        }
    }

    private static void packFour(double[] strip, int stride, int width, double[] b, int from, int bSum, int bColumn) {
        int bSum2 = 2 * bSum;
        int bSum3 = 3 * bSum;
        int at = from;
        for (int j = 0; j < width; j++) {
            strip[j] = b[at];
            strip[stride + j] = b[at + bSum];
            strip[2 * stride + j] = b[at + bSum2];
            strip[3 * stride + j] = b[at + bSum3];
            at += bColumn;
        }
    }

    private void load(boolean load, double[] c, int ct, int to, int width) {
        if (!load) {
            Arrays.fill(rows, to, to + width, 0.0);
        } else {
            System.arraycopy(c, ct, rows, to, width);
        }
    }

    /** Adds to the three rows in scratch the products of A's three rows from at on with every strip. */
    private void threeRows(int stride, double[] a, int at, int aRow, int aSum, int depth) {
        int x = at;
        int s = 0;
        for (; s + 4 <= depth; s += 4) {
            int y = x + aRow;
            int z = y + aRow;
            StripLoops.threeRows(
                    stride,
                    rows,
                    strips[s >> 2],
                    a[x],
                    a[x + aSum],
                    a[x + 2 * aSum],
                    a[x + 3 * aSum],
                    a[y],
                    a[y + aSum],
                    a[y + 2 * aSum],
                    a[y + 3 * aSum],
                    a[z],
                    a[z + aSum],
                    a[z + 2 * aSum],
                    a[z + 3 * aSum]);
            x += 4 * aSum;
        }
        if (s < depth) {
            int y = x + aRow;
            int z = y + aRow;
            int left = depth - s;
            StripLoops.threeRows(
                    stride,
                    rows,
                    strips[s >> 2],
                    a[x],
                    left > 1 ? a[x + aSum] : 0.0,
                    left > 2 ? a[x + 2 * aSum] : 0.0,
                    0.0,
                    a[y],
                    left > 1 ? a[y + aSum] : 0.0,
                    left > 2 ? a[y + 2 * aSum] : 0.0,
                    0.0,
                    a[z],
                    left > 1 ? a[z + aSum] : 0.0,
                    left > 2 ? a[z + 2 * aSum] : 0.0,
                    0.0);
        }
    }

    /** The same for one row. */
    private void oneRow(int stride, double[] a, int at, int aSum, int depth) {
        int x = at;
        for (int s = 0; s < depth; s += 4) {
            int left = depth - s;
            StripLoops.oneRow(
                    stride,
                    rows,
                    strips[s >> 2],
                    a[x],
                    left > 1 ? a[x + aSum] : 0.0,
                    left > 2 ? a[x + 2 * aSum] : 0.0,
                    left > 3 ? a[x + 3 * aSum] : 0.0);
            x += 4 * aSum;
        }
    }
}
