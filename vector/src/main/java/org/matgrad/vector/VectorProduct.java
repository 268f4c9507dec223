package org.matgrad.vector;

import java.util.Arrays;
import org.matgrad.kernel.ProductKernel;

/**
 * Blocked matrix products. A tile of C, four rows of a few vectors, stays in registers while the sum runs over a block of
 * k. B is read as it stands where a panel's rows are contiguous and B fits into the cache; otherwise the panel is packed,
 * and what it lacks of its width is zero. Rows of at most two vectors have tiles of their own, and so have many long rows on
 * machines with many long registers.
 */
final class VectorProduct implements ProductKernel {

    /** How many values of k a tile is summed over. */
    private static final int BLOCK = 256;

    /** The largest B that is read as it stands. */
    private static final long UNPACKED = 256L * 256;

    /** The width of a tile. */
    private static final int WIDTH = Tiles.INSTANCE.vectors() * Lanes.COUNT;

    private static final int ROWS = Tiles.ROWS;

    /** Shorter rows fill less than half a vector, or are few multiply-adds anyway. */
    private static final int SHORTEST = Math.max(4, Lanes.COUNT / 2);

    /** How many rows of a narrower panel are computed at a time: as many as tiles of either kind take. */
    private static final int EDGE_ROWS = 12;

    /** How many rows of C make it worth packing both operands, where B needn't be packed otherwise and where it need. */
    private static final int MANY_ROWS = 72;

    private static final int SOME_ROWS = 16;

    private final PackedProduct packed = new PackedProduct();
    private double[] panel = new double[0];
    private double[] edge = new double[0];

    @Override
    public boolean takes(int n) {
        return n >= SHORTEST;
    }

    @Override
    public void multiply(
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
        boolean isNarrow = OverlappingTiles.fit(n);
        if (!isNarrow && packsBoth(m, n, bColumn)) {
            packed.multiply(c, cAt, cRow, a, aAt, aRow, aSum, b, bAt, bSum, bColumn, m, n, k, add);
            return;
        }
        int panelWidth = isNarrow ? n : WIDTH;
        boolean packsAlways = bColumn != 1 || !isNarrow && (long) n * k > UNPACKED;
        for (int j = 0; j < n; j += panelWidth) {
            int width = Math.min(panelWidth, n - j);
            int row = isNarrow ? n : padded(width);
            boolean packs = width < panelWidth || packsAlways;
            int ct = cAt + j;
            for (int start = 0; start < k; start += BLOCK) {
                int depth = Math.min(BLOCK, k - start);
                int from = bAt + start * bSum + j * bColumn;
                if (packs) {
                    pack(b, from, bSum, bColumn, width, depth, row);
                }
                double[] source = packs ? panel : b;
                int at = aAt + start * aSum;
                int sourceAt = packs ? 0 : from;
                int sourceRow = packs ? row : bSum;
                boolean adds = add || start > 0;
                if (isNarrow) {
                    OverlappingTiles.rows(
                            c, ct, cRow, a, at, aRow, aSum, source, sourceAt, sourceRow, m, n, depth, adds);
                } else if (width == WIDTH) {
                    rows(c, ct, cRow, a, at, aRow, aSum, source, sourceAt, sourceRow, m, depth, adds);
                } else {
                    edge(c, ct, cRow, a, at, aRow, aSum, width, row, m, depth, adds);
                }
            }
        }
    }

    /** The width of the narrowest tile that has so many columns. */
    private static int padded(int width) {
        return width <= Lanes.COUNT ? Lanes.COUNT : width <= 2 * Lanes.COUNT ? 2 * Lanes.COUNT : WIDTH;
    }

    /** Only with vectors of 512 bits there are registers for its tiles. */
    private static boolean packsBoth(int m, int n, int bColumn) {
        boolean canReadB = bColumn == 1 && n % WIDTH == 0;
        return Lanes.ARE_LONGEST && m >= (canReadB ? MANY_ROWS : SOME_ROWS);
    }

    /** All rows of a panel of full width. */
    private static void rows(
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
            int depth,
            boolean add) {
        int i = 0;
        for (; i + ROWS <= m; i += ROWS) {
            Tiles.INSTANCE.four(c, cAt + i * cRow, cRow, a, aAt + i * aRow, aRow, aSum, b, bAt, bRow, depth, add);
        }
        for (; i < m; i++) {
            Tiles.INSTANCE.one(c, cAt + i * cRow, a, aAt + i * aRow, aSum, b, bAt, bRow, depth, add);
        }
    }

    /** All rows of a panel of some width, by way of tiles of another. */
    private void edge(
            double[] c,
            int cAt,
            int cRow,
            double[] a,
            int aAt,
            int aRow,
            int aSum,
            int width,
            int tile,
            int m,
            int depth,
            boolean add) {
        if (edge.length == 0) {
            edge = new double[EDGE_ROWS * WIDTH];
        }
        for (int i = 0; i < m; i += EDGE_ROWS) {
            int count = Math.min(EDGE_ROWS, m - i);
            int at = aAt + i * aRow;
            if (OverlappingTiles.fit(tile)) {
                OverlappingTiles.rows(edge, 0, tile, a, at, aRow, aSum, panel, 0, tile, count, tile, depth, false);
            } else {
                rows(edge, 0, tile, a, at, aRow, aSum, panel, 0, tile, count, depth, false);
            }
            Edge.store(c, cAt + i * cRow, cRow, edge, tile, count, width, add);
        }
    }

    /** Copies columns of B, so many rows of them, to the panel, whose rows are row apart. */
    private void pack(double[] b, int from, int bSum, int bColumn, int width, int depth, int row) {
        if (panel.length == 0) {
            panel = new double[BLOCK * WIDTH];
        }
        if (width < row) {
            Arrays.fill(panel, 0, depth * row, 0.0);
        }
        if (bColumn == 1) {
            for (int s = 0; s < depth; s++) {
                System.arraycopy(b, from + s * bSum, panel, s * row, width);
            }
            return;
        }
        for (int j = 0; j < width; j++) {
            int at = from + j * bColumn;
            for (int s = 0, to = j; s < depth; s++, at += bSum, to += row) {
                panel[to] = b[at];
            }
        }
    }
}
