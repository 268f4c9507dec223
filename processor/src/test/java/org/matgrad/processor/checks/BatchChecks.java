package org.matgrad.processor.checks;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/**
 * Compares a companion's batches with the method and with the companion itself, row by row. One workspace is used for
 * batches of several lengths.
 */
final class BatchChecks {

    private static final double[] STEPS = {2e-3, 1e-3};

    private final Method method;
    private final Class<?> companion;
    private final boolean[] active;
    private final boolean[] byRow;
    private final double tolerance;
    private final Object workspace;
    private final Object ofOne;

    /**
     * Prepares the checks.
     *
     * @param active which parameters the companion differentiates
     * @param byRow which a batch gives by row
     */
    BatchChecks(Method method, Class<?> companion, boolean[] active, boolean[] byRow, double tolerance) {
        this.method = method;
        this.companion = companion;
        this.active = active;
        this.byRow = byRow;
        this.tolerance = tolerance;
        this.workspace = ProgramValues.make(companion);
        this.ofOne = ProgramValues.make(companion);
        method.setAccessible(true);
    }

    /**
     * Checks batches of these rows, of fewer, of none, and of all again.
     *
     * @param rows the arguments for each row; what is not given by row is the same in all
     */
    void check(List<Object[]> rows, Random random) {
        Object[] like = rows.get(0);
        for (List<Object[]> some : List.of(rows, rows.subList(0, 1), List.<Object[]>of(), rows)) {
            List<Object> seeds = some.stream()
                    .map(row -> ProgramValues.random(ProgramValues.invoke(method, null, row), random))
                    .toList();
            Object seedOfOne = ProgramValues.random(ProgramValues.invoke(method, null, like), random);
            check(some, like, seeds, seedOfOne);
        }
    }

    /** The rows whose values have the first one's shape; a batch with others is refused. */
    List<Object[]> ofOneShape(List<Object[]> rows) {
        String first = shape(rows.get(0));
        List<Object[]> some =
                rows.stream().filter(row -> shape(row).equals(first)).toList();
        if (some.size() < rows.size()) {
            try {
                call(workspace, "forwardBatch", given(rows, rows.get(0)));
            } catch (IllegalArgumentException e) {
                return some;
            }
            throw new ProgramFailure("shapes", "rows of several shapes make one array");
        }
        return some;
    }

    private String shape(Object[] row) {
        StringBuilder shape = new StringBuilder();
        for (Object part : parts(ProgramValues.invoke(method, null, row))) {
            for (int axis = 0; part instanceof NumericArray array && axis < array.rank(); axis++) {
                shape.append(array.size(axis)).append(' ');
            }
            shape.append(';');
        }
        return shape.toString();
    }

    private void check(List<Object[]> rows, Object[] like, List<Object> seeds, Object seedOfOne) {
        Object[] given = given(rows, like);
        Object value = call(workspace, "forwardBatch", given);
        List<Object> expected = rows.stream()
                .map(row -> ProgramValues.invoke(method, null, row))
                .toList();
        rows(expected, value, "value");
        boolean isNumber = seedOfOne instanceof Double;
        Object seed = seeds(value, seeds);
        call(workspace, "backwardBatch", seed);
        List<List<double[]>> gradients = gradients(rows, seeds);
        gradient((Record) call(workspace, "gradientBatch"), gradients, like);
        boolean isShared = IntStream.range(0, active.length).anyMatch(p -> active[p] && !byRow[p]);
        if (isShared) {
            call(workspace, "backwardPerExample", seed);
            perExample((Record) call(workspace, "gradientPerExample"), gradients);
            gradient((Record) call(workspace, "gradientBatch"), gradients, like);
        }
        statics(given, isNumber ? null : seed, value, isShared);
        if (isNumber) {
            List<Object> ones = rows.stream().map(row -> (Object) 1.0).toList();
            List<List<double[]>> unweighted = gradients(rows, ones);
            call(workspace, "backwardBatch");
            gradient((Record) call(workspace, "gradientBatch"), unweighted, like);
            if (isShared) {
                call(workspace, "backwardPerExample");
                perExample((Record) call(workspace, "gradientPerExample"), unweighted);
            }
        }
    }

    /** What one-shot methods give that have a workspace of their own. */
    private void statics(Object[] given, Object seed, Object value, boolean isShared) {
        double[] again = ProgramValues.components(call(null, "valueBatch", given));
        ProgramChecks.close(ProgramValues.components(value), again, 0, "static batch value");
        Object[] arguments = given;
        if (seed == null) {
            call(workspace, "backwardBatch");
        } else {
            arguments = Arrays.copyOf(given, given.length + 1);
            arguments[given.length] = seed;
        }
        ProgramChecks.close(
                ProgramValues.components(call(workspace, "gradientBatch")),
                ProgramValues.components(call(null, "gradientBatch", arguments)),
                0,
                "static batch gradient");
        if (isShared) {
            if (seed == null) {
                call(workspace, "backwardPerExample");
            }
            ProgramChecks.close(
                    ProgramValues.components(call(workspace, "gradientPerExample")),
                    ProgramValues.components(call(null, "gradientPerExample", arguments)),
                    0,
                    "static gradient per example");
        }
    }

