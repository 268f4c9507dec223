package org.matgrad;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The second derivatives of a number with respect to parameters, in compact form: a {@linkplain HessianBlock block} for each
 * pair of parameters. As second derivatives are symmetric, only the blocks on and below the diagonal are stored; those above
 * are read from the same arrays.
 *
 * <p>Where all parameters count as one vector, each stands with its components in row-major order, one parameter behind the
 * other.
 *
 * <p>Arrays are held by reference, as a {@link Jacobian} holds them. Apart from that a Hessian is immutable.
 */
public final class Hessian {
    private final List<String> names;
    private final HessianBlock[][] lower;
    private final int[] starts;

    private Hessian(List<String> names, HessianBlock[][] lower) {
        this.names = names;
        this.lower = lower;
        this.starts = new int[names.size() + 1];
        for (int p = 0; p < names.size(); p++) {
            starts[p + 1] = Math.addExact(
                    starts[p], Checks.length("Hessian", lower[p][p].terms().outSizes()));
        }
    }

    /**
     * Starts a Hessian.
     *
     * @param names the parameters' names, in order
     * @return a builder without blocks
     */
    public static Builder builder(String... names) {
        return new Builder(List.of(names));
    }

    /** Collects the blocks of a {@link Hessian}: all on and below the diagonal have to be given. */
    public static final class Builder {
        private final List<String> names;
        private final HessianBlock[][] lower;

        private Builder(List<String> names) {
            this.names = names;
            this.lower = new HessianBlock[names.size()][];
            for (int p = 0; p < lower.length; p++) {
                lower[p] = new HessianBlock[p + 1];
            }
        }

        /**
         * Sets a block.
         *
         * @param row the number of the parameter whose gradient is differentiated
         * @param column the number of the one with respect to which, not larger
         * @param terms the gradient's Jacobian
         * @return this
         */
        public Builder block(int row, int column, Jacobian terms) {
            lower[row][column] = HessianBlock.of(requireNonNull(terms, "terms"));
            return this;
        }

        /**
         * Sets a block of two vectors that has bands.
         *
         * @param row the number of the parameter whose gradient is differentiated
         * @param column the number of the one with respect to which, not larger
         * @param terms what else the block has
         * @param bands lines of components; in the block of a parameter with itself those not above the diagonal, which
         *     also stand for their mirror images
         * @return this
         */
        public Builder block(int row, int column, Jacobian terms, Line... bands) {
            HessianBlock.Bands sums = row == column
                    ? HessianBlock.mirrored(terms.outSizes()[0])
                    : HessianBlock.bands(terms.outSizes()[0], terms.inSizes()[0]);
            for (Line line : bands) {
                sums.add(line.row(), line.column(), line.values());
            }
            lower[row][column] = sums.build(terms);
            return this;
        }

        /**
         * Builds the Hessian.
         *
         * @return the Hessian
         * @throws IllegalStateException if a block is missing
         */
        public Hessian build() {
            for (int p = 0; p < lower.length; p++) {
                for (int q = 0; q <= p; q++) {
                    if (lower[p][q] == null) {
                        throw new IllegalStateException("Hessian: no block " + names.get(p) + ", " + names.get(q));
                    }
                }
            }
            return new Hessian(names, lower);
        }
    }

    /**
     * Components along a diagonal: values[k] belongs to [k + row, k + column]. Lines on one diagonal add up.
     *
     * @param row the first row
     * @param column the first column
     * @param values the components
     */
    public record Line(int row, int column, double[] values) {}

    /**
     * The parameters' names.
     *
     * @return the names in order, unmodifiable
     */
    public List<String> names() {
        return names;
    }

