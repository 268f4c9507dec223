package org.matgrad.benchmarks.peer;

import java.util.Arrays;

/**
 * Products in the shape that HotSpot turns into the fastest code: three rows times four numbers of the sum, in a left
 * chain, over a literal number of columns; all operands of the innermost loop lie literal distances apart.
 */
final class TunedLoops {

    private TunedLoops() {}

    /** A right operand, packed: four rows a strip. */
    static final class Strips {
        private final double[][] strips;
        private final int width;
        private final double[] rows;

        /**
         * Reserves the strips.
         *
         * @param inner the length of the sum, a multiple of 4
         * @param width the number of columns with padding: 16, 32 or 64
         */
        Strips(int inner, int width) {
            this.strips = new double[inner / 4][4 * width];
            this.width = width;
            this.rows = new double[3 * width];
        }

        void pack(double[] B, int inner, int columns) {
            for (int k = 0; k < inner; k++) {
                System.arraycopy(B, k * columns, strips[k >> 2], (k & 3) * width, columns);
            }
        }

        void packTransposed(double[] B, int columns, int inner) {
            for (int k = 0; k < inner; k++) {
                double[] strip = strips[k >> 2];
                int to = (k & 3) * width;
                for (int j = 0; j < columns; j++) {
                    strip[to + j] = B[j * inner + k];
                }
            }
        }

        /** C[i,j] = b[j] + Σₖ A[i,k]·B[k,j]; rows of C are as long as the strips are wide. */
        void multiply(double[] C, double[] A, int aStride, double[] b, int m) {
            for (int i = 0; i < m; i += 3) {
                // What a last group lacks it takes from the rows before.
                int row = Math.min(i, m - 3);
                for (int r = 0; r < 3; r++) {
                    System.arraycopy(b, 0, rows, r * width, Math.min(b.length, width));
                }
                int x = row * aStride;
                int y = x + aStride;
                int z = y + aStride;
                for (int s = 0; s < strips.length; s++) {
                    chain(
                            width,
                            rows,
                            strips[s],
                            A[x + 4 * s],
                            A[x + 4 * s + 1],
                            A[x + 4 * s + 2],
                            A[x + 4 * s + 3],
                            A[y + 4 * s],
                            A[y + 4 * s + 1],
                            A[y + 4 * s + 2],
                            A[y + 4 * s + 3],
                            A[z + 4 * s],
                            A[z + 4 * s + 1],
                            A[z + 4 * s + 2],
                            A[z + 4 * s + 3]);
                }
                System.arraycopy(rows, 0, C, row * width, 3 * width);
            }
        }
    }

    /** S[j,i] = Σₙ G[n,j]·X[n,i], kept in groups of three values of j. */
    static final class Sums {
        private final double[][] groups;
        private final int rows;
        private final int width;
        private final double[] strip;

        /**
         * Reserves the sums.
         *
         * @param rows the number of rows of S
         * @param width the number of columns of S: 16, 32 or 64
         */
        Sums(int rows, int width) {
            this.groups = new double[(rows + 2) / 3][3 * width];
            this.rows = rows;
            this.width = width;
            this.strip = new double[4 * width];
        }

        void clear() {
            for (double[] group : groups) {
                Arrays.fill(group, 0);
            }
        }

        void add(double[] G, int gStride, double[] X, int N) {
            int n = 0;
            for (; n + 4 <= N; n += 4) {
                System.arraycopy(X, n * width, strip, 0, 4 * width);
                int w = n * gStride;
                int x = w + gStride;
                int y = x + gStride;
                int z = y + gStride;
                for (int g = 0; g < groups.length; g++) {
                    int j = 3 * g;
                    // Rows that a last group lacks are never stored: any number will do.
                    int k = j + 1 < rows ? j + 1 : j;
                    int l = j + 2 < rows ? j + 2 : j;
                    chain(
                            width, groups[g], strip, G[w + j], G[x + j], G[y + j], G[z + j], G[w + k], G[x + k],
                            G[y + k], G[z + k], G[w + l], G[x + l], G[y + l], G[z + l]);
                }
            }
            for (; n < N; n++) {
                for (int j = 0; j < rows; j++) {
                    double factor = G[n * gStride + j];
                    double[] group = groups[j / 3];
                    int to = j % 3 * width;
                    for (int i = 0; i < width; i++) {
                        group[to + i] += factor * X[n * width + i];
                    }
                }
            }
        }

