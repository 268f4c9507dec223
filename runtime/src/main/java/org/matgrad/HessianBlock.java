package org.matgrad;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The second derivatives of a number with respect to two parameters, ∂²y/∂p∂q, in compact form: terms as of a {@link
 * Jacobian}, that of the gradient by p with respect to q, and for vectors bands, which are zero but on one line beside the
 * diagonal. The derivatives are their sum.
 *
 * <p>Arrays are held by reference, as a {@link Jacobian} holds them. Apart from that a block is immutable.
 */
public final class HessianBlock {
    private final Jacobian terms;
    private final List<Band> bands;
    private final Symmetry symmetry;

    /** What the bands stored stand for. */
    private enum Symmetry {
        /** Each stands for itself. */
        NONE,
        /** Those below the diagonal also stand for their mirror images above. */
        MIRRORED
    }

    private HessianBlock(Jacobian terms, List<Band> bands, Symmetry symmetry) {
        this.terms = terms;
        this.bands = bands;
        this.symmetry = symmetry;
    }

    /**
     * The components [i, j] with i - j = offset.
     *
     * @param offset how far below the diagonal; negative above
     * @param values the components, in order
     */
    public record Band(int offset, Vector values) {
        /**
         * Makes a band.
         *
         * @param offset how far below the diagonal
         * @param values the components
         */
        public Band {
            requireNonNull(values, "values");
        }

        private int row(int n) {
            return n + Math.max(offset, 0);
        }

        private int column(int n) {
            return n - Math.min(offset, 0);
        }
    }

    static HessianBlock of(Jacobian terms) {
        return new HessianBlock(terms, List.of(), Symmetry.NONE);
    }

    /** Collects bands: lines of components that add up where they fall on one diagonal. */
    static final class Bands {
        private final int rows;
        private final int columns;
        private final Symmetry symmetry;
        private final Map<Integer, double[]> sums = new TreeMap<>();

        private Bands(int rows, int columns, Symmetry symmetry) {
            this.rows = rows;
            this.columns = columns;
            this.symmetry = symmetry;
        }

        /** Adds values[k] to the component [k + row, k + column]; of mirrored ones only those not above the diagonal. */
        void add(int row, int column, double[] values) {
            int offset = row - column;
            if (symmetry == Symmetry.MIRRORED && offset < 0) {
                throw new IllegalArgumentException("a band above the diagonal of a symmetric block");
            }
            int length = Math.max(0, Math.min(rows - Math.max(offset, 0), columns + Math.min(offset, 0)));
            double[] sum = sums.computeIfAbsent(offset, key -> new double[length]);
            int shift = Math.min(row, column);
            for (int k = 0; k < values.length; k++) {
                sum[k + shift] += values[k];
            }
        }

        HessianBlock build(Jacobian terms) {
            List<Band> bands = new ArrayList<>();
            sums.forEach((offset, values) -> bands.add(new Band(offset, Vector.wrap(values))));
            return new HessianBlock(terms, List.copyOf(bands), symmetry);
        }
    }

    /** Bands of a block of two different parameters. */
    static Bands bands(int rows, int columns) {
        return new Bands(rows, columns, Symmetry.NONE);
    }

    /** Bands of a block of one parameter with itself. */
    static Bands mirrored(int size) {
        return new Bands(size, size, Symmetry.MIRRORED);
    }

    /** The block of the two parameters the other way round, which has the same arrays. */
    HessianBlock transposed() {
        List<Band> turned = bands.stream()
                .map(band -> new Band(-band.offset(), band.values()))
                .toList();
        return new HessianBlock(terms.transposed(), turned, symmetry);
    }

    /**
     * What is stored apart from bands.
     *
     * @return the terms, as the gradient's Jacobian
     */
    public Jacobian terms() {
        return terms;
    }

    /**
     * The bands. In the block of a parameter with itself one beside the diagonal also stands for its mirror image.
     *
     * @return the bands, unmodifiable
     */
    public List<Band> bands() {
        return bands;
    }

    private boolean isMirrored(Band band) {
        return symmetry == Symmetry.MIRRORED && band.offset() != 0;
    }

    /**
     * One component.
     *
     * @param rowThenColumn the first parameter's indices, then the second's
     * @return the second derivative
     * @throws IllegalArgumentException if the number of indices is wrong
     * @throws IndexOutOfBoundsException if an index is outside its axis
     */
    public double get(int... rowThenColumn) {
        double sum = terms.get(rowThenColumn);
        for (Band band : bands) {
            int distance = rowThenColumn[0] - rowThenColumn[1];
            if (distance == band.offset() || isMirrored(band) && -distance == band.offset()) {
                sum += band.values().get(Math.min(rowThenColumn[0], rowThenColumn[1]));
            }
        }
        return sum;
    }

