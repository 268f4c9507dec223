package org.matgrad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One term of a {@link Jacobian}, ready to be read. */
final class TermReader {
    private final Jacobian.Term term;
    private final int[] extents;
    private final int[] leaders;
    private final List<Operand> operands;

    /**
     * Prepares a term.
     *
     * @param term the term
     * @param extents of all its axes, inner ones included
     * @param leaders for each axis of output and input the first axis it is joined with by deltas, or itself
     */
    TermReader(Jacobian.Term term, int[] extents, int[] leaders) {
        this.term = term;
        this.extents = extents;
        this.leaders = leaders;
        this.operands = term.factors().stream().map(Operand::of).toList();
    }

    Jacobian.Term term() {
        return term;
    }

    int[] leaders() {
        return leaders;
    }

    /** The axes of output and input that no delta joins to an earlier one. */
    int[] distinctAxes() {
        return Arrays.stream(leaders).distinct().toArray();
    }

    /** How many components the deltas let differ from zero. */
    long nonzeros() {
        return Jacobian.product(Operand.select(extents, distinctAxes()));
    }

    double get(int[] indices) {
        for (int axis = 0; axis < leaders.length; axis++) {
            if (indices[axis] != indices[leaders[axis]]) {
                return 0.0;
            }
        }
        int[] all = Arrays.copyOf(indices, extents.length);
        return term.coefficient() * sum(leaders.length, all);
    }

    private double sum(int axis, int[] indices) {
        if (axis == extents.length) {
            double product = 1.0;
            for (Operand operand : operands) {
                int at = 0;
                for (int k = 0; k < operand.axes().length; k++) {
                    at += operand.strides()[k] * indices[operand.axes()[k]];
                }
                product *= operand.data()[at];
            }
            return product;
        }
        double sum = 0.0;
        for (int i = 0; i < extents[axis]; i++) {
            indices[axis] = i;
            sum += sum(axis + 1, indices);
        }
        return sum;
    }

    /**
     * Adds this term, multiplied by an array and summed over that array's axes.
     *
     * @param result what to add to, indexed by axes {@code to} and those that follow it, contiguous
     * @param to the first axis of the result
     * @param toRank how many axes the result has
     * @param given the array to multiply by, contiguous
     * @param from its first axis
     * @param fromRank how many axes it has
     */
    void addTimes(double[] result, int to, int toRank, double[] given, int from, int fromRank) {
        int[] givenSizes = Arrays.copyOfRange(extents, from, from + fromRank);
        int[] givenAxes = Arrays.copyOfRange(leaders, from, from + fromRank);
        List<Operand> product = new ArrayList<>(operands);
        product.add(Operand.of(given, givenAxes, givenSizes, null));
        int[] strides = new int[leaders.length];
        int[] resultStrides = Strided.rowMajor(Arrays.copyOfRange(extents, to, to + toRank));
        long kept = 0;
        for (int axis = to; axis < to + toRank; axis++) {
            strides[leaders[axis]] += resultStrides[axis - to];
            kept |= 1L << leaders[axis];
        }
        add(result, strides, product, kept);
    }

    /** Adds all components to an array indexed by the axes of output and input, at the given strides. */
    void addTo(double[] result, int[] resultStrides) {
        int[] strides = new int[leaders.length];
        long kept = 0;
        for (int axis = 0; axis < leaders.length; axis++) {
            strides[leaders[axis]] += resultStrides[axis];
            kept |= 1L << leaders[axis];
        }
        add(result, strides, operands, kept);
    }

    /** Adds the components that the deltas let differ from zero to a matrix whose rows are the first axes. */
    void addTo(SparseAssembly entries, int rowAxes) {
        int[] rowStrides = new int[leaders.length];
        int[] columnStrides = new int[leaders.length];
        int[] rows = Strided.rowMajor(Arrays.copyOfRange(extents, 0, rowAxes));
        int[] columns = Strided.rowMajor(Arrays.copyOfRange(extents, rowAxes, leaders.length));
        long kept = 0;
        for (int axis = 0; axis < leaders.length; axis++) {
            if (axis < rowAxes) {
                rowStrides[leaders[axis]] += rows[axis];
            } else {
                columnStrides[leaders[axis]] += columns[axis - rowAxes];
            }
            kept |= 1L << leaders[axis];
        }
        Operand value = Contraction.all(operands, extents, kept);
        int[] axes = Operand.axesOf(kept);
        new Walk(
                        Operand.select(extents, axes),
                        Operand.select(rowStrides, axes),
                        Operand.select(columnStrides, axes),
                        value,
                        value.stridesAlong(axes))
                .from(0, 0, 0, 0, entries);
    }

    /** Goes through the components along the distinct axes. */
    private final class Walk {
        private final int[] sizes;
        private final int[] rowStrides;
        private final int[] columnStrides;
        private final Operand value;
        private final int[] valueStrides;

        Walk(int[] sizes, int[] rowStrides, int[] columnStrides, Operand value, int[] valueStrides) {
            this.sizes = sizes;
            this.rowStrides = rowStrides;
            this.columnStrides = columnStrides;
            this.value = value;
            this.valueStrides = valueStrides;
        }

        void from(int axis, int row, int column, int at, SparseAssembly entries) {
            if (axis == sizes.length) {
                entries.add(row, column, term.coefficient() * value.data()[at]);
                return;
            }
            for (int i = 0; i < sizes[axis]; i++) {
                from(
                        axis + 1,
                        row + i * rowStrides[axis],
                        column + i * columnStrides[axis],
                        at + i * valueStrides[axis],
                        entries);
            }
        }
    }

    private void add(double[] result, int[] strides, List<Operand> product, long kept) {
        Operand value = Contraction.all(product, extents, kept);
        int[] axes = Operand.axesOf(kept);
        Strided.add(
                Operand.select(extents, axes),
                result,
                Operand.select(strides, axes),
                term.coefficient(),
                value.data(),
                value.stridesAlong(axes));
    }
}