        /** dW[i,j] = S[j,i] + scale·W[i,j]. */
        void store(double[] dW, double[] W, double scale) {
            for (int j = 0; j < rows; j++) {
                double[] group = groups[j / 3];
                int from = j % 3 * width;
                for (int i = 0; i < width; i++) {
                    dW[i * rows + j] = group[from + i] + scale * W[i * rows + j];
                }
            }
        }
    }

    static double squaredNorm(double[] A) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 4 <= A.length; i += 4) {
            s0 += A[i] * A[i];
            s1 += A[i + 1] * A[i + 1];
            s2 += A[i + 2] * A[i + 2];
            s3 += A[i + 3] * A[i + 3];
        }
        for (; i < A.length; i++) {
            s0 += A[i] * A[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    private static void chain(
            int width,
            double[] c,
            double[] p,
            double a00,
            double a01,
            double a02,
            double a03,
            double a10,
            double a11,
            double a12,
            double a13,
            double a20,
            double a21,
            double a22,
            double a23) {
        switch (width) {
            case 16 -> chain16(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            case 32 -> chain32(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            case 64 -> chain64(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            default -> throw new IllegalArgumentException("no loop of width " + width);
        }
    }

    private static void chain16(
            double[] c,
            double[] p,
            double a00,
            double a01,
            double a02,
            double a03,
            double a10,
            double a11,
            double a12,
            double a13,
            double a20,
            double a21,
            double a22,
            double a23) {
        for (int j = 0; j < 16; j++) {
            double v0 = p[j];
            double v1 = p[16 + j];
            double v2 = p[32 + j];
            double v3 = p[48 + j];
            c[j] = c[j] + a00 * v0 + a01 * v1 + a02 * v2 + a03 * v3;
            c[16 + j] = c[16 + j] + a10 * v0 + a11 * v1 + a12 * v2 + a13 * v3;
            c[32 + j] = c[32 + j] + a20 * v0 + a21 * v1 + a22 * v2 + a23 * v3;
        }
    }

    private static void chain32(
            double[] c,
            double[] p,
            double a00,
            double a01,
            double a02,
            double a03,
            double a10,
            double a11,
            double a12,
            double a13,
            double a20,
            double a21,
            double a22,
            double a23) {
        for (int j = 0; j < 32; j++) {
            double v0 = p[j];
            double v1 = p[32 + j];
            double v2 = p[64 + j];
            double v3 = p[96 + j];
            c[j] = c[j] + a00 * v0 + a01 * v1 + a02 * v2 + a03 * v3;
            c[32 + j] = c[32 + j] + a10 * v0 + a11 * v1 + a12 * v2 + a13 * v3;
            c[64 + j] = c[64 + j] + a20 * v0 + a21 * v1 + a22 * v2 + a23 * v3;
        }
    }

    private static void chain64(
            double[] c,
            double[] p,
            double a00,
            double a01,
            double a02,
            double a03,
            double a10,
            double a11,
            double a12,
            double a13,
            double a20,
            double a21,
            double a22,
            double a23) {
        for (int j = 0; j < 64; j++) {
            double v0 = p[j];
            double v1 = p[64 + j];
            double v2 = p[128 + j];
            double v3 = p[192 + j];
            c[j] = c[j] + a00 * v0 + a01 * v1 + a02 * v2 + a03 * v3;
            c[64 + j] = c[64 + j] + a10 * v0 + a11 * v1 + a12 * v2 + a13 * v3;
            c[128 + j] = c[128 + j] + a20 * v0 + a21 * v1 + a22 * v2 + a23 * v3;
        }
    }
}
