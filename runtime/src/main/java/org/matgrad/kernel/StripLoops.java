package org.matgrad.kernel;

/**
 * The inner loops of the packed product, one for each width of a strip. They differ in a literal only, and have to:
 * with the distance between rows in a variable HotSpot doesn't vectorise them. Four terms by three rows is as much as one
 * body may hold.
 */
final class StripLoops {
    /** The widest strip has rows of 2 KB; one of 512 floats takes a fifth less time than two of 256. */
    private static final int WIDEST = 2048 / Double.BYTES;

    private StripLoops() {}

    /** The width of the next strip when so many columns are left. */
    static int widthFor(int columns) {
        if (columns > 256 && WIDEST > 256) {
            return columns > 384 ? 512 : 384;
        }
        if (columns > 128) {
            return columns > 192 ? 256 : 192;
        }
        if (columns > 64) {
            return columns > 96 ? 128 : 96;
        }
        if (columns > 32) {
            return columns > 48 ? 64 : 48;
        }
        return columns > 16 ? 32 : 16;
    }

    /** c[r,j] += Σₛ a[r,s]·p[s,j] for three rows of c and four of p, both of the given width. */
    static void threeRows(
            int stride,
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
        switch (stride) {
            case 16 -> threeRows16(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            case 32 -> threeRows32(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            case 48 -> threeRows48(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            case 64 -> threeRows64(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            case 96 -> threeRows96(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            case 128 -> threeRows128(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            case 192 -> threeRows192(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            case 256 -> threeRows256(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            case 384 -> threeRows384(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
            default -> threeRows512(c, p, a00, a01, a02, a03, a10, a11, a12, a13, a20, a21, a22, a23);
        }
    }

    /** The same for one row of c. */
    static void oneRow(int stride, double[] c, double[] p, double a0, double a1, double a2, double a3) {
        switch (stride) {
            case 16 -> oneRow16(c, p, a0, a1, a2, a3);
            case 32 -> oneRow32(c, p, a0, a1, a2, a3);
            case 48 -> oneRow48(c, p, a0, a1, a2, a3);
            case 64 -> oneRow64(c, p, a0, a1, a2, a3);
            case 96 -> oneRow96(c, p, a0, a1, a2, a3);
            case 128 -> oneRow128(c, p, a0, a1, a2, a3);
            case 192 -> oneRow192(c, p, a0, a1, a2, a3);
            case 256 -> oneRow256(c, p, a0, a1, a2, a3);
            case 384 -> oneRow384(c, p, a0, a1, a2, a3);
            default -> oneRow512(c, p, a0, a1, a2, a3);
        }
    }

    private static void threeRows16(
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

    private static void threeRows32(
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

    private static void threeRows48(
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
        for (int j = 0; j < 48; j++) {
            double v0 = p[j];
            double v1 = p[48 + j];
            double v2 = p[96 + j];
            double v3 = p[144 + j];
            c[j] = c[j] + a00 * v0 + a01 * v1 + a02 * v2 + a03 * v3;
            c[48 + j] = c[48 + j] + a10 * v0 + a11 * v1 + a12 * v2 + a13 * v3;
            c[96 + j] = c[96 + j] + a20 * v0 + a21 * v1 + a22 * v2 + a23 * v3;
        }
    }

    private static void threeRows64(
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

    private static void threeRows96(
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
        for (int j = 0; j < 96; j++) {
            double v0 = p[j];
            double v1 = p[96 + j];
            double v2 = p[192 + j];
            double v3 = p[288 + j];
            c[j] = c[j] + a00 * v0 + a01 * v1 + a02 * v2 + a03 * v3;
            c[96 + j] = c[96 + j] + a10 * v0 + a11 * v1 + a12 * v2 + a13 * v3;
            c[192 + j] = c[192 + j] + a20 * v0 + a21 * v1 + a22 * v2 + a23 * v3;
        }
    }

    private static void threeRows128(
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
        for (int j = 0; j < 128; j++) {
            double v0 = p[j];
            double v1 = p[128 + j];
            double v2 = p[256 + j];
            double v3 = p[384 + j];
            c[j] = c[j] + a00 * v0 + a01 * v1 + a02 * v2 + a03 * v3;
            c[128 + j] = c[128 + j] + a10 * v0 + a11 * v1 + a12 * v2 + a13 * v3;
            c[256 + j] = c[256 + j] + a20 * v0 + a21 * v1 + a22 * v2 + a23 * v3;
        }
    }

    private static void threeRows192(
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
        for (int j = 0; j < 192; j++) {
            double v0 = p[j];
            double v1 = p[192 + j];
            double v2 = p[384 + j];
            double v3 = p[576 + j];
            c[j] = c[j] + a00 * v0 + a01 * v1 + a02 * v2 + a03 * v3;
            c[192 + j] = c[192 + j] + a10 * v0 + a11 * v1 + a12 * v2 + a13 * v3;
            c[384 + j] = c[384 + j] + a20 * v0 + a21 * v1 + a22 * v2 + a23 * v3;
        }
    }

    private static void threeRows256(
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
        for (int j = 0; j < 256; j++) {
            double v0 = p[j];
            double v1 = p[256 + j];
            double v2 = p[512 + j];
            double v3 = p[768 + j];
            c[j] = c[j] + a00 * v0 + a01 * v1 + a02 * v2 + a03 * v3;
            c[256 + j] = c[256 + j] + a10 * v0 + a11 * v1 + a12 * v2 + a13 * v3;
            c[512 + j] = c[512 + j] + a20 * v0 + a21 * v1 + a22 * v2 + a23 * v3;
        }
    }

    private static void oneRow16(double[] c, double[] p, double a0, double a1, double a2, double a3) {
        for (int j = 0; j < 16; j++) {
            c[j] = c[j] + a0 * p[j] + a1 * p[16 + j] + a2 * p[32 + j] + a3 * p[48 + j];
        }
    }

    private static void oneRow32(double[] c, double[] p, double a0, double a1, double a2, double a3) {
        for (int j = 0; j < 32; j++) {
            c[j] = c[j] + a0 * p[j] + a1 * p[32 + j] + a2 * p[64 + j] + a3 * p[96 + j];
        }
    }

    private static void oneRow48(double[] c, double[] p, double a0, double a1, double a2, double a3) {
        for (int j = 0; j < 48; j++) {
            c[j] = c[j] + a0 * p[j] + a1 * p[48 + j] + a2 * p[96 + j] + a3 * p[144 + j];
        }
    }

    private static void oneRow64(double[] c, double[] p, double a0, double a1, double a2, double a3) {
        for (int j = 0; j < 64; j++) {
            c[j] = c[j] + a0 * p[j] + a1 * p[64 + j] + a2 * p[128 + j] + a3 * p[192 + j];
        }
    }

    private static void oneRow96(double[] c, double[] p, double a0, double a1, double a2, double a3) {
        for (int j = 0; j < 96; j++) {
            c[j] = c[j] + a0 * p[j] + a1 * p[96 + j] + a2 * p[192 + j] + a3 * p[288 + j];
        }
    }

    private static void oneRow128(double[] c, double[] p, double a0, double a1, double a2, double a3) {
        for (int j = 0; j < 128; j++) {
            c[j] = c[j] + a0 * p[j] + a1 * p[128 + j] + a2 * p[256 + j] + a3 * p[384 + j];
        }
    }

    private static void oneRow192(double[] c, double[] p, double a0, double a1, double a2, double a3) {
        for (int j = 0; j < 192; j++) {
            c[j] = c[j] + a0 * p[j] + a1 * p[192 + j] + a2 * p[384 + j] + a3 * p[576 + j];
        }
    }

    private static void oneRow256(double[] c, double[] p, double a0, double a1, double a2, double a3) {
        for (int j = 0; j < 256; j++) {
            c[j] = c[j] + a0 * p[j] + a1 * p[256 + j] + a2 * p[512 + j] + a3 * p[768 + j];
        }
    }

    private static void threeRows384(
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
        for (int j = 0; j < 384; j++) {
            double v0 = p[j];
            double v1 = p[384 + j];
            double v2 = p[768 + j];
            double v3 = p[1152 + j];
            c[j] = c[j] + a00 * v0 + a01 * v1 + a02 * v2 + a03 * v3;
            c[384 + j] = c[384 + j] + a10 * v0 + a11 * v1 + a12 * v2 + a13 * v3;
            c[768 + j] = c[768 + j] + a20 * v0 + a21 * v1 + a22 * v2 + a23 * v3;
        }
    }

    private static void threeRows512(
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
        for (int j = 0; j < 512; j++) {
            double v0 = p[j];
            double v1 = p[512 + j];
            double v2 = p[1024 + j];
            double v3 = p[1536 + j];
            c[j] = c[j] + a00 * v0 + a01 * v1 + a02 * v2 + a03 * v3;
            c[512 + j] = c[512 + j] + a10 * v0 + a11 * v1 + a12 * v2 + a13 * v3;
            c[1024 + j] = c[1024 + j] + a20 * v0 + a21 * v1 + a22 * v2 + a23 * v3;
        }
    }

    private static void oneRow384(double[] c, double[] p, double a0, double a1, double a2, double a3) {
        for (int j = 0; j < 384; j++) {
            c[j] = c[j] + a0 * p[j] + a1 * p[384 + j] + a2 * p[768 + j] + a3 * p[1152 + j];
        }
    }

    private static void oneRow512(double[] c, double[] p, double a0, double a1, double a2, double a3) {
        for (int j = 0; j < 512; j++) {
            c[j] = c[j] + a0 * p[j] + a1 * p[512 + j] + a2 * p[1024 + j] + a3 * p[1536 + j];
        }
    }
}
