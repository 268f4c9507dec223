package org.matgrad.kernel;

/**
 * The product of small matrices: tiles of four or three lines by four or three, each kept in locals while the sum runs. Axes
 * of 1, 2 and 5 have lines that are left over. Operands are read through strides, so every layout takes the same code.
 */
final class ScalarTiles {
    /**
     * How many values of k a tile is summed over, so that lines which lie far apart stay in the first cache: 25 products of 10 ×
     * 10 by 1000, whose lines are 2 KB apart, take 690 µs, 735 with 64 and 790 in one.
     */
    private static final int BLOCK = 128;

    private ScalarTiles() {}

    /** A[i,k] is at aAt + i·aRow + k·aSum, B[k,j] at bAt + k·bSum + j·bColumn, C[i,j] at cAt + i·cRow + j. */
    static void run(
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
        for (int start = 0; start < k; start += BLOCK) {
            int depth = Math.min(BLOCK, k - start);
            int at = aAt + start * aSum;
            block(c, cAt, cRow, a, at, aRow, aSum, b, bAt + start * bSum, bSum, bColumn, m, n, depth, add || start > 0);
        }
    }

    private static void block(
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
        int i = 0;
        for (int rows; m - i >= 3; i += rows) {
            rows = next(m - i);
            int at = aAt + i * aRow;
            int j = 0;
            for (int columns; n - j >= 3; j += columns) {
                columns = next(n - j);
                int ct = cAt + i * cRow + j;
                int bt = bAt + j * bColumn;
                if (rows == 4 && columns == 4) {
                    fourByFour(c, ct, cRow, a, at, aRow, aSum, b, bt, bSum, bColumn, k, add);
                } else if (rows == 4) {
                    fourByThree(c, ct, cRow, 1, a, at, aRow, aSum, b, bt, bSum, bColumn, k, add);
                } else if (columns == 4) {
                    // Its transpose.
                    fourByThree(c, ct, 1, cRow, b, bt, bColumn, bSum, a, at, aSum, aRow, k, add);
                } else {
                    threeByThree(c, ct, cRow, a, at, aRow, aSum, b, bt, bSum, bColumn, k, add);
                }
            }
            for (; j < n; j++) {
                int ct = cAt + i * cRow + j;
                if (rows == 4) {
                    fourByOne(c, ct, cRow, a, at, aRow, aSum, b, bAt + j * bColumn, bSum, k, add);
                } else {
                    threeByOne(c, ct, cRow, a, at, aRow, aSum, b, bAt + j * bColumn, bSum, k, add);
                }
            }
        }
        for (; i < m; i++) {
            row(c, cAt + i * cRow, a, aAt + i * aRow, aSum, b, bAt, bSum, bColumn, n, k, add);
        }
    }

    /** How many of the lines that are left, which are at least three, the next tile takes. */
    private static int next(int left) {
        return left == 3 || left == 6 || left == 9 || left == 10 ? 3 : 4;
    }

    /** A single row of C. */
    private static void row(
            double[] c,
            int ct,
            double[] a,
            int aAt,
            int aSum,
            double[] b,
            int bAt,
            int bSum,
            int bColumn,
            int n,
            int k,
            boolean add) {
        int j = 0;
        for (; n - j >= 4; j += 4) {
            fourByOne(c, ct + j, 1, b, bAt + j * bColumn, bColumn, bSum, a, aAt, aSum, k, add);
        }
        if (n - j == 3) {
            threeByOne(c, ct + j, 1, b, bAt + j * bColumn, bColumn, bSum, a, aAt, aSum, k, add);
            return;
        }
        for (; j < n; j++) {
            double sum = 0.0;
            for (int s = 0, at = aAt, bt = bAt + j * bColumn; s < k; s++, at += aSum, bt += bSum) {
                sum += a[at] * b[bt];
            }
            c[ct + j] = add ? c[ct + j] + sum : sum;
        }
    }

