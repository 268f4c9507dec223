package org.matgrad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One term of a {@link Jacobian}, ready to be read. */
final class TermReader {
    private final Jacobian.Term term;
    private final int[] extents;
    private final int[] leaders;
    private final Jacobian.Link[] links;
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
        this.links = new Jacobian.Link[leaders.length];
        term.links().forEach(link -> links[link.axis()] = link);
        this.operands = term.factors().stream().map(Operand::of).toList();
    }

    Jacobian.Term term() {
        return term;
    }

    int[] leaders() {
        return leaders;
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
            return isLinked(indices) ? product(indices) : 0.0;
        }
        double sum = 0.0;
        for (int i = 0; i < extents[axis]; i++) {
            indices[axis] = i;
            sum += sum(axis + 1, indices);
        }
        return sum;
    }

    private boolean isLinked(int... indices) {
        for (int axis = 0; axis < links.length; axis++) {
            if (links[axis] != null && new Places.Linked(links[axis], 0, 0).at(indices) != indices[axis]) {
                return false;
            }
        }
        return true;
    }

    private double product(int... indices) {
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

    /** Where the components lie in an array over these axes of output or input, at strides of its own. */
    private Places places(int from, int rank, int... strides) {
        int[] plain = new int[extents.length];
        List<Places.Linked> linked = new ArrayList<>();
        for (int axis = from; axis < from + rank; axis++) {
            if (links[axis] == null) {
                plain[leaders[axis]] += strides[axis - from];
            } else {
                linked.add(new Places.Linked(links[axis], extents[axis], strides[axis - from]));
            }
        }
        return new Places(plain, linked);
    }

    private Places places(int from, int rank) {
        return places(from, rank, Strided.rowMajor(Arrays.copyOfRange(extents, from, from + rank)));
    }

    /** The axes that the place along axes of output or input depends on. */
    private long axes(Places places, int from, int rank) {
        long plain = 0;
        for (int axis = from; axis < from + rank; axis++) {
            plain |= links[axis] == null ? 1L << leaders[axis] : 0;
        }
        return places.axes(plain);
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
        List<Operand> product = new ArrayList<>(operands);
        Places source = places(from, fromRank);
        if (source.linked().isEmpty()) {
            int[] givenSizes = Arrays.copyOfRange(extents, from, from + fromRank);
            product.add(Operand.of(given, Arrays.copyOfRange(leaders, from, from + fromRank), givenSizes, null));
        } else {
            product.add(gathered(given, source, axes(source, from, fromRank)));
        }
        Places target = places(to, toRank);
        add(result, target, product, axes(target, to, toRank));
    }

    /** What a term's axes find in an array. */
    private Operand gathered(double[] given, Places places, long axes) {
        int[] own = Operand.axesOf(axes);
        Operand found = Operand.zeros(own, extents, 0);
        int at = 0;
        for (Odometer odometer = new Odometer(own, extents); !odometer.isDone(); odometer.next()) {
            int place = places.of(odometer.indices());
            found.data()[at++] = place < 0 ? 0.0 : given[place];
        }
        return found;
    }

    /** Adds all components to an array indexed by the axes of output and input, at the given strides. */
    void addTo(double[] result, int[] resultStrides) {
        Places target = places(0, leaders.length, resultStrides);
        add(result, target, operands, axes(target, 0, leaders.length));
    }

    private void add(double[] result, Places target, List<Operand> product, long kept) {
        Operand value = Contraction.all(product, extents, kept);
        int[] axes = Operand.axesOf(kept);
        if (target.linked().isEmpty()) {
            Strided.add(
                    Operand.select(extents, axes),
                    result,
                    Operand.select(target.strides(), axes),
                    term.coefficient(),
                    value.data(),
                    value.stridesAlong(axes));
            return;
        }
        int[] strides = value.stridesAlong(axes);
        for (Odometer odometer = new Odometer(axes, extents); !odometer.isDone(); odometer.next()) {
            int place = target.of(odometer.indices());
            if (place >= 0) {
                int at = 0;
                for (int k = 0; k < axes.length; k++) {
                    at += strides[k] * odometer.indices()[axes[k]];
                }
                result[place] += term.coefficient() * value.data()[at];
            }
        }
    }

    /** What is told of an entry: its place and its value. */
    interface Entries {
        void add(int row, int column, double value);
    }

    /** Hands out the components that may differ from zero; a place may come several times. */
    void entries(int outRank, Entries entries) {
        Places rows = places(0, outRank);
        Places columns = places(outRank, leaders.length - outRank);
        long kept = axes(rows, 0, outRank) | axes(columns, outRank, leaders.length - outRank);
        Operand value = Contraction.all(operands, extents, kept);
        int[] axes = Operand.axesOf(kept);
        int[] strides = value.stridesAlong(axes);
        for (Odometer odometer = new Odometer(axes, extents); !odometer.isDone(); odometer.next()) {
            int row = rows.of(odometer.indices());
            int column = columns.of(odometer.indices());
            if (row >= 0 && column >= 0) {
                int at = 0;
                for (int k = 0; k < axes.length; k++) {
                    at += strides[k] * odometer.indices()[axes[k]];
                }
                entries.add(row, column, term.coefficient() * value.data()[at]);
            }
        }
    }

    /** The places of those components, without their values. */
    void pattern(int outRank, Entries entries) {
        Places rows = places(0, outRank);
        Places columns = places(outRank, leaders.length - outRank);
        int[] axes = Operand.axesOf(axes(rows, 0, outRank) | axes(columns, outRank, leaders.length - outRank));
        for (Odometer odometer = new Odometer(axes, extents); !odometer.isDone(); odometer.next()) {
            int row = rows.of(odometer.indices());
            int column = columns.of(odometer.indices());
            if (row >= 0 && column >= 0) {
                entries.add(row, column, 0.0);
            }
        }
    }
}
