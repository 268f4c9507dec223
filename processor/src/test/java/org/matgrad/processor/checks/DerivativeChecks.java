package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.matgrad.Coordinates;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/**
 * Compares a companion in every derivative form with the method itself, with central differences of it, and each form
 * with the others.
 */
public final class DerivativeChecks {

    /**
     * The longest step is for methods that cancel so much that rounding hides the difference of the shorter ones, the
     * shortest for those that are curved so much that differences at longer ones lead nowhere yet.
     */
    private static final double[] STEPS = {1e-3, 8e-3, 1e-4};

    private static final double GRID = 4e-3;

    private static final int SWEEPS = 5;

    private final String label;
    private final Method method;
    private final Class<?> companion;
    private final boolean[] active;
    private final Object[] arguments;
    private final Random random;
    private final double low;
    private final double high;
    private int arrays;
    private Object workspace;

    private DerivativeChecks(
            Method method, Class<?> companion, boolean[] active, String label, Random random, double low, double high) {
        this.method = method;
        this.companion = companion;
        this.active = active;
        this.arguments = new Object[method.getParameterCount()];
        this.label = label;
        this.random = random;
        this.low = low;
        this.high = high;
    }

    /** Checks a method of compiled sources at random arguments, by the companion of its name. */
    static void check(
            InMemory compiled, String type, String name, List<int[]> shapes, boolean[] active, long seed, double low) {
        Class<?> companion = compiled.load(type + Character.toUpperCase(name.charAt(0)) + name.substring(1));
        check(ModelChecks.method(compiled, type, name), companion, shapes, active, seed, low, 0.9);
    }

    /**
     * Checks a method at random arguments.
     *
     * @param shapes each parameter's sizes
     * @param active which parameters the companion differentiates
     */
    public static void check(
            Method method,
            Class<?> companion,
            List<int[]> shapes,
            boolean[] active,
            long seed,
            double low,
            double high) {
        StringBuilder label =
                new StringBuilder(method.getName()).append(" seed ").append(seed);
        shapes.forEach(shape -> label.append(' ').append(Arrays.toString(shape)));
        DerivativeChecks checks =
                new DerivativeChecks(method, companion, active, label.toString(), new Random(seed), low, high);
        for (int p = 0; p < shapes.size(); p++) {
            checks.arguments[p] = method.getParameterTypes()[p] == int.class
                    ? (Object) (1 + checks.random.nextInt(4))
                    : checks.random(shapes.get(p));
        }
        try {
            checks.run();
        } catch (ReflectiveOperationException e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            throw new AssertionError(label + ": " + cause, cause);
        }
    }

