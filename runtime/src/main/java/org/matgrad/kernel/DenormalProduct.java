package org.matgrad.kernel;

/**
 * Products of matrices with denormal numbers, by which some processors take a hundred times as long to multiply. Weights that
 * vanish are such numbers, and fill whole rows or columns.
 *
 * <p>They are set aside: A = A' + A″, where A″ has the denormal numbers, and the same for B. Then AB is A'B' + A″B + AB″,
 * since A″B″ is too small for any number. The last two are sums over those k only that have a denormal number in A's column or
 * B's row, and are computed with A″ and B″ scaled, which makes them normal.
 */
final class DenormalProduct {
    /** How many values of k are split at a time, fewer where rows or columns have more than 16,384 numbers. */
    private static final int BLOCK = 256;

    private static final int LARGEST = BLOCK * 16384;

    /** So many multiply-adds for each number that is looked at. */
    private static final int WORK = 2048;

    /** How many numbers of a row or column are looked at. */
    private static final int LOOKS = 16;

    /** Makes denormal numbers normal, and no sum of their products infinite. */
    private static final double SCALE = Math.scalb(1.0, Double.MAX_EXPONENT / 2);

    /** A number of this size doesn't change by one below the normal range, which is less than a quarter of its last digit. */
    private static final double UNCHANGED = 4 * Double.MIN_NORMAL / Math.ulp(1.0);

    private final MatrixProduct product;

    /** Columns of A', one after the other, and rows of B'. */
    private double[] left = new double[0];

    private double[] right = new double[0];

    /** Columns of A″ and A, and the rows of B and B″ that belong to them. */
    private double[] asideLeft = new double[0];

    private double[] asideRight = new double[0];

    /** A″B + AB″, scaled. */
    private double[] sums = new double[0];

    /** How many columns and rows have been set aside. */
    private int count;

    DenormalProduct(MatrixProduct product) {
        this.product = product;
    }

    /**
     * Whether a matrix seems to have denormal numbers. At most one is looked at in each row or column, whichever are more, and
     * fewer where the product is small: a few numbers that are missed cost time, but change nothing.
     *
     * @param work the product's multiply-adds
     */
    static boolean areIn(double[] a, int at, int row, int column, int rows, int columns, long work) {
        boolean isTall = rows > columns;
        int longer = isTall ? rows : columns;
        int shorter = isTall ? columns : rows;
        int step = isTall ? row : column;
        int otherStep = isTall ? column : row;
        int skip = (int) Math.min(longer, 1 + WORK * (longer - 1L) / work);
        for (int i = 0, j = 0; i < longer; i += skip) {
            if (isDenormal(a[at + i * step + j * otherStep])) {
                return true;
            }
            j = j + 1 == shorter ? 0 : j + 1;
        }
        return false;
    }

    private static boolean isDenormal(double x) {
        return Math.abs(x) < Double.MIN_NORMAL && x != 0;
    }

