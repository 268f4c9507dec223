package org.matgrad.kernel;

/**
 * The product of small matrices: tiles of 4 × 4 results, each kept in locals while the sum runs. Operands are read
 * through strides, so every layout takes the same code.
 */
final class ScalarTiles {
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
        int wholeRows = m & ~3;
        int wholeColumns = n & ~3;
        for (int i = 0; i < wholeRows; i += 4) {
            int ct = cAt + i * cRow;
            int at = aAt + i * aRow;
            for (int j = 0; j < wholeColumns; j += 4) {
                fourByFour(c, ct + j, cRow, a, at, aRow, aSum, b, bAt + j * bColumn, bSum, bColumn, k, add);
            }
            for (int j = wholeColumns; j < n; j++) {
                fourByOne(c, ct + j, cRow, a, at, aRow, aSum, b, bAt + j * bColumn, bSum, k, add);
            }
        }
        for (int i = wholeRows; i < m; i++) {
            row(c, cAt + i * cRow, a, aAt + i * aRow, aSum, b, bAt, bSum, bColumn, n, k, add);
        }
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
        int wholeColumns = n & ~3;
        for (int j = 0; j < wholeColumns; j += 4) {
            fourByOne(c, ct + j, 1, b, bAt + j * bColumn, bColumn, bSum, a, aAt, aSum, k, add);
        }
        for (int j = wholeColumns; j < n; j++) {
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
}
