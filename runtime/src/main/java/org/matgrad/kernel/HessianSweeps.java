package org.matgrad.kernel;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.Hessian;
import org.matgrad.Jacobian;
import org.matgrad.NumericArray;
import org.matgrad.Tensor;

/** A dense Hessian that is put together from products with unit directions, a column each. */
public final class HessianSweeps {
    private final List<String> names = new ArrayList<>();
    private final List<int[]> sizes = new ArrayList<>();
    private final List<List<double[]>> lower = new ArrayList<>();

    /** One that has no parameters yet. */
    public HessianSweeps() {}

    /** Adds a parameter that is an array. */
    public void parameter(String name, NumericArray array) {
        int[] own = new int[array.rank()];
        for (int axis = 0; axis < own.length; axis++) {
            own[axis] = array.size(axis);
        }
        parameter(name, own);
    }

    /** Adds a parameter that is a number. */
    public void parameter(String name, double number) {
        parameter(name, new int[0]);
    }

    private void parameter(String name, int[] own) {
        names.add(name);
        sizes.add(own);
        List<double[]> blocks = new ArrayList<>();
        for (int[] other : sizes) {
            blocks.add(new double[Math.multiplyExact(length(own), length(other))]);
        }
        lower.add(blocks);
    }

    private static int length(int[] sizes) {
        int length = 1;
        for (int size : sizes) {
            length = Math.multiplyExact(length, size);
        }
        return length;
    }

    /**
     * Sets a column of a block.
     *
     * @param row the parameter that the product's part belongs to
     * @param column the parameter of the unit direction, not a later one
     * @param n the component that was 1
     * @param part the product's part
     */
    public void column(int row, int column, int n, NumericArray part) {
        set(row, column, n, part.data());
    }

    /** The same for a part that is a number. */
    public void column(int row, int column, int n, double part) {
        set(row, column, n, part);
    }

    private void set(int row, int column, int n, double... part) {
        double[] block = lower.get(row).get(column);
        int columns = length(sizes.get(column));
        for (int r = 0; r < part.length; r++) {
            block[r * columns + n] = part[r];
        }
    }

    /** The Hessian. */
    public Hessian build() {
        Hessian.Builder hessian = Hessian.builder(names.toArray(String[]::new));
        for (int p = 0; p < names.size(); p++) {
            for (int q = 0; q <= p; q++) {
                hessian.block(p, q, block(p, q));
            }
        }
        return hessian.build();
    }

    private Jacobian block(int p, int q) {
        int[] rows = sizes.get(p);
        int[] columns = sizes.get(q);
        int[] all = new int[rows.length + columns.length];
        int[] axes = new int[all.length];
        for (int axis = 0; axis < all.length; axis++) {
            all[axis] = axis < rows.length ? rows[axis] : columns[axis - rows.length];
            axes[axis] = axis;
        }
        double[] data = lower.get(p).get(q);
        Jacobian.Builder terms =
                Jacobian.builder("∂²/∂" + names.get(p) + "∂" + names.get(q) + ", by sweeps, dense", rows, columns);
        return (all.length == 0 ? terms.term(data[0]) : terms.term(1.0).factor(Tensor.wrap(all, data), axes)).build();
    }
}
