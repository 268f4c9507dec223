package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.matgrad.FloatHessian;
import org.matgrad.FloatJacobian;
import org.matgrad.FloatMatrix;
import org.matgrad.FloatNumericArray;
import org.matgrad.FloatTensor;
import org.matgrad.FloatVector;
import org.matgrad.Hessian;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Vector;
import org.matgrad.build.FloatSources;

/**
 * Compares methods of floats and their companions with the same over doubles.
 *
 * <p>How far floats may be off is measured: every rounding is a relative error of up to 2⁻²⁴, so the method over doubles is
 * computed at arguments that are off by as many of those as there are roundings after one another. Twice of what that
 * changes may be wrong, and as many roundings of the result itself, for what does not depend on the arguments.
 */
final class FloatTwins {

    private static final double ROUNDING = 0x1p-24;

    private static final int TRIALS = 6;

    /** Where the result may be off by more than that of its size, nothing is compared. */
    private static final double UNCLEAR = 1e-2;

    private static final FloatSources CONVERSION = conversion();

    private final Method ofDoubles;
    private final Class<?> companionOfDoubles;
    private final Method ofFloats;
    private final Class<?> companionOfFloats;
    private final boolean[] active;
    private final int roundings;
    private int unclear;
    private int compared;
    private double worst;

    /**
     * Prepares the comparison.
     *
     * @param active which parameters are differentiated
     * @param roundings how many after one another a calculation has, about
     */
    FloatTwins(
            Method ofDoubles,
            Class<?> companionOfDoubles,
            Method ofFloats,
            Class<?> companionOfFloats,
            boolean[] active,
            int roundings) {
        this.ofDoubles = ofDoubles;
        this.companionOfDoubles = companionOfDoubles;
        this.ofFloats = ofFloats;
        this.companionOfFloats = companionOfFloats;
        this.active = active;
        this.roundings = roundings;
        ofDoubles.setAccessible(true);
        ofFloats.setAccessible(true);
    }

