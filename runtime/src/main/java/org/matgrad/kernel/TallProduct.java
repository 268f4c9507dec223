package org.matgrad.kernel;

import java.util.Arrays;

/**
 * The product with a narrow C of many rows, whose columns are the vectors: C[·,j] = Σₖ B[k,j]·A[·,k]. So many rows of A at a
 * time are transposed into lines, and what becomes of them is transposed back, each in one go through the rows: these may lie
 * far apart, and a second go takes as long as the arithmetic.
 */
final class TallProduct {
    /** From so many rows on; fewer are left to the loops' first and last turns, which aren't vectors. */
    private static final int FEWEST = 40;

    /** Longer rows are strips of their own. */
    private static final int WIDEST = 24;

    /** How many columns of C one go takes. */
    private static final int COLUMNS = 12;

    /** How many rows are transposed at a time. */
    private static final int LENGTH = 256;

    /** The distance of the lines of A in their array, a literal. With 256 they would share few sets of the cache. */
    private static final int STRIDE = 264;

    /** How many values of k one loop goes through. */
    private static final int TERMS = 10;

    /**
     * Where the sum over lines stands. In an array of its own it is likely to lie otherwise to the boundaries of vectors than the
     * lines do, and loops take 1.7 times as long.
     */
    private static final int SUM = TERMS * STRIDE;

    /** Columns of A, and their sum. */
    private double[] lines = new double[0];

    /** Columns of C. */
    private double[][] sums = new double[0][];