    /** Each row's gradient by each chosen parameter, from the companion for one data point. */
    private List<List<double[]>> gradients(List<Object[]> rows, List<Object> seeds) {
        List<List<double[]>> gradients = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            call(ofOne, "forward", rows.get(n));
            call(ofOne, "backward", seeds.get(n));
            Record record = (Record) call(ofOne, "gradient");
            RecordComponent[] components = record.getClass().getRecordComponents();
            List<double[]> parts = new ArrayList<>();
            for (int c = 1; c < components.length; c++) {
                parts.add(ProgramValues.components(ProgramValues.part(record, components[c])));
            }
            gradients.add(parts);
        }
        return gradients;
    }

    private void gradient(Record actual, List<List<double[]>> rows, Object[] like) {
        RecordComponent[] components = actual.getClass().getRecordComponents();
        int next = 0;
        for (int p = 0; p < active.length; p++) {
            if (!active[p]) {
                continue;
            }
            int chosen = next++;
            int length = ProgramValues.components(like[p]).length;
            double[] part = ProgramValues.components(ProgramValues.part(actual, components[next]));
            double[] expected = byRow[p]
                    ? rows.stream()
                            .flatMapToDouble(row -> Arrays.stream(row.get(chosen)))
                            .toArray()
                    : new double[length];
            for (List<double[]> row : rows) {
                for (int c = 0; c < length && !byRow[p]; c++) {
                    expected[c] += row.get(chosen)[c];
                }
            }
            ProgramChecks.close(expected, part, tolerance, "batch gradient");
        }
    }

    private void perExample(Record actual, List<List<double[]>> rows) {
        List<double[]> expected = new ArrayList<>();
        for (List<double[]> row : rows) {
            int next = 0;
            for (int p = 0; p < active.length; p++) {
                if (active[p]) {
                    if (!byRow[p]) {
                        expected.add(row.get(next));
                    }
                    next++;
                }
            }
        }
        List<double[]> parts = new ArrayList<>();
        for (RecordComponent component : actual.getClass().getRecordComponents()) {
            parts.add(ProgramValues.components(ProgramValues.part(actual, component)));
        }
        ProgramChecks.close(joined(expected), byRows(parts, rows.size()), tolerance, "gradient per example");
    }

    /** Arrays of rows as one row behind the other. */
    private static double[] byRows(List<double[]> parts, int rows) {
        List<double[]> all = new ArrayList<>();
        for (int n = 0; n < rows; n++) {
            for (double[] part : parts) {
                int length = part.length / rows;
                all.add(Arrays.copyOfRange(part, n * length, (n + 1) * length));
            }
        }
        for (double[] part : parts) {
            ProgramChecks.require(rows > 0 || part.length == 0, "no rows", Arrays.toString(part));
        }
        return joined(all);
    }

    private static double[] joined(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private void rows(List<Object> expected, Object actual, String what) {
        List<double[]> wanted = expected.stream().map(ProgramValues::components).toList();
        List<double[]> parts =
                parts(actual).stream().map(ProgramValues::components).toList();
        ProgramChecks.close(joined(wanted), byRows(parts, expected.size()), tolerance, "batch " + what);
    }

    private static List<Object> parts(Object value) {
        return value instanceof Record record
                ? Arrays.stream(record.getClass().getRecordComponents())
                        .map(component -> ProgramValues.part(record, component))
                        .toList()
                : List.of(value);
    }

    // How batches are put together

    private Object[] given(List<Object[]> rows, Object[] like) {
        Object[] given = like.clone();
        for (int p = 0; p < given.length; p++) {
            if (byRow[p]) {
                int place = p;
                given[p] = stacked(rows.stream().map(row -> row[place]).toList(), like[p]);
            }
        }
        return given;
    }

    /** The rows' seeds in the form of the batch's value. */
    private static Object seeds(Object value, List<Object> seeds) {
        if (!(value instanceof Record record)) {
            double[] all = joined(seeds.stream().map(ProgramValues::components).toList());
            return ProgramValues.like(value, all);
        }
        Object[] parts = parts(value).toArray();
        for (int part = 0; part < parts.length; part++) {
            int place = part;
            double[] all = joined(seeds.stream()
                    .map(seed -> ProgramValues.components(parts(seed).get(place)))
                    .toList());
            parts[part] = ProgramValues.like(parts[part], all);
        }
        return ProgramValues.make(record.getClass(), parts);
    }

    private static Object stacked(List<Object> rows, Object like) {
        if (like instanceof Integer) {
            return rows.stream().mapToInt(row -> (Integer) row).toArray();
        }
        if (like instanceof Boolean) {
            boolean[] flags = new boolean[rows.size()];
            IntStream.range(0, flags.length).forEach(n -> flags[n] = (Boolean) rows.get(n));
            return flags;
        }
        if (like instanceof int[]) {
            return rows.toArray(int[][]::new);
        }
        double[] all = joined(rows.stream().map(ProgramValues::components).toList());
        if (like instanceof Double) {
            return Vector.wrap(all);
        }
        NumericArray array = (NumericArray) like;
        if (array.rank() == 1 && like instanceof Vector) {
            return Matrix.wrap(rows.size(), array.size(0), all);
        }
        int[] sizes = new int[array.rank() + 1];
        sizes[0] = rows.size();
        for (int axis = 1; axis < sizes.length; axis++) {
            sizes[axis] = array.size(axis - 1);
        }
        return Tensor.wrap(sizes, all);
    }

    // Differences

    /** Whether differences of the rows' sum converge; where they do, the gradient must be where they lead. */
    boolean agreesWithDifferences(List<Object[]> rows, Random random) {
        Object[] like = rows.get(0);
        List<Object> seeds = rows.stream()
                .map(row -> ProgramValues.random(ProgramValues.invoke(method, null, row), random))
                .toList();
        Object value = call(workspace, "forwardBatch", given(rows, like));
        call(workspace, "backwardBatch", seeds(value, seeds));
        Record gradient = (Record) call(workspace, "gradientBatch");
        Object[] shared = directions(like, random, false);
        List<Object[]> own =
                rows.stream().map(row -> directions(row, random, true)).toList();
        double analytic = 0;
        int next = 1;
        for (int p = 0; p < active.length; p++) {
            if (active[p]) {
                int place = p;
                double[] part = ProgramValues.components(
                        ProgramValues.part(gradient, gradient.getClass().getRecordComponents()[next++]));
                double[] along = byRow[p]
                        ? joined(own.stream()
                                .map(row -> ProgramValues.components(row[place]))
                                .toList())
                        : ProgramValues.components(shared[p]);
                analytic += ProgramValues.dot(part, along);
            }
        }
        double coarse = difference(rows, seeds, shared, own, STEPS[0]);
        double fine = difference(rows, seeds, shared, own, STEPS[1]);
        double scale = Math.max(1, Math.abs(fine));
        if (!(Math.abs(fine - coarse) <= 1e-6 * scale)) {
            return false;
        }
        ProgramChecks.require(
                Math.abs(analytic - fine) <= 1e-6 * scale, "differences of a batch", analytic + " and " + fine);
        return true;
    }

    private Object[] directions(Object[] row, Random random, boolean ofRows) {
        Object[] directions = new Object[row.length];
        for (int p = 0; p < row.length; p++) {
            directions[p] = active[p] && byRow[p] == ofRows ? ProgramValues.random(row[p], random) : null;
        }
        return directions;
    }

    private double difference(
            List<Object[]> rows, List<Object> seeds, Object[] shared, List<Object[]> own, double step) {
        double[] at = new double[4];
        double[] steps = {-2 * step, -step, step, 2 * step};
        for (int s = 0; s < steps.length; s++) {
            for (int n = 0; n < rows.size(); n++) {
                Object[] moved = rows.get(n).clone();
                for (int p = 0; p < moved.length; p++) {
                    Object along = byRow[p] ? own.get(n)[p] : shared[p];
                    moved[p] = along == null ? moved[p] : ProgramValues.moved(moved[p], along, steps[s]);
                }
                double[] value = ProgramValues.components(ProgramValues.invoke(method, null, moved));
                at[s] += ProgramValues.dot(value, ProgramValues.components(seeds.get(n)));
            }
        }
        return (8 * (at[2] - at[1]) - (at[3] - at[0])) / (12 * step);
    }

    private Object call(Object on, String name, Object... values) {
        Method found = Arrays.stream(companion.getDeclaredMethods())
                .filter(candidate -> Modifier.isPublic(candidate.getModifiers())
                        && candidate.getName().equals(name)
                        && (on == null) == Modifier.isStatic(candidate.getModifiers())
                        && candidate.getParameterCount() == values.length)
                .findFirst()
                .orElseThrow(() -> new ProgramFailure("companion", "no " + name + "/" + values.length));
        found.setAccessible(true);
        return ProgramValues.invoke(found, on, values);
    }
}