    /** Adds the block times v[from...] to out[to...]. */
    void addTimes(double[] out, int to, double[] v, int from) {
        terms.addTimes(out, to, v, from);
        for (Band band : bands) {
            double[] values = band.values().data();
            for (int n = 0; n < values.length; n++) {
                out[to + band.row(n)] += values[n] * v[from + band.column(n)];
            }
            if (isMirrored(band)) {
                for (int n = 0; n < values.length; n++) {
                    out[to + band.column(n)] += values[n] * v[from + band.row(n)];
                }
            }
        }
    }

    /** Adds the transposed block times v[from...] to out[to...]. */
    void addTransposeTimes(double[] out, int to, double[] v, int from) {
        terms.addTransposeTimes(out, to, v, from);
        for (Band band : bands) {
            double[] values = band.values().data();
            for (int n = 0; n < values.length; n++) {
                out[to + band.column(n)] += values[n] * v[from + band.row(n)];
            }
            if (isMirrored(band)) {
                for (int n = 0; n < values.length; n++) {
                    out[to + band.row(n)] += values[n] * v[from + band.column(n)];
                }
            }
        }
    }

    /**
     * The dense matrix with a row for each component of the first parameter and a column for each of the second, both in
     * row-major order.
     *
     * @return the matrix, not to be written to: it may be one that is stored
     * @throws IllegalArgumentException if it has more components than an array may have
     */
    public Matrix toMatrix() {
        Matrix dense = terms.toMatrix();
        if (bands.isEmpty()) {
            return dense;
        }
        Matrix sum = dense.copy();
        double[] data = sum.data();
        for (Band band : bands) {
            for (int n = 0; n < band.values().size(); n++) {
                data[band.row(n) * sum.columns() + band.column(n)] +=
                        band.values().get(n);
                if (isMirrored(band)) {
                    data[band.column(n) * sum.columns() + band.row(n)] +=
                            band.values().get(n);
                }
            }
        }
        return sum;
    }

    /**
     * The dense array, with the first parameter's axes and then the second's.
     *
     * @return the array
     * @throws IllegalArgumentException if it has more components than an array may have
     */
    public Tensor toTensor() {
        return bands.isEmpty()
                ? terms.toTensor()
                : Tensor.wrap(
                        new int[] {terms.outSizes()[0], terms.inSizes()[0]},
                        toMatrix().data());
    }

    /**
     * How many components deltas, links and bands let differ from zero, each place counted once.
     *
     * @return the count
     * @throws IllegalArgumentException if the places have to be listed and are too many for that
     */
    public long nonzeros() {
        if (bands.isEmpty()) {
            return terms.nonzeros();
        }
        return SparseRows.count(
                entries(), Checks.length("nonzeros", terms.outSizes()), Checks.length("nonzeros", terms.inSizes()));
    }

    /**
     * The matrix of {@link #toMatrix} in compressed sparse row form, with the places that {@link #nonzeros} counts.
     *
     * @return the matrix, in arrays of its own
     * @throws IllegalArgumentException if it has more rows, columns or entries than an array may have
     */
    public CompressedRows toCompressedRows() {
        int rows = Checks.length("toCompressedRows", terms.outSizes());
        return SparseRows.values(entries(), rows, Checks.length("toCompressedRows", terms.inSizes()));
    }

    /** The components that may differ from zero. */
    SparseRows.Source entries() {
        SparseRows.Source ofTerms = terms.entries();
        return new SparseRows.Source() {
            @Override
            public void pattern(TermReader.Entries entries) {
                ofTerms.pattern(entries);
                bands.forEach(band -> list(band, entries));
            }

            @Override
            public void values(TermReader.Entries entries) {
                ofTerms.values(entries);
                bands.forEach(band -> list(band, entries));
            }
        };
    }

    private void list(Band band, TermReader.Entries entries) {
        for (int n = 0; n < band.values().size(); n++) {
            entries.add(band.row(n), band.column(n), band.values().get(n));
            if (isMirrored(band)) {
                entries.add(band.column(n), band.row(n), band.values().get(n));
            }
        }
    }

    /** The arrays that are held. */
    Set<double[]> arrays() {
        Set<double[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        terms.terms().forEach(term -> term.factors()
                .forEach(factor -> arrays.add(factor.array().data())));
        bands.forEach(band -> arrays.add(band.values().data()));
        return arrays;
    }

    /**
     * How many numbers are held, an array that occurs several times counted once.
     *
     * @return the total length of the distinct arrays
     */
    public long storedNumbers() {
        return arrays().stream().mapToLong(data -> data.length).sum();
    }

    /**
     * The formula and the sizes, but no numbers.
     *
     * @return for example {@code ∂xBar[i]/∂x[j] = Σk 2·A[k,i]·A[k,j], [3] by [3]}
     */
    @Override
    public String toString() {
        String offsets = bands.isEmpty()
                ? ""
                : ", bands "
                        + Arrays.toString(bands.stream().mapToInt(Band::offset).toArray());
        return terms + offsets;
    }
}