    /** C[i,j] for four i and four j. */
    private static void fourByFour(
            double[] c,
            int c0,
            int n,
            double[] a,
            int at,
            int aRow,
            int aSum,
            double[] b,
            int bt,
            int bSum,
            int bColumn,
            int k,
            boolean add) {
        double s00 = 0.0;
        double s01 = 0.0;
        double s02 = 0.0;
        double s03 = 0.0;
        double s10 = 0.0;
        double s11 = 0.0;
        double s12 = 0.0;
        double s13 = 0.0;
        double s20 = 0.0;
        double s21 = 0.0;
        double s22 = 0.0;
        double s23 = 0.0;
        double s30 = 0.0;
        double s31 = 0.0;
        double s32 = 0.0;
        double s33 = 0.0;
        int aRow2 = 2 * aRow;
        int aRow3 = 3 * aRow;
        int bColumn2 = 2 * bColumn;
        int bColumn3 = 3 * bColumn;
        for (int s = 0; s < k; s++) {
            double b0 = b[bt];
            double b1 = b[bt + bColumn];
            double b2 = b[bt + bColumn2];
            double b3 = b[bt + bColumn3];
            double a0 = a[at];
            s00 += a0 * b0;
            s01 += a0 * b1;
            s02 += a0 * b2;
            s03 += a0 * b3;
            double a1 = a[at + aRow];
            s10 += a1 * b0;
            s11 += a1 * b1;
            s12 += a1 * b2;
            s13 += a1 * b3;
            double a2 = a[at + aRow2];
            s20 += a2 * b0;
            s21 += a2 * b1;
            s22 += a2 * b2;
            s23 += a2 * b3;
            double a3 = a[at + aRow3];
            s30 += a3 * b0;
            s31 += a3 * b1;
            s32 += a3 * b2;
            s33 += a3 * b3;
            at += aSum;
            bt += bSum;
        }
        int c1 = c0 + n;
        int c2 = c1 + n;
        int c3 = c2 + n;
        if (add) {
            c[c0] += s00;
            c[c0 + 1] += s01;
            c[c0 + 2] += s02;
            c[c0 + 3] += s03;
            c[c1] += s10;
            c[c1 + 1] += s11;
            c[c1 + 2] += s12;
            c[c1 + 3] += s13;
            c[c2] += s20;
            c[c2 + 1] += s21;
            c[c2 + 2] += s22;
            c[c2 + 3] += s23;
            c[c3] += s30;
            c[c3 + 1] += s31;
            c[c3 + 2] += s32;
            c[c3 + 3] += s33;
        } else {
            c[c0] = s00;
            c[c0 + 1] = s01;
            c[c0 + 2] = s02;
            c[c0 + 3] = s03;
            c[c1] = s10;
            c[c1 + 1] = s11;
            c[c1 + 2] = s12;
            c[c1 + 3] = s13;
            c[c2] = s20;
            c[c2 + 1] = s21;
            c[c2 + 2] = s22;
            c[c2 + 3] = s23;
            c[c3] = s30;
            c[c3 + 1] = s31;
            c[c3 + 2] = s32;
            c[c3 + 3] = s33;
        }
    }

    /** Four lines of a by three of b. */
    private static void fourByThree(
            double[] c,
            int ct,
            int cRow,
            int cColumn,
            double[] a,
            int at,
            int aRow,
            int aSum,
            double[] b,
            int bt,
            int bSum,
            int bColumn,
            int k,
            boolean add) {
        double s00 = 0.0;
        double s01 = 0.0;
        double s02 = 0.0;
        double s10 = 0.0;
        double s11 = 0.0;
        double s12 = 0.0;
        double s20 = 0.0;
        double s21 = 0.0;
        double s22 = 0.0;
        double s30 = 0.0;
        double s31 = 0.0;
        double s32 = 0.0;
        int aRow2 = 2 * aRow;
        int aRow3 = 3 * aRow;
        int bColumn2 = 2 * bColumn;
        for (int s = 0; s < k; s++) {
            double b0 = b[bt];
            double b1 = b[bt + bColumn];
            double b2 = b[bt + bColumn2];
            double a0 = a[at];
            s00 += a0 * b0;
            s01 += a0 * b1;
            s02 += a0 * b2;
            double a1 = a[at + aRow];
            s10 += a1 * b0;
            s11 += a1 * b1;
            s12 += a1 * b2;
            double a2 = a[at + aRow2];
            s20 += a2 * b0;
            s21 += a2 * b1;
            s22 += a2 * b2;
            double a3 = a[at + aRow3];
            s30 += a3 * b0;
            s31 += a3 * b1;
            s32 += a3 * b2;
            at += aSum;
            bt += bSum;
        }
        int c1 = ct + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int cColumn2 = 2 * cColumn;
        if (add) {
            c[ct] += s00;
            c[ct + cColumn] += s01;
            c[ct + cColumn2] += s02;
            c[c1] += s10;
            c[c1 + cColumn] += s11;
            c[c1 + cColumn2] += s12;
            c[c2] += s20;
            c[c2 + cColumn] += s21;
            c[c2 + cColumn2] += s22;
            c[c3] += s30;
            c[c3 + cColumn] += s31;
            c[c3 + cColumn2] += s32;
        } else {
            c[ct] = s00;
            c[ct + cColumn] = s01;
            c[ct + cColumn2] = s02;
            c[c1] = s10;
            c[c1 + cColumn] = s11;
            c[c1 + cColumn2] = s12;
            c[c2] = s20;
            c[c2 + cColumn] = s21;
            c[c2 + cColumn2] = s22;
            c[c3] = s30;
            c[c3 + cColumn] = s31;
            c[c3 + cColumn2] = s32;
        }
    }

