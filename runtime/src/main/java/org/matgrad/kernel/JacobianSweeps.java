package org.matgrad.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.matgrad.Jacobian;
import org.matgrad.Subscript;
import org.matgrad.Tensor;

/**
 * A Jacobian that is computed by sweeps, row by row or column by column. Where it is known to be zero unless an index of
 * the input is one that follows from those of the output, nothing is stored for the zeros, and rows or columns that
 * can't be mistaken for each other share a sweep. For generated code.
 */
public final class JacobianSweeps {
    private final String formula;
    private final int[] out;
    private final int[] in;
    private final int[] joined;
    private final Link[] links;
    private final int[] openOut;
    private final int[] openIn;
    private double[] data;

    /** How an axis of the input follows from axes of the output. */
    private record Link(Subscript subscript, int[] axes) {
        int at(int... outIndices) {
            return subscript.at(
                    Arrays.stream(axes).map(axis -> outIndices[axis]).toArray());
        }
    }

    /**
     * A Jacobian of which nothing has been computed.
     *
     * @param formula how to print it
     * @param out the sizes of the output
     * @param in the sizes of the input
     * @param joined for each axis of the input the axis of the output whose index must be the same, or -1
     */
    public JacobianSweeps(String formula, int[] out, int[] in, int... joined) {
        this.formula = formula;
        this.out = out.clone();
        this.in = in.clone();
        this.joined = joined.clone();
        this.links = new Link[in.length];
        int[] shared = Arrays.stream(joined).filter(axis -> axis >= 0).toArray();
        openOut = sizes(out, axis -> Arrays.stream(shared).noneMatch(join -> join == axis));
        openIn = sizes(in, axis -> joined[axis] < 0);
    }

    /**
     * Says that the Jacobian is zero unless an index of the input is what a subscript makes of the output's.
     *
     * @param axis an axis of the input that is joined to none
     * @param subscript what its index has to be
     * @param axes the axes of the output whose indices the subscript is handed
     * @return this
     */
    public JacobianSweeps link(int axis, Subscript subscript, int... axes) {
        links[axis] = new Link(subscript, axes.clone());
        openIn[axis] = 1;
        return this;
    }

    private static int[] sizes(int[] sizes, IntPredicate isOpen) {
        int[] open = sizes.clone();
        for (int axis = 0; axis < sizes.length; axis++) {
            open[axis] = isOpen.test(axis) ? sizes[axis] : 1;
        }
        return open;
    }

    private static int product(int... sizes) {
        return Arrays.stream(sizes).reduce(1, Math::multiplyExact);
    }

    /**
     * How many backward sweeps give all rows.
     *
     * @return the number of components of the output that don't share a sweep
     */
    public int rows() {
        return product(openOut);
    }

    /**
     * How many tangents give all columns.
     *
     * @return the number of components of the input that don't share a sweep
     */
    public int columns() {
        return product(openIn);
    }

    /**
     * Sets the seed of a backward sweep: 1 for the rows that share it, 0 elsewhere.
     *
     * @param row which sweep
     * @param seed the seed's components, all of which are set
     */
    public void seedRow(int row, double[] seed) {
        mark(row, seed, out, openOut);
    }

    /**
     * Sets the direction of a tangent: 1 for the columns that share it, 0 elsewhere.
     *
     * @param column which sweep
     * @param direction the direction's components, all of which are set
     */
    public void seedColumn(int column, double[] direction) {
        mark(column, direction, in, openIn);
    }

    private static void mark(int sweep, double[] seed, int[] sizes, int[] open) {
        int[] wanted = indices(sweep, open);
        for (int at = 0; at < seed.length; at++) {
            seed[at] = isOf(wanted, indices(at, sizes), sizes, open) ? 1.0 : 0.0;
        }
    }

    /** Whether the open indices are those of a sweep. */
    private static boolean isOf(int[] wanted, int[] indices, int[] sizes, int... open) {
        for (int axis = 0; axis < sizes.length; axis++) {
            if (open[axis] == sizes[axis] && indices[axis] != wanted[axis]) {
                return false;
            }
        }
        return true;
    }

    private double[] data() {
        if (data == null) {
            data = new double[Math.multiplyExact(product(out), columns())];
        }
        return data;
    }

    /**
     * Takes what a backward sweep has found.
     *
     * @param row which sweep
     * @param gradient the gradient by the input
     */
    public void takeRow(int row, double... gradient) {
        int columns = columns();
        int[] wanted = indices(row, openOut);
        int rows = gradient.length == 0 ? 0 : product(out);
        for (int at = 0; at < rows; at++) {
            int[] outIndices = indices(at, out);
            if (isOf(wanted, outIndices, out, openOut)) {
                for (int column = 0; column < columns; column++) {
                    int[] indices = indices(column, openIn);
                    data()[at * columns + column] = follow(outIndices, indices) ? gradient[place(indices, in)] : 0.0;
                }
            }
        }
    }

    /** Sets the indices of the input that follow from the output's; false where there is no such component. */
    private boolean follow(int[] outIndices, int... indices) {
        for (int axis = 0; axis < in.length; axis++) {
            if (joined[axis] >= 0) {
                indices[axis] = outIndices[joined[axis]];
            } else if (links[axis] != null) {
                indices[axis] = links[axis].at(outIndices);
                if (indices[axis] < 0 || indices[axis] >= in[axis]) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Takes what a tangent has found.
     *
     * @param column which sweep
     * @param tangent the derivative of the output
     */
    public void takeColumn(int column, double... tangent) {
        int columns = columns();
        for (int at = 0; at < tangent.length; at++) {
            data()[at * columns + column] = tangent[at];
        }
    }

    private static int[] indices(int at, int... sizes) {
        int[] indices = new int[sizes.length];
        int rest = at;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            indices[axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
        return indices;
    }

    private static int place(int[] indices, int... sizes) {
        int place = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            place = place * sizes[axis] + indices[axis];
        }
        return place;
    }

    /**
     * The Jacobian of what has been taken.
     *
     * @return the Jacobian, which holds the components that may differ from zero
     */
    public Jacobian jacobian() {
        Jacobian.Builder builder = Jacobian.builder(formula, out, in).term(1.0);
        List<Integer> axes = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int axis = 0; axis < out.length; axis++) {
            axes.add(axis);
            sizes.add(out[axis]);
        }
        for (int axis = 0; axis < in.length; axis++) {
            if (joined[axis] >= 0) {
                builder.delta(joined[axis], out.length + axis);
            } else if (links[axis] != null) {
                builder.link(out.length + axis, links[axis].subscript(), links[axis].axes());
            } else {
                axes.add(out.length + axis);
                sizes.add(in[axis]);
            }
        }
        Tensor stored = Tensor.wrap(array(sizes), data());
        return builder.factor(stored, array(axes)).build();
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
