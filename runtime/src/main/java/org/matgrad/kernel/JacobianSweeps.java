package org.matgrad.kernel;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.matgrad.Jacobian;
import org.matgrad.Tensor;

/**
 * A Jacobian that is computed by sweeps, row by row or column by column. Where it is known to be zero unless an index of
 * the input equals one of the output, what belongs to different values of that index shares a sweep and nothing is
 * stored for the zeros. For generated code.
 */
public final class JacobianSweeps {
    private final String formula;
    private final int[] out;
    private final int[] in;
    private final int[] joined;
    private final int[] openOut;
    private final int[] openIn;
    private final double[] data;

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
        int[] shared = Arrays.stream(joined).filter(axis -> axis >= 0).toArray();
        openOut = sizes(out, axis -> Arrays.stream(shared).noneMatch(join -> join == axis));
        openIn = sizes(in, axis -> joined[axis] < 0);
        data = new double[Math.multiplyExact(product(out), product(openIn))];
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
            int[] indices = indices(at, sizes);
            boolean isMarked = true;
            for (int axis = 0; axis < sizes.length; axis++) {
                isMarked &= open[axis] < sizes[axis] || indices[axis] == wanted[axis];
            }
            seed[at] = isMarked ? 1.0 : 0.0;
        }
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
        for (int at = 0; at < gradient.length; at++) {
            int[] indices = indices(at, in);
            int[] place = wanted.clone();
            for (int axis = 0; axis < in.length; axis++) {
                if (joined[axis] >= 0) {
                    place[joined[axis]] = indices[axis];
                    indices[axis] = 0;
                }
            }
            data[place(place, out) * columns + place(indices, openIn)] = gradient[at];
        }
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
            data[at * columns + column] = tangent[at];
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
        int[] axes = new int[out.length + in.length];
        int[] sizes = new int[axes.length];
        int rank = out.length;
        for (int axis = 0; axis < out.length; axis++) {
            axes[axis] = axis;
            sizes[axis] = out[axis];
        }
        for (int axis = 0; axis < in.length; axis++) {
            if (joined[axis] >= 0) {
                builder.delta(joined[axis], out.length + axis);
            } else {
                axes[rank] = out.length + axis;
                sizes[rank++] = in[axis];
            }
        }
        Tensor stored = Tensor.wrap(Arrays.copyOf(sizes, rank), data);
        return builder.factor(stored, Arrays.copyOf(axes, rank)).build();
    }
}
