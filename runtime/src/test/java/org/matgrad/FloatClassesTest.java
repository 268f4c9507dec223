package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.kernel.Elementwise;
import org.matgrad.kernel.FloatElementwise;
import org.matgrad.kernel.FloatJoinedRuns;
import org.matgrad.kernel.FloatLinearAlgebra;
import org.matgrad.kernel.FloatMatrixProduct;
import org.matgrad.kernel.JoinedRuns;
import org.matgrad.kernel.LinearAlgebra;
import org.matgrad.kernel.MatrixProduct;

/** Every public method of the classes over floats, against the same over doubles at the same arguments. */
class FloatClassesTest {

    private static final Map<Class<?>, Class<?>> TWINS = Map.ofEntries(
            Map.entry(double.class, float.class),
            Map.entry(double[].class, float[].class),
            Map.entry(Vector.class, FloatVector.class),
            Map.entry(Matrix.class, FloatMatrix.class),
            Map.entry(Tensor.class, FloatTensor.class),
            Map.entry(NumericArray.class, FloatNumericArray.class),
            Map.entry(MatrixMath.class, FloatMatrixMath.class),
            Map.entry(MatrixProduct.class, FloatMatrixProduct.class),
            Map.entry(LinearAlgebra.class, FloatLinearAlgebra.class),
            Map.entry(Elementwise.class, FloatElementwise.class),
            Map.entry(JoinedRuns.class, FloatJoinedRuns.class));

    private static final List<Class<?>> CLASSES =
            List.of(Vector.class, Matrix.class, Tensor.class, MatrixMath.class, MatrixProduct.class, Elementwise.class);

    /** Sums of up to 64 products of numbers below 2. */
    private static final double TOLERANCE = 512 * 0x1p-24;