    /** Whether this is faster than tiles and strips; a single column is not worth transposing A for. */
    static boolean fits(int m, int n) {
        return n > 1 && n <= WIDEST && m >= Math.max(FEWEST, 4 * n);
    }

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
        if (sums.length < n) {
            sums = new double[n][LENGTH];
            lines = new double[SUM + LENGTH];
        }
        for (int i = 0; i < m; i += LENGTH) {
            int length = Math.min(LENGTH, m - i);
            int ct = cAt + i * cRow;
            for (int start = 0; start < k; start += TERMS) {
                int terms = Math.min(TERMS, k - start);
                take(lines, a, aAt + i * aRow + start * aSum, aRow, aSum, length, terms);
                Arrays.fill(lines, terms * STRIDE, (terms <= 5 ? 5 : TERMS) * STRIDE, 0.0);
                for (int j = 0; j < n; j++) {
                    sum(lines, length, b, bAt + start * bSum + j * bColumn, bSum, terms);
                    if (start == 0) {
                        System.arraycopy(lines, SUM, sums[j], 0, length);
                    } else {
                        add(sums[j], lines, SUM, 1, length);
                    }
                }
            }
            if (add) {
                for (int j = 0; j < n; j++) {
                    add(sums[j], c, ct + j, cRow, length);
                }
            }
            for (int j = 0; j < n; j += COLUMNS) {
                put(c, ct + j, cRow, sums, j, length, Math.min(COLUMNS, n - j));
            }
        }
    }

    /** Makes lines of so many columns of A. */
    private static void take(double[] lines, double[] a, int at, int aRow, int aSum, int length, int terms) {
        if (aRow == 1) {
            for (int s = 0; s < terms; s++) {
                System.arraycopy(a, at + s * aSum, lines, s * STRIDE, length);
            }
            return;
        }
        for (int i = 0, x = at; i < length; i++, x += aRow) {
            lines[i] = a[x];
            if (terms > 1) {
                lines[STRIDE + i] = a[x + aSum];
            }
            if (terms > 2) {
                lines[2 * STRIDE + i] = a[x + 2 * aSum];
            }
            if (terms > 3) {
                lines[3 * STRIDE + i] = a[x + 3 * aSum];
            }
            if (terms > 4) {
                lines[4 * STRIDE + i] = a[x + 4 * aSum];
            }
            if (terms > 5) {
                lines[5 * STRIDE + i] = a[x + 5 * aSum];
            }
            if (terms > 6) {
                lines[6 * STRIDE + i] = a[x + 6 * aSum];
            }
            if (terms > 7) {
                lines[7 * STRIDE + i] = a[x + 7 * aSum];
            }
            if (terms > 8) {
                lines[8 * STRIDE + i] = a[x + 8 * aSum];
            }
            if (terms > 9) {
                lines[9 * STRIDE + i] = a[x + 9 * aSum];
            }
        }
    }

    /** Makes columns of C of so many sums. */
    private static void put(double[] c, int ct, int cRow, double[][] sums, int from, int length, int n) {
        double[] s0 = sums[Math.min(from, sums.length - 1)];
        double[] s1 = sums[Math.min(from + 1, sums.length - 1)];
        double[] s2 = sums[Math.min(from + 2, sums.length - 1)];
        double[] s3 = sums[Math.min(from + 3, sums.length - 1)];
        double[] s4 = sums[Math.min(from + 4, sums.length - 1)];
        double[] s5 = sums[Math.min(from + 5, sums.length - 1)];
        double[] s6 = sums[Math.min(from + 6, sums.length - 1)];
        double[] s7 = sums[Math.min(from + 7, sums.length - 1)];
        double[] s8 = sums[Math.min(from + 8, sums.length - 1)];
        double[] s9 = sums[Math.min(from + 9, sums.length - 1)];
        double[] s10 = sums[Math.min(from + 10, sums.length - 1)];
        double[] s11 = sums[Math.min(from + 11, sums.length - 1)];
        for (int i = 0, at = ct; i < length; i++, at += cRow) {
            c[at] = s0[i];
            if (n > 1) {
                c[at + 1] = s1[i];
            }
            if (n > 2) {
                c[at + 2] = s2[i];
            }
            if (n > 3) {
                c[at + 3] = s3[i];
            }
            if (n > 4) {
                c[at + 4] = s4[i];
            }
            if (n > 5) {
                c[at + 5] = s5[i];
            }
            if (n > 6) {
                c[at + 6] = s6[i];
            }
            if (n > 7) {
                c[at + 7] = s7[i];
            }
            if (n > 8) {
                c[at + 8] = s8[i];
            }
            if (n > 9) {
                c[at + 9] = s9[i];
            }
            if (n > 10) {
                c[at + 10] = s10[i];
            }
            if (n > 11) {
                c[at + 11] = s11[i];
            }
        }
    }

    /** The sum over at most ten lines, behind them. Those up to five or ten that are missing are zero. */
    private static void sum(double[] lines, int length, double[] b, int at, int bSum, int terms) {
        double b0 = b[at];
        double b1 = terms > 1 ? b[at + bSum] : 0.0;
        double b2 = terms > 2 ? b[at + 2 * bSum] : 0.0;
        double b3 = terms > 3 ? b[at + 3 * bSum] : 0.0;
        double b4 = terms > 4 ? b[at + 4 * bSum] : 0.0;
        double b5 = terms > 5 ? b[at + 5 * bSum] : 0.0;
        double b6 = terms > 6 ? b[at + 6 * bSum] : 0.0;
        double b7 = terms > 7 ? b[at + 7 * bSum] : 0.0;
        double b8 = terms > 8 ? b[at + 8 * bSum] : 0.0;
        double b9 = terms > 9 ? b[at + 9 * bSum] : 0.0;
        if (terms <= 5) {
            five(lines, length, b0, b1, b2, b3, b4);
        } else {
            ten(lines, length, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9);
        }
    }

    private static void five(double[] p, int length, double b0, double b1, double b2, double b3, double b4) {
        int n = Math.min(LENGTH, length);
        for (int i = 0; i < n; i++) {
            p[SUM + i] = b0 * p[i]
                    + b1 * p[STRIDE + i]
                    + b2 * p[2 * STRIDE + i]
                    + b3 * p[3 * STRIDE + i]
                    + b4 * p[4 * STRIDE + i];
        }
    }

    private static void ten(
            double[] p,
            int length,
            double b0,
            double b1,
            double b2,
            double b3,
            double b4,
            double b5,
            double b6,
            double b7,
            double b8,
            double b9) {
        int n = Math.min(LENGTH, length);
        for (int i = 0; i < n; i++) {
            p[SUM + i] = b0 * p[i]
                    + b1 * p[STRIDE + i]
                    + b2 * p[2 * STRIDE + i]
                    + b3 * p[3 * STRIDE + i]
                    + b4 * p[4 * STRIDE + i]
                    + b5 * p[5 * STRIDE + i]
                    + b6 * p[6 * STRIDE + i]
                    + b7 * p[7 * STRIDE + i]
                    + b8 * p[8 * STRIDE + i]
                    + b9 * p[9 * STRIDE + i];
        }
    }

    private static void add(double[] sums, double[] more, int at, int step, int length) {
        for (int i = 0, x = at; i < length; i++, x += step) {
            sums[i] += more[x];
        }
    }
}
