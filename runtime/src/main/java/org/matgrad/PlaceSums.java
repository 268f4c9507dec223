package org.matgrad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sums what a term has for one place several times: where links read inner axes only, as δ[i,rows[n]]·δ[k,rows[n]] does
 * for rows of observations, the values n that lead to the same indices are one from then on. Done where the sums take no
 * more room than what they are made of.
 */
final class PlaceSums {
    private final int[] extents;
    private final List<Jacobian.Link> links;
    private final List<Operand> operands;
    private final int outerRank;
    private final List<Places.Linked> linked = new ArrayList<>();
    private long read;

    private PlaceSums(int[] extents, List<Jacobian.Link> links, List<Operand> operands, int outerRank) {
        this.extents = extents;
        this.links = links;
        this.operands = operands;
        this.outerRank = outerRank;
    }

    /**
     * A term with fewer numbers.
     *
     * @param summed the inner axes that are gone
     * @param joined outer axes that are equal now, which no link mentions any more; none if {@code axis} is an inner one
     * @param axis the axis of the sums: one of the outer axes joined, or a new inner one behind all others
     * @param count its extent
     */
    record Summed(
            long summed,
            List<Integer> joined,
            int axis,
            int count,
            List<Jacobian.Link> links,
            List<Operand> operands) {}

    /** The term with sums, if they are worth it. */
    static Optional<Summed> of(int[] extents, List<Jacobian.Link> links, List<Operand> operands, int outerRank) {
        PlaceSums sums = new PlaceSums(extents, links, operands, outerRank);
        return sums.areInner() ? sums.summed() : Optional.empty();
    }

    /** Finds the links that read inner axes; false if there are none, or one reads outer axes as well. */
    private boolean areInner() {
        boolean areInner = true;
        for (Jacobian.Link link : links) {
            long outer = link.axes().stream().filter(axis -> axis < outerRank).count();
            if (outer < link.axes().size()) {
                areInner &= outer == 0;
                link.axes().forEach(axis -> read |= 1L << axis);
                linked.add(new Places.Linked(link, extents[link.axis()], 0));
            }
        }
        return areInner && read != 0;
    }

    private boolean isRead(Operand operand) {
        return (operand.mask() & read) != 0;
    }

    private Optional<Summed> summed() {
        double points = 1;
        for (int axis : Operand.axesOf(read)) {
            points *= extents[axis];
        }
        double places = 1;
        for (Places.Linked link : linked) {
            places *= link.size();
        }
        if (points > Integer.MAX_VALUE || places > Long.MAX_VALUE) {
            return Optional.empty();
        }
        long[] keys = keys((int) points);
        long[] distinct =
                Arrays.stream(keys).filter(key -> key >= 0).sorted().distinct().toArray();
        return distinct.length < keys.length && areSmaller(distinct.length, points)
                ? Optional.of(summed(keys, distinct))
                : Optional.empty();
    }

    /** For each value of the axes that are read the place that the links lead to, as one number; -1 where there is none. */
    private long[] keys(int points) {
        long[] keys = new long[points];
        int point = 0;
        for (Odometer odometer = new Odometer(Operand.axesOf(read), extents); !odometer.isDone(); odometer.next()) {
            long key = 0;
            for (Places.Linked link : linked) {
                int at = link.at(odometer.indices());
                key = key < 0 || at < 0 || at >= link.size() ? -1 : key * link.size() + at;
            }
            keys[point++] = key;
        }
        return keys;
    }

    private long others() {
        long others = 0;
        for (Operand operand : operands) {
            others |= isRead(operand) ? operand.mask() & ~read : 0;
        }
        return others;
    }

    private boolean areSmaller(int places, double points) {
        double sums = places;
        for (int axis : Operand.axesOf(others())) {
            sums *= extents[axis];
        }
        double held = points;
        Set<double[]> counted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Operand operand : operands) {
            held += isRead(operand) && counted.add(operand.data()) ? operand.data().length : 0;
        }
        return sums <= held;
    }

    private Summed summed(long[] keys, long... distinct) {
        int[][] tables = tables(distinct);
        boolean isDiagonal = Arrays.stream(tables).allMatch(table -> Arrays.equals(table, tables[0]))
                && linked.stream().allMatch(link -> link.size() == distinct.length);
        List<Jacobian.Link> left = new ArrayList<>(links);
        left.removeIf(link -> link.axes().stream().anyMatch(axis -> axis >= outerRank));
        List<Jacobian.Link> gone = new ArrayList<>(links);
        gone.removeAll(left);
        List<Integer> joined = gone.stream().map(Jacobian.Link::axis).sorted().toList();
        int axis = isDiagonal ? joined.get(0) : extents.length;
        if (!isDiagonal) {
            for (int n = 0; n < gone.size(); n++) {
                int[] table = tables[n];
                left.add(new Jacobian.Link(gone.get(n).axis(), at -> table[at[0]], List.of(axis)));
            }
        }
        List<Operand> kept = new ArrayList<>(operands);
        kept.removeIf(this::isRead);
        kept.add(sums(axis, keys, distinct));
        return new Summed(read, isDiagonal ? joined : List.of(), axis, distinct.length, left, kept);
    }

    /** For each link the indices that it leads to. */
    private int[][] tables(long... distinct) {
        int[][] tables = new int[linked.size()][distinct.length];
        for (int place = 0; place < distinct.length; place++) {
            long rest = distinct[place];
            for (int n = linked.size() - 1; n >= 0; n--) {
                tables[n][place] = (int) (rest % linked.get(n).size());
                rest /= linked.get(n).size();
            }
        }
        return tables;
    }

    private Operand sums(int axis, long[] keys, long... distinct) {
        int[] points = Operand.axesOf(read);
        int[] others = Operand.axesOf(others());
        int[] all = Arrays.copyOf(extents, extents.length + 1);
        all[axis] = distinct.length;
        int[] axes = new int[others.length + 1];
        axes[0] = axis;
        System.arraycopy(others, 0, axes, 1, others.length);
        List<Operand> factors = operands.stream().filter(this::isRead).toList();
        Operand sums = Operand.zeros(axes, all, 0);
        int block = sums.strides()[0];
        int point = 0;
        for (Odometer odometer = new Odometer(points, extents); !odometer.isDone(); odometer.next()) {
            long key = keys[point++];
            if (key >= 0) {
                add(factors, odometer.indices(), others, sums.data(), block * Arrays.binarySearch(distinct, key));
            }
        }
        return sums;
    }

    /** Adds the factors' product at one point to the components from a place on. */
    private void add(List<Operand> factors, int[] point, int[] others, double[] sums, int from) {
        int[] bases = new int[factors.size()];
        int[][] strides = new int[factors.size()][];
        for (int f = 0; f < bases.length; f++) {
            Operand factor = factors.get(f);
            for (int k = 0; k < factor.axes().length; k++) {
                bases[f] += (read & 1L << factor.axes()[k]) == 0 ? 0 : factor.strides()[k] * point[factor.axes()[k]];
            }
            strides[f] = factor.stridesAlong(others);
        }
        int at = from;
        for (Odometer odometer = new Odometer(others, extents); !odometer.isDone(); odometer.next()) {
            double product = 1;
            for (int f = 0; f < bases.length; f++) {
                int place = bases[f];
                for (int k = 0; k < others.length; k++) {
                    place += strides[f][k] * odometer.indices()[others[k]];
                }
                product *= factors.get(f).data()[place];
            }
            sums[at++] += product;
        }
    }
}