    /** C[i,j] for three i and three j. */
    private static void threeByThree(
            double[] c,
            int ct,
            int cRow,
            double[] a,
            int at,
            int aRow,
            int aSum,
            double[] b,
            int bt,
            int bSum,
            int bColumn,
            int k,
            boolean add) {
        double s00 = 0.0;
        double s01 = 0.0;
        double s02 = 0.0;
        double s10 = 0.0;
        double s11 = 0.0;
        double s12 = 0.0;
        double s20 = 0.0;
        double s21 = 0.0;
        double s22 = 0.0;
        int aRow2 = 2 * aRow;
        int bColumn2 = 2 * bColumn;
        for (int s = 0; s < k; s++) {
            double b0 = b[bt];
            double b1 = b[bt + bColumn];
            double b2 = b[bt + bColumn2];
            double a0 = a[at];
            s00 += a0 * b0;
            s01 += a0 * b1;
            s02 += a0 * b2;
            double a1 = a[at + aRow];
            s10 += a1 * b0;
            s11 += a1 * b1;
            s12 += a1 * b2;
            double a2 = a[at + aRow2];
            s20 += a2 * b0;
            s21 += a2 * b1;
            s22 += a2 * b2;
            at += aSum;
            bt += bSum;
        }
        int c1 = ct + cRow;
        int c2 = c1 + cRow;
        if (add) {
            c[ct] += s00;
            c[ct + 1] += s01;
            c[ct + 2] += s02;
            c[c1] += s10;
            c[c1 + 1] += s11;
            c[c1 + 2] += s12;
            c[c2] += s20;
            c[c2 + 1] += s21;
            c[c2 + 2] += s22;
        } else {
            c[ct] = s00;
            c[ct + 1] = s01;
            c[ct + 2] = s02;
            c[c1] = s10;
            c[c1 + 1] = s11;
            c[c1 + 2] = s12;
            c[c2] = s20;
            c[c2 + 1] = s21;
            c[c2 + 2] = s22;
        }
    }

    /** Four results that lie cStep apart: four lines of a against one of b. */
    private static void fourByOne(
            double[] c,
            int ct,
            int cStep,
            double[] a,
            int at,
            int aLine,
            int aSum,
            double[] b,
            int bt,
            int bSum,
            int k,
            boolean add) {
        double s0 = 0.0;
        double s1 = 0.0;
        double s2 = 0.0;
        double s3 = 0.0;
        int aLine2 = 2 * aLine;
        int aLine3 = 3 * aLine;
        for (int s = 0; s < k; s++) {
            double b0 = b[bt];
            s0 += a[at] * b0;
            s1 += a[at + aLine] * b0;
            s2 += a[at + aLine2] * b0;
            s3 += a[at + aLine3] * b0;
            at += aSum;
            bt += bSum;
        }
        if (add) {
            c[ct] += s0;
            c[ct + cStep] += s1;
            c[ct + 2 * cStep] += s2;
            c[ct + 3 * cStep] += s3;
        } else {
            c[ct] = s0;
            c[ct + cStep] = s1;
            c[ct + 2 * cStep] = s2;
            c[ct + 3 * cStep] = s3;
        }
    }

    /** Three results that lie cStep apart: three lines of a against one of b. */
    private static void threeByOne(
            double[] c,
            int ct,
            int cStep,
            double[] a,
            int at,
            int aLine,
            int aSum,
            double[] b,
            int bt,
            int bSum,
            int k,
            boolean add) {
        double s0 = 0.0;
        double s1 = 0.0;
        double s2 = 0.0;
        int aLine2 = 2 * aLine;
        for (int s = 0; s < k; s++) {
            double b0 = b[bt];
            s0 += a[at] * b0;
            s1 += a[at + aLine] * b0;
            s2 += a[at + aLine2] * b0;
            at += aSum;
            bt += bSum;
        }
        if (add) {
            c[ct] += s0;
            c[ct + cStep] += s1;
            c[ct + 2 * cStep] += s2;
        } else {
            c[ct] = s0;
            c[ct + cStep] = s1;
            c[ct + 2 * cStep] = s2;
        }
    }
}
