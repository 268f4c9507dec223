package org.matgrad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Gathers one term as the builder is told about it, then brings it into its stored form. */
final class TermAssembly {
    /** Sets of axes are kept in a long. */
    private static final int MOST_AXES = 64;

    private final String formula;
    private final int[] outerExtents;
    private final List<int[]> deltas = new ArrayList<>();
    private final List<Jacobian.Link> links = new ArrayList<>();
    private final List<Jacobian.Factor> factors = new ArrayList<>();
    private int[] extents;
    private double coefficient;

    TermAssembly(String formula, int[] outerExtents, double coefficient) {
        this.formula = formula;
        this.outerExtents = outerExtents;
        this.extents = outerExtents;
        this.coefficient = coefficient;
        checkRank();
    }

    void inner(int[] innerExtents) {
        for (int extent : innerExtents) {
            require(extent >= 0, "an inner axis of size " + extent);
        }
        int known = extents.length;
        extents = Arrays.copyOf(extents, known + innerExtents.length);
        System.arraycopy(innerExtents, 0, extents, known, innerExtents.length);
        checkRank();
    }

    void delta(int a, int b) {
        checkAxis(a);
        checkAxis(b);
        require(
                extents[a] == extents[b],
                "a delta joins axis " + a + " of size " + extents[a] + " and axis " + b + " of size " + extents[b]);
        deltas.add(new int[] {a, b});
    }

    void link(int axis, Subscript subscript, int[] axes) {
        checkAxis(axis);
        require(axis < outerExtents.length, "a link of inner axis " + axis);
        for (int other : axes) {
            checkAxis(other);
        }
        links.add(new Jacobian.Link(axis, subscript, Arrays.stream(axes).boxed().toList()));
    }

    /** Makes sure that nothing mentions an axis whose index follows from others. */
    private void checkLinks() {
        long linked = 0;
        for (Jacobian.Link link : links) {
            require((linked & 1L << link.axis()) == 0, "two links of axis " + link.axis());
            linked |= 1L << link.axis();
        }
        long mentioned = 0;
        for (int[] delta : deltas) {
            mentioned |= delta[0] == delta[1] ? 0 : 1L << delta[0] | 1L << delta[1];
        }
        for (Jacobian.Link link : links) {
            mentioned |= axes(link);
        }
        for (Jacobian.Factor factor : factors) {
            for (int axis : factor.axes()) {
                mentioned |= 1L << axis;
            }
        }
        require((linked & mentioned) == 0, "a linked axis is mentioned elsewhere");
    }

    private static Jacobian.Link renamed(Jacobian.Link link, List<Integer> numbers) {
        return new Jacobian.Link(
                link.axis(),
                link.subscript(),
                link.axes().stream().map(numbers::get).toList());
    }

    private static long axes(Jacobian.Link link) {
        long axes = 0;
        for (int axis : link.axes()) {
            axes |= 1L << axis;
        }
        return axes;
    }

    void factor(double scalar) {
        coefficient *= scalar;
    }

    void factor(NumericArray array, int[] axes) {
        require(axes.length == array.rank(), axes.length + " axes for a factor of rank " + array.rank());
        for (int k = 0; k < axes.length; k++) {
            checkAxis(axes[k]);
            require(
                    array.size(k) == extents[axes[k]],
                    "axis " + axes[k] + " has size " + extents[axes[k]] + ", a factor has " + array.size(k));
        }
        factors.add(new Jacobian.Factor(array, Arrays.stream(axes).boxed().toList()));
    }

