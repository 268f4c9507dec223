package org.matgrad.vector;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * Products of large matrices, for vectors of 512 bits. A block of A and a block of B are packed in the order in which tiles read
 * them. What the last rows and columns lack is zero, and such tiles are computed aside.
 */
final class PackedProduct {

    /** How many values of k are packed at a time: B's part of a tile takes 24 KB, and stays in the first cache. */
    private static final int BLOCK = 128;

    /** How many rows of A are packed at a time: 256 KB, which stay in the second cache. */
    private static final int HEIGHT = 256;

    private static final int ROWS = PackedTiles.ROWS;
    private static final int WIDTH = PackedTiles.VECTORS * Lanes.COUNT;

    private double[] left = new double[0];
    private double[] right = new double[0];
    private final double[] edge = new double[ROWS * WIDTH];

    /** A[i,k] is at aAt + i·aRow + k·aSum, B[k,j] at bAt + k·bSum + j·bColumn, C[i,j] at cAt + i·cRow + j. */
    void multiply(
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
        reserve(Math.min(m, HEIGHT), n, Math.min(k, BLOCK));
        for (int start = 0; start < k; start += BLOCK) {
            int depth = Math.min(BLOCK, k - start);
            for (int j = 0; j < n; j += WIDTH) {
                int width = Math.min(WIDTH, n - j);
                pack(b, bAt + start * bSum + j * bColumn, bColumn, bSum, width, depth, right, j * depth, padded(width));
            }
            for (int top = 0; top < m; top += HEIGHT) {
                int height = Math.min(HEIGHT, m - top);
                for (int i = 0; i < height; i += ROWS) {
                    int rows = Math.min(ROWS, height - i);
                    int at = aAt + (top + i) * aRow + start * aSum;
                    pack(a, at, aRow, aSum, rows, depth, left, i * depth, ROWS);
                }
                for (int j = 0; j < n; j += WIDTH) {
                    int width = Math.min(WIDTH, n - j);
                    panel(c, cAt + top * cRow + j, cRow, j * depth, height, width, depth, add || start > 0);
                }
            }
        }
    }

    private static int padded(int width) {
        return (width + Lanes.COUNT - 1) / Lanes.COUNT * Lanes.COUNT;
    }

    private void reserve(int m, int n, int depth) {
        int rows = (m + ROWS - 1) / ROWS * ROWS;
        if (left.length < rows * depth) {
            left = new double[rows * depth];
        }
        if (right.length < padded(n) * depth) {
            right = new double[padded(n) * depth];
        }
    }

    /** Puts so many lines, of depth numbers each, side by side into rows of the given width. */
    private static void pack(
            double[] from, int at, int line, int step, int lines, int depth, double[] to, int toAt, int width) {
        if (lines < width) {
            Arrays.fill(to, toAt, toAt + depth * width, 0.0);
        }
        int i = 0;
        for (; line == 1 && i + Lanes.COUNT <= lines; i += Lanes.COUNT) {
            copyVectors(from, at + i, step, depth, to, toAt + i, width);
        }
        for (; i + 8 <= lines; i += 8) {
            packEight(from, at + i * line, line, step, depth, to, toAt + i, width);
        }
        for (; i < lines; i++) {
            for (int s = 0, x = at + i * line, y = toAt + i; s < depth; s++, x += step, y += width) {
                to[y] = from[x];
            }
        }
    }

    private static void copyVectors(double[] from, int at, int step, int depth, double[] to, int toAt, int width) {
        for (int s = 0, x = at, y = toAt; s < depth; s++, x += step, y += width) {
            DoubleVector.fromArray(Lanes.SPECIES, from, x).intoArray(to, y);
        }
    }

    private static void packEight(
            double[] from, int at, int line, int step, int depth, double[] to, int toAt, int width) {
        int line2 = 2 * line;
        int line3 = 3 * line;
        int line4 = 4 * line;
        int line5 = 5 * line;
        int line6 = 6 * line;
        int line7 = 7 * line;
        for (int s = 0, x = at, y = toAt; s < depth; s++, x += step, y += width) {
            to[y] = from[x];
            to[y + 1] = from[x + line];
            to[y + 2] = from[x + line2];
            to[y + 3] = from[x + line3];
            to[y + 4] = from[x + line4];
            to[y + 5] = from[x + line5];
            to[y + 6] = from[x + line6];
            to[y + 7] = from[x + line7];
        }
    }

    /** All packed rows of A with a part of B that is one tile wide. */
    private void panel(double[] c, int ct, int cRow, int bt, int height, int width, int depth, boolean add) {
        int padded = padded(width);
        int vectors = padded / Lanes.COUNT;
        for (int i = 0; i < height; i += ROWS) {
            int to = ct + i * cRow;
            if (width == padded && height - i >= ROWS) {
                PackedTiles.run(vectors, c, to, cRow, left, i * depth, right, bt, depth, add);
            } else {
                PackedTiles.run(vectors, edge, 0, padded, left, i * depth, right, bt, depth, false);
                Edge.store(c, to, cRow, edge, padded, Math.min(ROWS, height - i), width, add);
            }
        }
    }
}