    /**
     * A[i,k] is at aAt + i·aRow + k·aSum, B[k,j] at bAt + k·bSum + j·bColumn, C[i,j] at cAt + i·cRow + j.
     *
     * @param inA whether A is split
     * @param inB whether B is
     */
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
            boolean add,
            boolean inA,
            boolean inB) {
        int block = Math.max(1, Math.min(Math.min(BLOCK, k), LARGEST / Math.max(m, n)));
        reserve(m, n, block);
        boolean isAside = false;
        for (int start = 0; start < k; start += block) {
            int depth = Math.min(block, k - start);
            int at = aAt + start * aSum;
            int bt = bAt + start * bSum;
            split(a, at, aRow, aSum, inA, b, bt, bSum, bColumn, inB, m, n, depth);
            product.kernels(
                    c,
                    cAt,
                    cRow,
                    inA ? left : a,
                    inA ? 0 : at,
                    inA ? 1 : aRow,
                    inA ? m : aSum,
                    inB ? right : b,
                    inB ? 0 : bt,
                    inB ? n : bSum,
                    inB ? 1 : bColumn,
                    m,
                    n,
                    depth,
                    add || start > 0);
            if (count > 0) {
                product.kernels(sums, 0, n, asideLeft, 0, 1, m, asideRight, 0, n, 1, m, n, count, isAside);
                isAside = true;
            }
        }
        if (isAside) {
            merge(c, cAt, cRow, m, n);
        }
    }

    private void reserve(int m, int n, int depth) {
        if (left.length < depth * m) {
            left = new double[depth * m];
            asideLeft = new double[2 * depth * m];
        }
        if (right.length < depth * n) {
            right = new double[depth * n];
            asideRight = new double[2 * depth * n];
        }
        if (sums.length < m * n) {
            sums = new double[m * n];
        }
    }

    private void split(
            double[] a,
            int aAt,
            int aRow,
            int aSum,
            boolean inA,
            double[] b,
            int bAt,
            int bSum,
            int bColumn,
            boolean inB,
            int m,
            int n,
            int depth) {
        count = 0;
        for (int s = 0, at = aAt, bt = bAt; s < depth; s++, at += aSum, bt += bSum) {
            boolean isInA = inA && copy(a, at, aRow, left, s * m, m);
            boolean isInB = inB && copy(b, bt, bColumn, right, s * n, n);
            // An infinite number times a denormal one is infinite, but times zero it isn't.
            if ((isInA || isInB) && areFinite(a, at, aRow, m) && areFinite(b, bt, bColumn, n)) {
                if (isInA) {
                    take(left, s * m, asideLeft, count * m, m);
                    copy(b, bt, bColumn, asideRight, count * n, n);
                    count++;
                }
                if (isInB) {
                    take(right, s * n, asideRight, count * n, n);
                    copy(a, at, aRow, asideLeft, count * m, m);
                    count++;
                }
            }
        }
    }

    /** Copies so many numbers that lie step apart, and says whether a denormal one seems to be among them. */
    private static boolean copy(double[] from, int at, int step, double[] to, int toAt, int length) {
        if (step == 1) {
            System.arraycopy(from, at, to, toAt, length);
        } else {
            for (int i = 0, x = at; i < length; i++, x += step) {
                to[toAt + i] = from[x];
            }
        }
        // Lines mostly have many denormal numbers or none; what is missed costs time, but changes nothing.
        int skip = 1 + (length - 1) / LOOKS;
        for (int i = toAt + toAt / length % skip; i < toAt + length; i += skip) {
            if (isDenormal(to[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean areFinite(double[] x, int at, int step, int length) {
        for (int i = 0, t = at; i < length; i++, t += step) {
            if (!(Math.abs(x[t]) <= Double.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }

    /** Moves denormal numbers from one line to another, where they are scaled and the others are zero. */
    private static void take(double[] from, int at, double[] to, int toAt, int length) {
        for (int i = 0; i < length; i++) {
            double value = from[at + i];
            boolean isTaken = isDenormal(value);
            to[toAt + i] = isTaken ? scaled(value) : 0.0;
            from[at + i] = isTaken ? 0.0 : value;
        }
    }

    /** A denormal number times SCALE, to its last digit: where products with it are slow, sums are not. */
    private static double scaled(double denormal) {
        double least = Math.copySign(Double.MIN_NORMAL, denormal);
        return (denormal + least) * SCALE - least * SCALE;
    }

    private void merge(double[] c, int cAt, int cRow, int m, int n) {
        for (int i = 0; i < m; i++) {
            for (int j = 0, at = cAt + i * cRow; j < n; j++, at++) {
                double sum = sums[i * n + j];
                // Scaling back is slow as well where it gives a denormal number, and then mostly without effect.
                if (Math.abs(sum) >= Double.MIN_NORMAL * SCALE || Math.abs(c[at]) < UNCHANGED) {
                    c[at] += sum / SCALE;
                }
            }
        }
    }
}