    private static FloatSources conversion() {
        try {
            return FloatSources.of(Path.of("../runtime/src/main/java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same source over floats. */
    static String twin(String source) {
        return CONVERSION.convert(source);
    }

    /** How many results were compared. */
    int compared() {
        return compared;
    }

    /** How many results were not, since floats say nothing about them. */
    int unclear() {
        return unclear;
    }

    /** The largest error, as a part of what is allowed. */
    double worst() {
        return worst;
    }

    /** Compares all forms at these arguments, which are rounded first. */
    void check(String label, Object[] arguments, Random random) {
        Object[] at = new Object[arguments.length];
        for (int p = 0; p < at.length; p++) {
            at[p] = rounded(arguments[p]);
        }
        Object result;
        try {
            result = ProgramValues.invoke(ofDoubles, null, at);
        } catch (RuntimeException e) {
            throwsToo(label, at, e);
            return;
        }
        Object bar = rounded(ProgramValues.random(result, random));
        List<Object> directions = new ArrayList<>();
        for (int p = 0; p < at.length; p++) {
            if (active[p]) {
                directions.add(rounded(ProgramValues.random(at[p], random)));
            }
        }
        Map<String, double[]> expected;
        try {
            expected = forms(ofDoubles, companionOfDoubles, at, bar, directions);
        } catch (RuntimeException e) {
            // Wrong already for doubles, which is for others to report.
            unclear++;
            return;
        }
        Map<String, double[]> noise = new LinkedHashMap<>();
        for (int trial = 0; trial < TRIALS; trial++) {
            Object[] moved =
                    Arrays.stream(at).map(value -> moved(value, random)).toArray();
            Map<String, double[]> other;
            try {
                other = forms(ofDoubles, companionOfDoubles, moved, bar, directions);
            } catch (RuntimeException e) {
                unclear++;
                return;
            }
            other.forEach(
                    (form, numbers) -> noise.merge(form, distances(expected.get(form), numbers), FloatTwins::larger));
        }
        List<Object> floatDirections = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (int p = 0; p < at.length; p++) {
            if (active[p]) {
                types.add(ofFloats.getParameterTypes()[p]);
            }
        }
        for (int d = 0; d < types.size(); d++) {
            floatDirections.add(asFloats(directions.get(d), types.get(d)));
        }
        Map<String, double[]> actual = forms(
                ofFloats, companionOfFloats, asFloats(at), asFloats(bar, ofFloats.getReturnType()), floatDirections);
        assertEquals(expected.keySet(), actual.keySet(), label);
        expected.forEach((form, numbers) -> compare(label + ": " + form, numbers, actual.get(form), noise.get(form)));
    }

    private void throwsToo(String label, Object[] at, RuntimeException expected) {
        try {
            Object workspace = ProgramValues.make(companionOfFloats);
            call(workspace, companionOfFloats, "forward", asFloats(at));
        } catch (RuntimeException e) {
            assertEquals(expected.getClass(), e.getClass(), label);
            return;
        }
        // Roundings decide whether a matrix is singular, or positive definite.
        boolean isOfMatrix = expected.getClass().getPackageName().equals("org.matgrad");
        assertTrue(isOfMatrix, () -> label + " must throw " + expected);
        unclear++;
    }

    private void compare(String label, double[] expected, double[] actual, double[] noise) {
        assertEquals(expected.length, actual.length, label);
        double size = 1;
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            if (Double.isFinite(expected[i])) {
                size = Math.max(size, Math.abs(expected[i]));
            }
            most = Math.max(most, noise[i]);
        }
        double allowed = roundings * ROUNDING * size + 2 * most;
        if (!(allowed <= UNCLEAR * size)) {
            unclear++;
            return;
        }
        compared++;
        for (int i = 0; i < expected.length; i++) {
            double wanted = expected[i];
            double got = actual[i];
            double error = Math.abs(wanted - got);
            boolean same = Double.compare(wanted, got) == 0 || (float) wanted == (float) got || error <= allowed;
            assertTrue(same, () -> label + ": expected " + wanted + ", but was " + got + ", allowed " + allowed);
            if (Double.isFinite(error)) {
                worst = Math.max(worst, error / allowed);
            }
        }
    }

    private static double[] distances(double[] a, double[] b) {
        double[] distances = new double[a.length];
        // NaN near a number is as far as can be.
        Arrays.setAll(
                distances,
                i -> Double.compare(a[i], b[i]) == 0
                        ? 0
                        : Double.isNaN(a[i] - b[i]) ? Double.POSITIVE_INFINITY : Math.abs(a[i] - b[i]));
        return distances;
    }

    private static double[] larger(double[] a, double[] b) {
        double[] larger = new double[a.length];
        Arrays.setAll(larger, i -> Math.max(a[i], b[i]));
        return larger;
    }

    /** What the method and its companion's forms give. */
    private static Map<String, double[]> forms(
            Method method, Class<?> companion, Object[] arguments, Object bar, List<Object> directions) {
        Map<String, double[]> forms = new LinkedHashMap<>();
        forms.put("method", numbers(ProgramValues.invoke(method, null, arguments)));
        Object workspace = ProgramValues.make(companion);
        forms.put("forward", numbers(call(workspace, companion, "forward", arguments)));
        call(workspace, companion, "backward", bar);
        Object gradient = call(workspace, companion, "gradient");
        forms.put("gradient", numbers(gradient));
        Object tangent = call(workspace, companion, "tangent", directions.toArray());
        forms.put("tangent", numbers(tangent));
        if (has(companion, "jacobian")) {
            forms.put("jacobian", numbers(call(workspace, companion, "jacobian")));
        }
        if (has(companion, "hessianTimes")) {
            forms.put("hessianTimes", numbers(call(workspace, companion, "hessianTimes", directions.toArray())));
        }
        if (has(companion, "hessian")) {
            forms.put("hessian", numbers(call(workspace, companion, "hessian")));
        }
        return forms;
    }

    private static boolean has(Class<?> companion, String name) {
        return Arrays.stream(companion.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(name));
    }

    private static Object call(Object workspace, Class<?> companion, String name, Object... values) {
        Method method = Arrays.stream(companion.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name)
                        && Modifier.isPublic(candidate.getModifiers())
                        && !Modifier.isStatic(candidate.getModifiers())
                        && candidate.getParameterCount() == values.length)
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        return ProgramValues.invoke(method, workspace, values);
    }

    /** All numbers of a value, of either kind, in order. */
    private static double[] numbers(Object value) {
        if (value instanceof FloatNumericArray array) {
            return IntStream.range(0, array.length())
                    .mapToDouble(i -> array.data()[i])
                    .toArray();
        }
        if (value instanceof NumericArray array) {
            return array.data().clone();
        }
        if (value instanceof Double || value instanceof Float) {
            return new double[] {((Number) value).doubleValue()};
        }
        if (value instanceof Jacobian jacobian) {
            return numbers(jacobian.toTensor());
        }
        if (value instanceof FloatJacobian jacobian) {
            return numbers(jacobian.toTensor());
        }
        if (value instanceof Hessian hessian) {
            return numbers(hessian.toMatrix());
        }
        if (value instanceof FloatHessian hessian) {
            return numbers(hessian.toMatrix());
        }
        if (value instanceof Record record) {
            return Arrays.stream(record.getClass().getRecordComponents())
                    .flatMapToDouble(component -> Arrays.stream(numbers(ProgramValues.part(record, component))))
                    .toArray();
        }
        return new double[0];
    }

    private static Object rounded(Object value) {
        double[] components = ProgramValues.components(value);
        Arrays.setAll(components, i -> (float) components[i]);
        return ProgramValues.like(value, components);
    }

    private Object moved(Object value, Random random) {
        double[] components = ProgramValues.components(value);
        Arrays.setAll(components, i -> components[i] * (1 + roundings * ROUNDING * (2 * random.nextDouble() - 1)));
        return ProgramValues.like(value, components);
    }

    private Object[] asFloats(Object[] values) {
        Object[] floats = new Object[values.length];
        Arrays.setAll(floats, p -> asFloats(values[p], ofFloats.getParameterTypes()[p]));
        return floats;
    }

    private static Object asFloats(Object value, Class<?> type) {
        if (value instanceof Double number) {
            return number.floatValue();
        }
        if (value instanceof NumericArray array) {
            float[] components = new float[array.length()];
            for (int i = 0; i < components.length; i++) {
                components[i] = (float) array.data()[i];
            }
            if (value instanceof Vector) {
                return FloatVector.wrap(components);
            }
            return value instanceof Matrix matrix
                    ? FloatMatrix.wrap(matrix.rows(), matrix.columns(), components)
                    : FloatTensor.wrap(
                            IntStream.range(0, array.rank()).map(array::size).toArray(), components);
        }
        if (value instanceof Record record) {
            RecordComponent[] own = record.getClass().getRecordComponents();
            RecordComponent[] other = type.getRecordComponents();
            return ProgramValues.make(
                    type,
                    IntStream.range(0, own.length)
                            .mapToObj(c -> asFloats(ProgramValues.part(record, own[c]), other[c].getType()))
                            .toArray());
        }
        return value;
    }
}
