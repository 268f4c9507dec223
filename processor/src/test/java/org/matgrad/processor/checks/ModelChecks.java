package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/**
 * Compares a companion in every form with its method and with central differences, at given arguments: objects of
 * instance methods, and records as parameters and results, among them.
 */
final class ModelChecks {

    private static final double STEP = 1e-3;

    private final Method method;
    private final Class<?> companion;
    private final Object workspace;
    private final Object object;
    private final List<Integer> active;
    private final Object[] arguments;
    private final Random random = new Random(7);

    private ModelChecks(Method method, Object workspace, Object object, List<Integer> active, Object[] arguments) {
        this.method = method;
        this.workspace = workspace;
        this.companion = workspace.getClass();
        this.object = object;
        this.active = active;
        this.arguments = arguments;
    }

    /** The only method of a class with a name. */
    static Method method(InMemory compiled, String type, String name) {
        Method found = Arrays.stream(compiled.load(type).getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        found.setAccessible(true);
        return found;
    }

    /** A new instance of a class of the compilation, records among them. */
    static Object make(InMemory compiled, String type, Object... values) {
        try {
            Constructor<?> constructor = compiled.load(type).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Checks a static method, differentiated by the parameters at these places. */
    static void check(Method method, Object workspace, List<Integer> active, Object... arguments) {
        check(method, workspace, null, active, arguments);
    }

    /** Checks an instance method of an object. */
    static void check(Method method, Object workspace, Object object, List<Integer> active, Object... arguments) {
        try {
            new ModelChecks(method, workspace, object, active, arguments).run();
        } catch (ReflectiveOperationException e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            throw new AssertionError(method + ": " + cause, cause);
        }
    }

    private void run() throws ReflectiveOperationException {
        Object expected = method.invoke(object, arguments);
        for (int turn = 0; turn < 2; turn++) {
            assertClose(numbers(expected), numbers(call(workspace, "forward", given())), 1e-12, "forward");
        }
        assertEquals(steering(expected), steering(call(null, "value", given())));
        Object seed = like(expected, ignored -> random.nextDouble() + 0.5);
        Object[] directions = new Object[active.size()];
        for (int n = 0; n < directions.length; n++) {
            directions[n] = like(arguments[active.get(n)], ignored -> random.nextDouble() - 0.3);
        }
        call(workspace, "backward", seed);
        Object gradient = call(workspace, "gradient");
        double reverse = along(expected, gradient, directions);
        againstDifferences(directions, numbers(seed), reverse);
        double[] tangent = numbers(call(workspace, "tangent", directions));
        double[] forward = {dot(tangent, numbers(seed))};
        assertClose(new double[] {reverse}, forward, 1e-10, "tangent against gradient");
        if (expected instanceof NumericArray) {
            jacobians(call(workspace, "jacobian"), directions, (NumericArray) seed, gradient, tangent);
            jacobians(call(null, "jacobian", given()), directions, (NumericArray) seed, gradient, tangent);
        }
        oneShot(expected, seed, directions, gradient, tangent);
    }

    /** The inner product of a gradient's parts with the directions. */
    private double along(Object expected, Object gradient, Object[] directions) throws ReflectiveOperationException {
        List<Object> parts = components(gradient);
        assertEquals(directions.length + 1, parts.size());
        assertClose(numbers(expected), numbers(parts.get(0)), 1e-12, "value with the gradient");
        double sum = 0;
        for (int n = 0; n < directions.length; n++) {
            Object part = parts.get(n + 1);
            assertEquals(directions[n].getClass(), part.getClass());
            assertEquals(steering(arguments[active.get(n)]), steering(part));
            sum += dot(numbers(part), numbers(directions[n]));
        }
        return sum;
    }

    private void jacobians(Object jacobians, Object[] directions, NumericArray seed, Object gradient, double[] tangent)
            throws ReflectiveOperationException {
        Iterator<Object> each = components(jacobians).iterator();
        double[] sum = new double[tangent.length];
        List<Object> gradients = components(gradient);
        for (int n = 0; n < directions.length; n++) {
            List<double[]> pulled = new ArrayList<>();
            for (Object direction : parts(directions[n])) {
                Jacobian jacobian = (Jacobian) each.next();
                double[] pushed = numbers(
                        direction instanceof Double number
                                ? jacobian.times(number)
                                : jacobian.times((NumericArray) direction));
                for (int c = 0; c < sum.length; c++) {
                    sum[c] += pushed[c];
                }
                pulled.add(numbers(jacobian.transposeTimes(seed)));
                double[] dense = jacobian.toTensor().data();
                double[] along = numbers(direction);
                double[] product = IntStream.range(0, sum.length)
                        .mapToDouble(row -> IntStream.range(0, along.length)
                                .mapToDouble(c -> dense[row * along.length + c] * along[c])
                                .sum())
                        .toArray();
                assertClose(pushed, product, 1e-10, "dense Jacobian");
            }
            double[] all = pulled.stream().flatMapToDouble(Arrays::stream).toArray();
            assertClose(numbers(gradients.get(n + 1)), all, 1e-10, "transposed Jacobian");
        }
        assertTrue(!each.hasNext());
        assertClose(tangent, sum, 1e-10, "Jacobian times direction");
    }

    private void oneShot(Object expected, Object seed, Object[] directions, Object gradient, double[] tangent)
            throws ReflectiveOperationException {
        assertClose(numbers(expected), numbers(call(null, "value", given())), 1e-12, "static value");
        List<Object> withDirections = new ArrayList<>(List.of(given()));
        withDirections.addAll(List.of(directions));
        List<Object> both = components(call(null, "tangent", withDirections.toArray()));
        assertClose(numbers(expected), numbers(both.get(0)), 1e-12, "value with the tangent");
        assertClose(tangent, numbers(both.get(1)), 1e-12, "static tangent");
        List<Object> withSeed = new ArrayList<>(List.of(given()));
        double scale = 1;
        if (expected instanceof Double) {
            scale = (Double) seed;
        } else {
            withSeed.add(seed);
        }
        List<Object> again = components(call(null, "gradient", withSeed.toArray()));
        List<Object> parts = components(gradient);
        for (int n = 1; n < parts.size(); n++) {
            double factor = scale;
            double[] scaled =
                    Arrays.stream(numbers(again.get(n))).map(x -> x * factor).toArray();
            assertClose(numbers(parts.get(n)), scaled, 1e-12, "static gradient");
        }
    }

    private void againstDifferences(Object[] directions, double[] seed, double analytic)
            throws ReflectiveOperationException {
        double coarse = differences(directions, seed, STEP);
        double fine = differences(directions, seed, STEP / 2);
        double limit = (16 * fine - coarse) / 15;
        double scale = Math.max(1, Math.abs(limit));
        assertTrue(
                Math.abs(limit - analytic) <= 1e-7 * scale,
                () -> method + ": differences " + coarse + ", " + fine + " -> " + limit + ", but was " + analytic);
    }

    private double differences(Object[] directions, double[] seed, double step) throws ReflectiveOperationException {
        double[] at = new double[4];
        double[] steps = {-2 * step, -step, step, 2 * step};
        for (int s = 0; s < 4; s++) {
            Object[] moved = arguments.clone();
            for (int n = 0; n < directions.length; n++) {
                double[] along = numbers(directions[n]);
                double[] from = numbers(moved[active.get(n)]);
                double length = steps[s];
                PrimitiveIterator.OfDouble to = IntStream.range(0, along.length)
                        .mapToDouble(c -> from[c] + length * along[c])
                        .iterator();
                moved[active.get(n)] = like(moved[active.get(n)], ignored -> to.nextDouble());
            }
            at[s] = dot(numbers(method.invoke(object, moved)), seed);
        }
        return (8 * (at[2] - at[1]) - (at[3] - at[0])) / (12 * step);
    }

    /** The arguments of the companion: the object first. */
    private Object[] given() {
        if (object == null) {
            return arguments;
        }
        List<Object> given = new ArrayList<>(List.of(object));
        given.addAll(List.of(arguments));
        return given.toArray();
    }

    private Object call(Object target, String name, Object... values) throws ReflectiveOperationException {
        for (Method candidate : companion.getDeclaredMethods()) {
            boolean isStatic = Modifier.isStatic(candidate.getModifiers());
            if (Modifier.isPublic(candidate.getModifiers())
                    && candidate.getName().equals(name)
                    && isStatic == (target == null)
                    && candidate.getParameterCount() == values.length) {
                candidate.setAccessible(true);
                return candidate.invoke(target, values);
            }
        }
        throw new NoSuchMethodException(companion + "." + name + "/" + values.length);
    }

    /** A record's components; anything else by itself. */
    private static List<Object> components(Object value) throws ReflectiveOperationException {
        if (!(value instanceof Record)) {
            return List.of(value);
        }
        List<Object> components = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            components.add(component.getAccessor().invoke(value));
        }
        return components;
    }

    /** What can be differentiated in a value. */
    private static List<Object> parts(Object value) throws ReflectiveOperationException {
        return components(value).stream()
                .filter(part -> part instanceof Double || part instanceof NumericArray)
                .toList();
    }

    /** What can't be differentiated in a value, as text. */
    private static String steering(Object value) throws ReflectiveOperationException {
        return components(value).stream()
                .filter(part -> !(part instanceof Double || part instanceof NumericArray))
                .map(part -> part instanceof int[] ints ? Arrays.toString(ints) : part.toString())
                .toList()
                .toString();
    }

    private static double[] numbers(Object value) throws ReflectiveOperationException {
        return parts(value).stream()
                .flatMapToDouble(part -> part instanceof NumericArray array
                        ? Arrays.stream(array.data())
                        : DoubleStream.of((Double) part))
                .toArray();
    }

    /** A value of the same type and sizes with other numbers. */
    private static Object like(Object value, DoubleUnaryOperator number) throws ReflectiveOperationException {
        if (value instanceof Double x) {
            return number.applyAsDouble(x);
        }
        if (value instanceof NumericArray array) {
            double[] data = Arrays.stream(array.data()).map(number).toArray();
            if (array instanceof Matrix matrix) {
                return Matrix.wrap(matrix.rows(), matrix.columns(), data);
            }
            return array instanceof Vector
                    ? Vector.wrap(data)
                    : Tensor.wrap(
                            IntStream.range(0, array.rank()).map(array::size).toArray(), data);
        }
        if (!(value instanceof Record)) {
            return value;
        }
        List<Object> components = new ArrayList<>();
        for (Object component : components(value)) {
            components.add(like(component, number));
        }
        Constructor<?> constructor = value.getClass().getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(components.toArray());
    }

    private static double dot(double[] a, double[] b) {
        assertEquals(a.length, b.length);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private void assertClose(double[] expected, double[] actual, double tolerance, String what) {
        double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * scale, method + ": " + what);
        }
    }
}
