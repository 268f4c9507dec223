package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.matgrad.Hessian;
import org.matgrad.HessianBlock;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/**
 * Compares a companion's {@code hessianTimes} with differences of its gradient, and with itself turned round: ⟨u, Hv⟩ is
 * ⟨v, Hu⟩.
 */
final class HessianChecks {

    private static final double STEP = 1e-3;

    private final DerivativeChecks checks;
    private final Object[] arguments;

    /** What comes before the directions: the seed of an array, nothing for a number. */
    private final List<Object> seed;

    HessianChecks(DerivativeChecks checks, Object[] arguments, List<Object> seed) {
        this.checks = checks;
        this.arguments = arguments;
        this.seed = seed;
    }

    /**
     * Checks the product with one direction, weighted by another.
     *
     * @param workspace a companion with which nothing was computed yet
     */
    void run(Object workspace, Object[] v, Object[] u) throws ReflectiveOperationException {
        checks.call(workspace, "forward", arguments);
        double[] times = numbers(checks.call(workspace, "hessianTimes", joined(seed, v)));
        double[] other = numbers(checks.call(workspace, "hessianTimes", joined(seed, u)));
        double[] again = numbers(checks.call(workspace, "hessianTimes", v));
        assertArrayEquals(times, again, checks.label() + ": a second time");
        double along = DerivativeChecks.dot(times, numbers(u));
        double across = DerivativeChecks.dot(other, numbers(v));
        double scale = Math.max(1, magnitude(times, numbers(u)) + magnitude(other, numbers(v)));
        assertTrue(
                Math.abs(along - across) <= 1e-10 * scale,
                () -> checks.label() + ": <u, Hv> is " + along + ", but <v, Hu> " + across);
        againstDifferences(v, numbers(u), along, scale);
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(joined(seed, v)));
        if (seed.isEmpty()) {
            compact((Hessian) checks.call(workspace, "hessian"), numbers(v), times);
            compact((Hessian) checks.call(null, "hessian", arguments), numbers(v), times);
        }
        double[] oneShot = numbers(checks.call(null, "hessianTimes", all.toArray()));
        assertArrayEquals(times, oneShot, checks.label() + ": one-shot");
    }

    /** Every reading of the Hessian against the product. */
    private void compact(Hessian hessian, double[] v, double[] times) {
        close(times, hessian.times(Vector.wrap(v)).data(), "compact Hessian times direction, " + hessian);
        Matrix dense = hessian.toMatrix();
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                product[i] += dense.get(i, j) * v[j];
            }
        }
        close(times, product, "dense Hessian, " + hessian);
        int row = 0;
        for (String p : hessian.names()) {
            int column = 0;
            for (String q : hessian.names()) {
                Matrix block = hessian.block(p, q).toMatrix();
                for (int n = 0; n < block.length(); n++) {
                    int i = n / block.columns();
                    int j = n % block.columns();
                    double entry = dense.get(row + i, column + j);
                    double[] both = {block.get(i, j), component(hessian.block(p, q), i, j)};
                    close(new double[] {entry, entry}, both, "block " + p + ", " + q + " of " + hessian);
                }
                column += block.columns();
            }
            row += hessian.block(p, p).toMatrix().rows();
        }
    }

    private static double component(HessianBlock block, int row, int column) {
        int[] rows = block.terms().outSizes();
        int[] columns = block.terms().inSizes();
        int[] at = new int[rows.length + columns.length];
        unpack(row, rows, at, 0);
        unpack(column, columns, at, rows.length);
        return block.get(at);
    }

    private static void unpack(int number, int[] sizes, int[] at, int from) {
        int rest = number;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            at[from + axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
    }

    private void close(double[] expected, double[] actual, String what) {
        double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        assertArrayEquals(expected, actual, 1e-10 * scale, checks.label() + ": " + what);
    }

    private static double magnitude(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] * b[i]);
        }
        return sum;
    }

    private void againstDifferences(Object[] v, double[] u, double analytic, double scale)
            throws ReflectiveOperationException {
        double coarse = differences(v, u, STEP);
        double fine = differences(v, u, STEP / 2);
        double limit = (16 * fine - coarse) / 15;
        double tolerance = Math.max(1e-8 * scale, Math.abs(fine - coarse) / 4);
        assertTrue(
                Math.abs(limit - analytic) <= tolerance && tolerance <= 1e-4 * scale,
                () -> checks.label() + ": Hessian against differences: expected " + coarse + ", " + fine + " -> "
                        + limit + ", but was " + analytic);
    }

    private double differences(Object[] v, double[] u, double step) throws ReflectiveOperationException {
        double[] at = new double[4];
        double[] steps = {-2 * step, -step, step, 2 * step};
        for (int s = 0; s < steps.length; s++) {
            Object gradient = checks.call(null, "gradient", joined(List.of(checks.moved(v, steps[s])), seed.toArray()));
            double[] value = numbers(gradient);
            double[] own = Arrays.copyOfRange(value, value.length - u.length, value.length);
            at[s] = DerivativeChecks.dot(own, u);
        }
        return (8 * (at[2] - at[1]) - (at[3] - at[0])) / (12 * step);
    }

    private static Object[] joined(List<Object> first, Object[] second) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(List.of(second));
        return all.toArray();
    }

    /** All numbers of arrays, or of a record of them. */
    private static double[] numbers(Object... values) throws ReflectiveOperationException {
        DoubleStream all = DoubleStream.empty();
        for (Object value : values) {
            all = DoubleStream.concat(
                    all, Arrays.stream(value instanceof Record ? components(value) : DerivativeChecks.numbers(value)));
        }
        return all.toArray();
    }

    private static double[] components(Object record) throws ReflectiveOperationException {
        List<Object> components = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Method read = component.getAccessor();
            read.setAccessible(true);
            components.add(read.invoke(record));
        }
        return numbers(components.toArray());
    }
}
