package org.matgrad.processor.checks;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Random;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** Takes numbers, arrays and records of them apart into components, and puts them together. */
final class ProgramValues {

    private ProgramValues() {}

    /** All components that can be differentiated, in order. */
    static double[] components(Object value) {
        if (value instanceof NumericArray array) {
            return array.data().clone();
        }
        if (value instanceof Double number) {
            return new double[] {number};
        }
        if (value instanceof Record record) {
            return Arrays.stream(record.getClass().getRecordComponents())
                    .flatMapToDouble(component -> Arrays.stream(components(part(record, component))))
                    .toArray();
        }
        return new double[0];
    }

    static Object part(Record record, RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return invoke(accessor, record);
    }

    /** A value of the same form with other components. */
    static Object like(Object value, double[] components) {
        return like(value, components, new int[1]);
    }

    private static Object like(Object value, double[] components, int[] next) {
        if (value instanceof Double) {
            return components[next[0]++];
        }
        if (value instanceof NumericArray array) {
            double[] own = Arrays.copyOfRange(components, next[0], next[0] + array.length());
            next[0] += array.length();
            if (value instanceof Vector) {
                return Vector.wrap(own);
            }
            if (value instanceof Matrix matrix) {
                return Matrix.wrap(matrix.rows(), matrix.columns(), own);
            }
            int[] sizes = new int[array.rank()];
            Arrays.setAll(sizes, array::size);
            return Tensor.wrap(sizes, own);
        }
        if (value instanceof Record record) {
            return make(
                    record.getClass(),
                    Arrays.stream(record.getClass().getRecordComponents())
                            .map(component -> like(part(record, component), components, next))
                            .toArray());
        }
        return value;
    }

    /** The same components in a record of another class. */
    static Object as(Class<?> type, Record record) {
        return make(
                type,
                Arrays.stream(record.getClass().getRecordComponents())
                        .map(component -> part(record, component))
                        .toArray());
    }

    static Object random(Object value, Random random) {
        return like(value, random.doubles(components(value).length, -1, 1).toArray());
    }

    /** A value moved along a direction. */
    static Object moved(Object value, Object direction, double step) {
        double[] at = components(value);
        double[] along = components(direction);
        for (int c = 0; c < at.length; c++) {
            at[c] += step * along[c];
        }
        return like(value, at);
    }

    /** An object of a class with one constructor: a record, or a companion. */
    static Object make(Class<?> type, Object... parts) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a method returns; what it throws is thrown as it is. */
    static Object invoke(Method method, Object object, Object... arguments) {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static String describe(Object[] values) {
        return Arrays.stream(values)
                .map(value -> value instanceof int[] ints ? Arrays.toString(ints) : String.valueOf(value))
                .toList()
                .toString();
    }
}
