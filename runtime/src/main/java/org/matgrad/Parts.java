package org.matgrad;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arrays and doubles of an argument or a result: itself, or the components of a record. The rest steers. */
final class Parts {

    private Parts() {}

    /** What takes a part's place. */
    interface Replacement {
        Object apply(String name, Object part);
    }

    /** All parts under their names, in order: a record's are called {@code model.weights}. */
    static Map<String, Object> of(String name, Object value) {
        Map<String, Object> parts = new LinkedHashMap<>();
        replaced(name, value, (path, part) -> {
            parts.put(path, part);
            return part;
        });
        return parts;
    }

    /** The same with other parts in their place. */
    static Object replaced(String name, Object value, Replacement replacement) {
        if (value instanceof Double || value instanceof NumericArray) {
            return replacement.apply(name, value);
        }
        if (!(value instanceof Record)) {
            return value;
        }
        RecordComponent[] components = value.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int c = 0; c < components.length; c++) {
            Object before = Reached.call(components[c].getAccessor(), value);
            values[c] = replaced(name + "." + components[c].getName(), before, replacement);
        }
        try {
            Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
            return Reached.construct(constructor, values);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + value.getClass(), e);
        }
    }

    /** An array or a double with other components. */
    static Object with(Object part, double... components) {
        return part instanceof NumericArray array
                ? sameKind(array, components)
                : (Object) Double.valueOf(components[0]);
    }

    private static NumericArray sameKind(NumericArray array, double[] components) {
        return array instanceof Tensor
                ? Tensor.wrap(Checks.sizes(array), components)
                : Jacobian.array(Checks.sizes(array), components);
    }

    /** The components of an array or a double, row-major, in an array of its own. */
    static double[] components(Object part) {
        return part instanceof NumericArray array ? array.toArray() : new double[] {(Double) part};
    }

    static int[] sizes(Object part) {
        return part instanceof NumericArray array ? Checks.sizes(array) : new int[0];
    }

    /** All components of all parts, one after the other. */
    static double[] flat(Object value) {
        List<double[]> all = new ArrayList<>();
        of("", value).values().forEach(part -> all.add(components(part)));
        return all.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