    @TestFactory
    Stream<DynamicTest> methodsAgree() {
        return CLASSES.stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !isOfObject(method))
                .filter(method -> Arrays.stream(method.getParameterTypes()).noneMatch(Class::isInterface)
                        || method.getName().equals("einsum"))
                // These only collect, see joinedRunsOfFunctionsAgree.
                .filter(method -> method.getReturnType() != JoinedRuns.class)
                .map(method -> DynamicTest.dynamicTest(
                        type.getSimpleName() + "." + method.getName() + Arrays.toString(method.getParameterTypes()),
                        () -> check(method))));
    }

    @TestFactory
    Stream<DynamicTest> classesHaveTheSameMethods() {
        List<Class<?>> all = new ArrayList<>(CLASSES);
        all.add(LinearAlgebra.class);
        all.add(JoinedRuns.class);
        return all.stream()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                    List<String> own = names(type);
                    assertEquals(own, names(TWINS.get(type)));
                    assertTrue(own.size() > 5);
                }));
    }

    @Test
    void longRunsOfFunctionsAgree() {
        double[] expected = numbers(new Random(6), 1500);
        float[] actual = floats(expected);
        new Elementwise().tanh(expected, 7, 1400);
        new FloatElementwise().tanh(actual, 7, 1400);
        compare(expected, actual);
    }

    /** Strips of floats are wider than those of doubles. */
    @Test
    void largeProductsAgree() {
        Random random = new Random(5);
        for (int columns : new int[] {257, 384, 385, 512, 513, 700}) {
            int rows = 7;
            int terms = 21;
            double[] a = numbers(random, rows * terms);
            double[] b = numbers(random, terms * columns);
            double[] expected = new double[rows * columns];
            float[] actual = new float[rows * columns];
            new MatrixProduct().multiply(expected, a, b, rows, columns, terms);
            new FloatMatrixProduct().multiply(actual, floats(a), floats(b), rows, columns, terms);
            compare(expected, actual);
        }
    }

    @Test
    void joinedRunsOfFunctionsAgree() {
        for (int n : new int[] {5, 50, 500}) {
            double[] expected = numbers(new Random(7), 3 * n);
            float[] actual = floats(expected);
            new Elementwise().with(expected, n).with(expected, 0).tanh(expected, 2 * n, n);
            new FloatElementwise().with(actual, n).with(actual, 0).tanh(actual, 2 * n, n);
            compare(expected, actual);
        }
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(method -> method.getName() + method.getParameterCount())
                .sorted()
                .toList();
    }

    private static boolean isOfObject(Method method) {
        return method.isSynthetic() || List.of("equals", "hashCode", "toString").contains(method.getName());
    }

    private static void check(Method method) throws ReflectiveOperationException {
        Class<?> twin = TWINS.get(method.getDeclaringClass());
        Method other = twin.getMethod(
                method.getName(),
                Arrays.stream(method.getParameterTypes())
                        .map(type -> TWINS.getOrDefault(
                                type,
                                type.isArray() && TWINS.containsKey(type.componentType())
                                        ? Array.newInstance(TWINS.get(type.componentType()), 0)
                                                .getClass()
                                        : type))
                        .toArray(Class<?>[]::new));
        Random random = new Random(method.toString().hashCode());
        int compared = 0;
        for (int attempt = 0; attempt < 400 && compared < 5; attempt++) {
            Object receiver =
                    Modifier.isStatic(method.getModifiers()) ? null : value(method.getDeclaringClass(), random, method);
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(type -> value(type, random, method))
                    .toArray();
            Object twinReceiver = receiver == null ? null : twin(receiver);
            Object[] twins =
                    Arrays.stream(arguments).map(FloatClassesTest::twin).toArray();
            Object expected;
            try {
                expected = method.invoke(receiver, arguments);
            } catch (InvocationTargetException e) {
                Object[] failing = twins;
                Exception actual = org.junit.jupiter.api.Assertions.assertThrows(
                        InvocationTargetException.class, () -> other.invoke(twinReceiver, failing));
                assertEquals(e.getCause().getClass(), actual.getCause().getClass());
                continue;
            }
            compared++;
            compare(expected, other.invoke(twinReceiver, twins));
            for (int a = 0; a < arguments.length; a++) {
                compare(arguments[a], twins[a]);
            }
        }
        assertEquals(5, compared, "arguments that fit");
    }

    private static void compare(Object expected, Object actual) {
        if (expected instanceof Object[] || expected instanceof int[]) {
            return;
        }
        double[] wanted = numbers(expected);
        double[] got = numbers(actual);
        assertEquals(wanted.length, got.length);
        double size = Arrays.stream(wanted)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        for (int i = 0; i < wanted.length; i++) {
            boolean same = (float) wanted[i] == (float) got[i] || Double.isNaN(wanted[i]) && Double.isNaN(got[i]);
            if (!same) {
                assertEquals(wanted[i], got[i], TOLERANCE * Math.max(1, size));
            }
        }
        assertEquals(
                expected == null ? null : TWINS.getOrDefault(expected.getClass(), expected.getClass()),
                actual instanceof Float ? Double.class : actual == null ? null : actual.getClass());
    }

    private static double[] numbers(Object value) {
        if (value instanceof NumericArray array) {
            return array.data();
        }
        if (value instanceof FloatNumericArray array) {
            return numbers(array.data());
        }
        if (value instanceof double[] array) {
            return array;
        }
        if (value instanceof float[] array) {
            return IntStream.range(0, array.length).mapToDouble(i -> array[i]).toArray();
        }
        return value instanceof Number number ? new double[] {number.doubleValue()} : new double[0];
    }

    private static Object twin(Object value) {
        if (value instanceof Double number) {
            return number.floatValue();
        }
        if (value instanceof double[] array) {
            return floats(array);
        }
        if (value instanceof Vector vector) {
            return FloatVector.wrap(floats(vector.data()));
        }
        if (value instanceof Matrix matrix) {
            return FloatMatrix.wrap(matrix.rows(), matrix.columns(), floats(matrix.data()));
        }
        if (value instanceof Tensor tensor) {
            return FloatTensor.wrap(
                    IntStream.range(0, tensor.rank()).map(tensor::size).toArray(), floats(tensor.data()));
        }
        if (value instanceof MatrixProduct) {
            return new FloatMatrixProduct();
        }
        if (value instanceof Elementwise) {
            return new FloatElementwise();
        }
        if (value instanceof Object[] array) {
            Object[] twins =
                    (Object[]) Array.newInstance(TWINS.get(array.getClass().componentType()), array.length);
            Arrays.setAll(twins, i -> twin(array[i]));
            return twins;
        }
        return value;
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    /** A value that fits others with some luck: small sizes, and numbers that floats hold. */
    private static Object value(Type type, Random random, Method method) {
        int n = 3;
        boolean isProduct = method.getDeclaringClass() == MatrixProduct.class;
        if (type == double.class) {
            return number(random);
        }
        if (type == int.class) {
            return isProduct ? 1 + random.nextInt(5) : random.nextInt(4);
        }
        if (type == double[].class) {
            return numbers(random, isProduct ? 200 : n);
        }
        if (type == int[].class) {
            boolean areSizes = List.of("of", "wrap").contains(method.getName());
            return areSizes ? new int[] {1, n, 1} : new int[] {random.nextInt(n), random.nextInt(n), random.nextInt(n)};
        }
        if (type == Vector.class) {
            return Vector.wrap(numbers(random, method.getName().equals("reshape") ? random.nextInt(10) : n));
        }
        if (type == Matrix.class) {
            boolean isPositive = method.getName().equals("cholesky");
            Matrix matrix = Matrix.wrap(n, n, numbers(random, n * n));
            return isPositive ? matrix.times(matrix.transpose()).plus(MatrixMath.identity(n)) : matrix;
        }
        if (type == Tensor.class) {
            int rank =
                    switch (method.getName()) {
                        case "toNumber" -> 0;
                        case "toVector" -> 1;
                        case "toMatrix" -> 2;
                        default -> 3;
                    };
            int[] sizes = new int[rank];
            Arrays.fill(sizes, n);
            return Tensor.wrap(sizes, numbers(random, (int) Math.pow(n, rank)));
        }
        if (type == String.class) {
            return "ij,j->i";
        }
        if (type == NumericArray[].class) {
            return new NumericArray[] {Matrix.wrap(n, n, numbers(random, n * n)), Vector.wrap(numbers(random, n))};
        }
        if (type == MatrixProduct.class) {
            return new MatrixProduct();
        }
        if (type == Elementwise.class) {
            return new Elementwise();
        }
        if (type instanceof Class<?> array && array.isArray()) {
            Object[] values = (Object[]) Array.newInstance(array.componentType(), 3);
            Arrays.setAll(values, i -> value(array.componentType(), random, method));
            return values;
        }
        throw new IllegalArgumentException(type + " of " + method);
    }

    private static double number(Random random) {
        return (float) (0.2 + 0.7 * random.nextDouble());
    }

    private static double[] numbers(Random random, int length) {
        double[] numbers = new double[length];
        Arrays.setAll(numbers, i -> number(random));
        return numbers;
    }
}