    private int number(String name) {
        int number = names.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("Hessian: no parameter " + name + " among " + names);
        }
        return number;
    }

    /**
     * The block of two parameters.
     *
     * @param row a parameter's name
     * @param column another's, or the same
     * @return ∂²y/∂row∂column; above the diagonal the mirror image of the one below, with the same arrays
     * @throws IllegalArgumentException if there is no such parameter
     */
    public HessianBlock block(String row, String column) {
        int p = number(row);
        int q = number(column);
        return p >= q ? lower[p][q] : lower[q][p].transposed();
    }

    /**
     * One component.
     *
     * @param row a parameter's name
     * @param column another's, or the same
     * @param rowThenColumn the first parameter's indices, then the second's
     * @return the second derivative
     * @throws IllegalArgumentException if there is no such parameter or the number of indices is wrong
     * @throws IndexOutOfBoundsException if an index is outside its axis
     */
    public double get(String row, String column, int... rowThenColumn) {
        return block(row, column).get(rowThenColumn);
    }

    /**
     * The number of all parameters' components.
     *
     * @return the number of rows and of columns
     */
    public int size() {
        return starts[names.size()];
    }

    /**
     * H·v, at the cost of multiplying by what is stored.
     *
     * @param v a direction: the components of all parameters, one behind the other
     * @return the product, alike
     * @throws IllegalArgumentException if the size differs
     */
    public Vector times(Vector v) {
        if (v.size() != size()) {
            throw new IllegalArgumentException("times: size " + v.size() + " instead of " + size());
        }
        double[] result = new double[size()];
        for (int p = 0; p < lower.length; p++) {
            for (int q = 0; q <= p; q++) {
                lower[p][q].addTimes(result, starts[p], v.data(), starts[q]);
                if (p != q) {
                    lower[p][q].addTransposeTimes(result, starts[q], v.data(), starts[p]);
                }
            }
        }
        return Vector.wrap(result);
    }

    /**
     * The dense symmetric matrix of all parameters' components.
     *
     * @return the matrix, a new one
     * @throws IllegalArgumentException if it has more components than an array may have
     */
    public Matrix toMatrix() {
        int size = size();
        double[] dense = new double[Checks.length("toMatrix", size, size)];
        for (int p = 0; p < lower.length; p++) {
            for (int q = 0; q <= p; q++) {
                Matrix block = lower[p][q].toMatrix();
                for (int i = 0; i < block.rows(); i++) {
                    for (int j = 0; j < block.columns(); j++) {
                        double value = block.get(i, j);
                        dense[(starts[p] + i) * size + starts[q] + j] = value;
                        dense[(starts[q] + j) * size + starts[p] + i] = value;
                    }
                }
            }
        }
        return Matrix.wrap(size, size, dense);
    }

    /**
     * The dense array of a single parameter: its axes, and these once more.
     *
     * @return the array
     * @throws IllegalStateException if there are several parameters
     * @throws IllegalArgumentException if it has more components than an array may have
     */
    public Tensor toTensor() {
        if (names.size() != 1) {
            throw new IllegalStateException("toTensor: several parameters, " + names + "; take block(...).toTensor()");
        }
        return lower[0][0].toTensor();
    }

    /**
     * The symmetric matrix of {@link #toMatrix} in compressed sparse row form, both triangles, with the places that {@link
     * #nonzeros} counts and at a cost proportional to their number, apart from products that terms keep in factors.
     *
     * @return the matrix, in arrays of its own
     * @throws IllegalArgumentException if it has more entries than an array may have
     */
    public CompressedRows toCompressedRows() {
        SparseRows.Source whole = new SparseRows.Source() {
            @Override
            public void pattern(TermReader.Entries entries) {
                forEachBlock(entries, SparseRows.Source::pattern);
            }

            @Override
            public void values(TermReader.Entries entries) {
                forEachBlock(entries, SparseRows.Source::values);
            }
        };
        return SparseRows.values(whole, size(), size());
    }

    /** What is listed of a block. */
    private interface Listing {
        void list(SparseRows.Source block, TermReader.Entries entries);
    }

    private void forEachBlock(TermReader.Entries entries, Listing listing) {
        for (int p = 0; p < lower.length; p++) {
            for (int q = 0; q <= p; q++) {
                int below = starts[p];
                int right = starts[q];
                boolean isMirrored = p != q;
                listing.list(lower[p][q].entries(), (row, column, value) -> {
                    entries.add(below + row, right + column, value);
                    if (isMirrored) {
                        entries.add(right + column, below + row, value);
                    }
                });
            }
        }
    }

    /**
     * How many components the blocks' deltas, links and bands let differ from zero, in the whole symmetric matrix.
     *
     * @return the count
     * @throws IllegalArgumentException if the places of a block have to be listed and are too many for that
     */
    public long nonzeros() {
        long sum = 0;
        for (int p = 0; p < lower.length; p++) {
            for (int q = 0; q <= p; q++) {
                sum += (p == q ? 1 : 2) * lower[p][q].nonzeros();
            }
        }
        return sum;
    }

    /**
     * How many numbers are held, an array that occurs several times counted once.
     *
     * @return the total length of the distinct arrays
     */
    public long storedNumbers() {
        Set<double[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        for (HessianBlock[] row : lower) {
            for (HessianBlock block : row) {
                arrays.addAll(block.arrays());
            }
        }
        return arrays.stream().mapToLong(data -> data.length).sum();
    }

    /**
     * The formulas and the sizes, but no numbers.
     *
     * @return a line for each stored block
     */
    @Override
    public String toString() {
        return Arrays.stream(lower)
                .flatMap(Arrays::stream)
                .map(HessianBlock::toString)
                .collect(Collectors.joining("\n"));
    }
}
