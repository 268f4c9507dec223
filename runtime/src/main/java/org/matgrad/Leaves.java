package org.matgrad;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The numbers in a value that can be differentiated: a {@code double}, an array, or a record of these and of others. */
final class Leaves {

    private Leaves() {}

    /** All numbers, one behind the other, records taken apart; what has no derivative is left out. */
    static double[] numbers(Object value) {
        if (value instanceof Float || value instanceof FloatNumericArray) {
            throw new IllegalArgumentException("differences say little in float: check the method over double");
        }
        if (value instanceof Double number) {
            return new double[] {number};
        }
        if (value instanceof NumericArray array) {
            return array.data().clone();
        }
        return value instanceof Record whole
                ? components(whole).stream()
                        .flatMapToDouble(component -> Arrays.stream(numbers(component)))
                        .toArray()
                : new double[0];
    }

    /** A value of the same structure with a function of its numbers in their place, called in order. */
    static Object mapped(Object value, DoubleUnaryOperator change) {
        if (value instanceof Double number) {
            return change.applyAsDouble(number);
        }
        if (value instanceof NumericArray array) {
            return mapped(array, change);
        }
        if (!(value instanceof Record whole)) {
            return value;
        }
        List<Object> components = new ArrayList<>();
        components(whole).forEach(component -> components.add(mapped(component, change)));
        return made(whole.getClass(), components);
    }

    private static NumericArray mapped(NumericArray array, DoubleUnaryOperator change) {
        double[] changed = Arrays.stream(array.data()).map(change).toArray();
        if (array instanceof Vector) {
            return Vector.wrap(changed);
        }
        return array instanceof Matrix matrix
                ? Matrix.wrap(matrix.rows(), matrix.columns(), changed)
                : Tensor.wrap(IntStream.range(0, array.rank()).map(array::size).toArray(), changed);
    }

    static List<Object> components(Record whole) {
        List<Object> components = new ArrayList<>();
        for (RecordComponent component : whole.getClass().getRecordComponents()) {
            components.add(component(whole, component));
        }
        return components;
    }

    static Object component(Record whole, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("can't read " + component + " of " + whole.getClass(), e);
        }
    }

    private static Object made(Class<?> type, List<Object> components) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(components.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("can't make a " + type, e);
        }
    }
}