    /** The stored form, or null if the term is an empty sum. */
    TermReader build() {
        checkLinks();
        int[] leaders = leaders();
        List<Integer> leading = Arrays.stream(leaders).boxed().toList();
        long held = 0;
        for (int n = 0; n < links.size(); n++) {
            Jacobian.Link link = links.get(n);
            links.set(n, renamed(link, leading));
            held |= axes(links.get(n));
        }
        List<Operand> operands = new ArrayList<>();
        for (Jacobian.Factor factor : factors) {
            List<Integer> renamed =
                    factor.axes().stream().map(axis -> leaders[axis]).toList();
            operands.add(Operand.of(new Jacobian.Factor(factor.array(), renamed)));
        }
        double scale = coefficient;
        long mentioned = 0;
        for (Operand operand : operands) {
            mentioned |= operand.mask();
        }
        long inner = 0;
        for (int axis = outerExtents.length; axis < extents.length; axis++) {
            if (leaders[axis] != axis) {
                continue;
            }
            if (extents[axis] == 0) {
                return null;
            }
            if (((mentioned | held) & 1L << axis) == 0) {
                scale *= extents[axis];
            } else {
                inner |= 1L << axis;
            }
        }
        if (inner != 0) {
            operands = Contraction.bounded(operands, extents, ~inner | held);
        }
        Optional<PlaceSums.Summed> sums = PlaceSums.of(extents, links, operands, outerExtents.length);
        if (sums.isPresent() && sums.get().axis() < MOST_AXES) {
            PlaceSums.Summed summed = sums.get();
            inner &= ~summed.summed();
            held &= ~summed.summed();
            summed.joined().forEach(axis -> leaders[axis] = summed.axis());
            if (summed.joined().isEmpty()) {
                extents = Arrays.copyOf(extents, summed.axis() + 1);
                extents[summed.axis()] = summed.count();
                inner |= 1L << summed.axis();
                held |= 1L << summed.axis();
            }
            links.clear();
            links.addAll(summed.links());
            operands = summed.operands();
        }
        return reader(scale, operands, inner, held, Arrays.copyOf(leaders, outerExtents.length));
    }

    private TermReader reader(double scale, List<Operand> operands, long inner, long held, int[] leaders) {
        long open = inner & held;
        for (Operand operand : operands) {
            open |= operand.mask() & inner;
        }
        int[] innerAxes = Operand.axesOf(open);
        List<Integer> renamed = new ArrayList<>(Collections.nCopies(extents.length, 0));
        for (int axis = 0; axis < leaders.length; axis++) {
            renamed.set(axis, axis);
        }
        for (int k = 0; k < innerAxes.length; k++) {
            renamed.set(innerAxes[k], leaders.length + k);
        }
        double product = scale;
        List<Jacobian.Factor> stored = new ArrayList<>();
        for (Operand operand : operands) {
            if (operand.axes().length == 0) {
                product *= operand.data()[0];
                continue;
            }
            Jacobian.Factor factor = operand.source();
            if (factor == null) {
                int[] sizes = Operand.select(extents, operand.axes());
                factor = new Jacobian.Factor(
                        Jacobian.array(sizes, operand.data()),
                        Arrays.stream(operand.axes()).boxed().toList());
            }
            stored.add(new Jacobian.Factor(
                    factor.array(), factor.axes().stream().map(renamed::get).toList()));
        }
        List<Jacobian.Delta> joined = new ArrayList<>();
        for (int axis = 0; axis < leaders.length; axis++) {
            if (leaders[axis] != axis) {
                joined.add(new Jacobian.Delta(leaders[axis], axis));
            }
        }
        List<Jacobian.Link> linked =
                links.stream().map(link -> renamed(link, renamed)).toList();
        int[] innerSizes = Operand.select(extents, innerAxes);
        int[] all = Arrays.copyOf(outerExtents, leaders.length + innerSizes.length);
        System.arraycopy(innerSizes, 0, all, leaders.length, innerSizes.length);
        Jacobian.Term term = new Jacobian.Term(
                product, joined, linked, Arrays.stream(innerSizes).boxed().toList(), stored);
        return new TermReader(term, all, leaders);
    }

    /** For each axis of output and input the first one that the deltas join it with. */
    int[] outerLeaders() {
        return Arrays.copyOf(leaders(), outerExtents.length);
    }

    /** For each axis the first one that the deltas join it with. */
    private int[] leaders() {
        int[] leaders = new int[extents.length];
        Arrays.setAll(leaders, axis -> axis);
        for (int[] delta : deltas) {
            int low = Math.min(leaders[delta[0]], leaders[delta[1]]);
            int high = Math.max(leaders[delta[0]], leaders[delta[1]]);
            for (int axis = 0; axis < leaders.length; axis++) {
                if (leaders[axis] == high) {
                    leaders[axis] = low;
                }
            }
        }
        return leaders;
    }

    private void checkAxis(int axis) {
        require(axis >= 0 && axis < extents.length, "no axis " + axis + " among " + extents.length);
    }

    private void checkRank() {
        require(extents.length <= MOST_AXES, "more than " + MOST_AXES + " axes");
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("Jacobian " + formula + ": " + problem);
        }
    }
}