    private Object random(int[] shape) {
        double[] components = components(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
        return switch (shape.length) {
            case 0 -> (Object) components[0];
            case 1 -> Vector.wrap(components);
            case 2 -> Matrix.wrap(shape[0], shape[1], components);
            default -> Tensor.wrap(shape, components);
        };
    }

    /**
     * Components on a grid, different ones as far as it goes, and each second array on the points between: no maximum
     * has ties and no bound of a multiple of 0.1 is as near as the differences' steps.
     */
    private double[] components(int length) {
        double offset = GRID / 2 * (1 + arrays++ % 2);
        int points = (int) ((high - low) / GRID);
        List<Integer> order = new ArrayList<>();
        for (int point = 0; point < Math.max(points, length); point++) {
            order.add(point % points);
        }
        Collections.shuffle(order, random);
        return order.stream()
                .limit(length)
                .mapToDouble(point -> low + point * GRID + offset)
                .toArray();
    }

    private void run() throws ReflectiveOperationException {
        Object expected = method.invoke(null, arguments);
        workspace = ProgramValues.make(companion);
        Object actual = call(workspace, "forward", arguments);
        assertClose(numbers(expected), numbers(actual), 1e-12, "forward");
        double[] value = numbers(expected);
        if (!Arrays.stream(value).allMatch(Double::isFinite)) {
            return;
        }
        // Twice, since a workspace is used again and again.
        call(workspace, "forward", arguments);
        Object seed = random(shapeOf(expected));
        call(workspace, "backward", seed);
        Object gradient = call(workspace, "gradient");
        Object[] directions = directions();
        double[] reverse = {0};
        int component = 1;
        List<double[]> gradients = new ArrayList<>();
        for (int p = 0; p < arguments.length; p++) {
            if (active[p]) {
                Method read =
                        gradient.getClass().getRecordComponents()[component++].getAccessor();
                read.setAccessible(true);
                double[] part = numbers(read.invoke(gradient)).clone();
                gradients.add(part);
                assertEquals(numbers(arguments[p]).length, part.length, label);
                reverse[0] += dot(part, numbers(directions[p]));
            }
        }
        againstDifferences(directions, numbers(seed), reverse[0]);
        Object tangent = call(workspace, "tangent", chosen(directions));
        double[] along = numbers(tangent).clone();
        assertClose(reverse, new double[] {dot(along, numbers(seed))}, 1e-10, "tangent against gradient");
        if (!(expected instanceof Double)) {
            jacobians(call(workspace, "jacobian"), directions, seed, gradients, along);
            call(workspace, "backward", seed);
        }
        oneShot(seed, directions, gradient, along, value);
        if (Arrays.stream(companion.getMethods()).anyMatch(one -> one.getName().equals("hessianTimes"))) {
            List<Object> ofArray = expected instanceof Double ? List.of() : List.of(seed);
            new HessianChecks(this, arguments, ofArray)
                    .run(ProgramValues.make(companion), chosen(directions), chosen(directions()));
        }
    }

    private void jacobians(
            Object jacobians, Object[] directions, Object seed, List<double[]> gradients, double[] tangent)
            throws ReflectiveOperationException {
        double[] sum = new double[tangent.length];
        int component = 0;
        for (int p = 0; p < arguments.length; p++) {
            if (!active[p]) {
                continue;
            }
            Method read = jacobians.getClass().getRecordComponents()[component].getAccessor();
            read.setAccessible(true);
            Jacobian jacobian = (Jacobian) read.invoke(jacobians);
            double[] pulled = numbers(jacobian.transposeTimes((NumericArray) seed));
            assertClose(gradients.get(component), pulled, 1e-10, "transposed Jacobian " + jacobian);
            Object direction = directions[p];
            double[] pushed = numbers(
                    direction instanceof Double number
                            ? jacobian.times(number)
                            : jacobian.times((NumericArray) direction));
            for (int c = 0; c < sum.length; c++) {
                sum[c] += pushed[c];
            }
            denseAgrees(jacobian, numbers(direction), pushed);
            sparseAgrees(jacobian);
            rowsAgree(jacobian, component, (NumericArray) seed);
            columnsAgree(jacobian, p, directions);
            component++;
        }
        assertClose(tangent, sum, 1e-10, "Jacobian times direction");
    }

    private void denseAgrees(Jacobian jacobian, double[] direction, double[] pushed) {
        double[] dense = jacobian.toTensor().data();
        double[] product = new double[pushed.length];
        for (int c = 0; c < product.length; c++) {
            for (int d = 0; d < direction.length; d++) {
                product[c] += dense[c * direction.length + d] * direction[d];
            }
        }
        assertClose(pushed, product, 1e-10, "dense Jacobian");
    }

    private void sparseAgrees(Jacobian jacobian) {
        double[] dense = jacobian.toTensor().data();
        double[] listed = new double[dense.length];
        Coordinates entries = jacobian.toCoordinates();
        int columns = Arrays.stream(jacobian.inSizes()).reduce(1, (a, b) -> a * b);
        for (int n = 0; n < entries.values().length; n++) {
            listed[entries.row()[n] * columns + entries.column()[n]] = entries.values()[n];
        }
        assertClose(dense, listed, 1e-12, "listed entries");
        assertEquals(entries.values().length, jacobian.nonzeros(), label + ": nonzeros");
    }

    /** A few rows, each against a backward sweep. */
    private void rowsAgree(Jacobian jacobian, int component, NumericArray seed) throws ReflectiveOperationException {
        double[] dense = jacobian.toTensor().data();
        int rows = seed.length();
        for (int n = 0; n < Math.min(rows, SWEEPS); n++) {
            int row = random.nextInt(rows);
            NumericArray unit = (NumericArray) random(shapeOf(seed));
            Arrays.fill(unit.data(), 0);
            unit.data()[row] = 1;
            call(workspace, "backward", unit);
            Object gradient = call(workspace, "gradient");
            Method read =
                    gradient.getClass().getRecordComponents()[component + 1].getAccessor();
            read.setAccessible(true);
            int columns = dense.length / rows;
            double[] expected = numbers(read.invoke(gradient));
            double[] actual = Arrays.copyOfRange(dense, row * columns, (row + 1) * columns);
            assertClose(expected, actual, 1e-10, "row " + row + " of " + jacobian);
        }
    }

    /** A few columns, each against a tangent. */
    private void columnsAgree(Jacobian jacobian, int p, Object[] directions) throws ReflectiveOperationException {
        double[] dense = jacobian.toTensor().data();
        int columns = numbers(arguments[p]).length;
        for (int n = 0; n < Math.min(columns, SWEEPS); n++) {
            int column = random.nextInt(columns);
            Object[] units = directions.clone();
            for (int other = 0; other < units.length; other++) {
                units[other] = active[other] ? moved(arguments[other], arguments[other], -1) : null;
            }
            if (units[p] instanceof NumericArray unit) {
                unit.data()[column] = 1;
            } else {
                units[p] = 1.0;
            }
            double[] expected = numbers(call(workspace, "tangent", chosen(units)));
            double[] actual = new double[expected.length];
            for (int row = 0; row < actual.length; row++) {
                actual[row] = dense[row * columns + column];
            }
            assertClose(expected, actual, 1e-10, "column " + column + " of " + jacobian);
        }
    }

    private void oneShot(Object seed, Object[] directions, Object gradient, double[] tangent, double[] value)
            throws ReflectiveOperationException {
        assertClose(value, numbers(call(null, "value", arguments)), 1e-12, "static value");
        List<Object> withSeed = new ArrayList<>(List.of(arguments));
        if (!(seed instanceof Double)) {
            withSeed.add(seed);
            Object again = call(null, "gradient", withSeed.toArray());
            assertEquals(gradient, again, label + " static gradient");
        }
        List<Object> withDirections = new ArrayList<>(List.of(arguments));
        withDirections.addAll(List.of(chosen(directions)));
        Object again = call(null, "tangent", withDirections.toArray());
        Method read = again.getClass().getDeclaredMethod("tangent");
        read.setAccessible(true);
        assertClose(tangent, numbers(read.invoke(again)), 1e-12, "static tangent");
    }

    private Object[] directions() {
        Object[] directions = new Object[arguments.length];
        for (int p = 0; p < arguments.length; p++) {
            directions[p] = active[p] ? random(shapeOf(arguments[p])) : null;
        }
        return directions;
    }

    private Object[] chosen(Object[] directions) {
        return Arrays.stream(directions).filter(direction -> direction != null).toArray();
    }

    /**
     * Differences of fourth order at two steps: their error must shrink as the order says, and the derivative be where
     * they lead, to a quarter of what halving the step changed.
     */
    private void againstDifferences(Object[] directions, double[] seed, double analytic)
            throws ReflectiveOperationException {
        StringBuilder seen = new StringBuilder();
        for (double step : STEPS) {
            double coarse = differences(directions, seed, step);
            double fine = differences(directions, seed, step / 2);
            double limit = (16 * fine - coarse) / 15;
            double scale = Math.max(1, Math.abs(limit));
            double tolerance = Math.max(1e-8 * scale, Math.abs(fine - coarse) / 4);
            if (Math.abs(limit - analytic) <= tolerance && tolerance <= 1e-4 * scale) {
                return;
            }
            seen.append(" ")
                    .append(coarse)
                    .append(", ")
                    .append(fine)
                    .append(" -> ")
                    .append(limit);
        }
        fail(label + ": gradient against differences: expected" + seen + ", but was " + analytic);
    }

    private double differences(Object[] directions, double[] seed, double step) throws ReflectiveOperationException {
        double[] at = new double[4];
        double[] steps = {-2 * step, -step, step, 2 * step};
        for (int s = 0; s < steps.length; s++) {
            Object[] moved = moved(chosen(directions), steps[s]);
            at[s] = dot(numbers(method.invoke(null, moved)), seed);
        }
        return (8 * (at[2] - at[1]) - (at[3] - at[0])) / (12 * step);
    }

    /** The arguments, a step away along directions for those that are differentiated. */
    Object[] moved(Object[] directions, double step) {
        Object[] moved = arguments.clone();
        int chosen = 0;
        for (int p = 0; p < moved.length; p++) {
            if (active[p]) {
                moved[p] = moved(arguments[p], directions[chosen++], step);
            }
        }
        return moved;
    }

    String label() {
        return label;
    }

    private static Object moved(Object argument, Object direction, double step) {
        double[] components = numbers(argument).clone();
        double[] along = numbers(direction);
        for (int c = 0; c < components.length; c++) {
            components[c] += step * along[c];
        }
        if (argument instanceof Matrix matrix) {
            return Matrix.wrap(matrix.rows(), matrix.columns(), components);
        }
        if (argument instanceof Tensor) {
            return Tensor.wrap(shapeOf(argument), components);
        }
        return argument instanceof Vector ? Vector.wrap(components) : (Object) components[0];
    }

    /** Calls the companion's method of this name and number of parameters: a static one without a workspace. */
    Object call(Object workspace, String name, Object... values) throws ReflectiveOperationException {
        for (Method candidate : companion.getDeclaredMethods()) {
            boolean isStatic = Modifier.isStatic(candidate.getModifiers());
            boolean isPublic = Modifier.isPublic(candidate.getModifiers());
            if (isPublic
                    && candidate.getName().equals(name)
                    && isStatic == (workspace == null)
                    && candidate.getParameterCount() == values.length) {
                candidate.setAccessible(true);
                return candidate.invoke(workspace, values);
            }
        }
        throw new NoSuchMethodException(companion + "." + name + "/" + values.length);
    }

    private static int[] shapeOf(Object value) {
        if (!(value instanceof NumericArray array)) {
            return new int[0];
        }
        int[] shape = new int[array.rank()];
        Arrays.setAll(shape, array::size);
        return shape;
    }

    static double[] numbers(Object value) {
        return value instanceof NumericArray array ? array.data() : new double[] {(Double) value};
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private void assertClose(double[] expected, double[] actual, double tolerance, String what) {
        assertEquals(expected.length, actual.length, label + ": " + what);
        double scale = Math.max(
                1,
                Arrays.stream(expected)
                        .map(Math::abs)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0));
        for (int i = 0; i < expected.length; i++) {
            double wanted = expected[i];
            double got = actual[i];
            boolean same = Double.compare(wanted, got) == 0 || Math.abs(wanted - got) <= tolerance * scale;
            assertTrue(same, () -> label + ": " + what + ": expected " + wanted + ", but was " + got);
        }
    }

    /** The sizes of each parameter, from the {@code @Shape} texts in a method's source. */
    public static List<int[]> shapes(List<String> texts, Map<String, Integer> sizes) {
        return texts.stream()
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(size -> !size.isEmpty())
                        .mapToInt(size -> size.matches("\\d+") ? Integer.parseInt(size) : sizes.get(size))
                        .toArray())
                .toList();
    }
}
