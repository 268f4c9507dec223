package org.matgrad;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** What the operations on arrays of every rank share, on their components. */
final class Components {

    private Components() {}

    static double[] generate(int length, IntToDoubleFunction f) {
        double[] result = new double[length];
        for (int i = 0; i < length; i++) {
            result[i] = f.applyAsDouble(i);
        }
        return result;
    }

    static double[] map(double[] x, DoubleUnaryOperator f) {
        return generate(x.length, i -> f.applyAsDouble(x[i]));
    }

    /** Combines two arrays of the same length, component by component. */
    static double[] zip(double[] x, double[] y, DoubleBinaryOperator f) {
        return generate(x.length, i -> f.applyAsDouble(x[i], y[i]));
    }

    /** Nested lists, one bracket an axis; arrays of more than one axis without components show their shape instead. */
    static String toString(NumericArray a) {
        if (a.rank() > 1 && a.length() == 0) {
            return "[" + Checks.shape(a) + "]";
        }
        StringBuilder text = new StringBuilder();
        append(text, a, 0, 0, a.length());
        return text.toString();
    }

    private static void append(StringBuilder text, NumericArray a, int axis, int from, int length) {
        if (axis == a.rank()) {
            text.append(a.data()[from]);
            return;
        }
        text.append('[');
        int size = a.size(axis);
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                text.append(", ");
            }
            int part = length / size;
            append(text, a, axis + 1, from + i * part, part);
        }
        text.append(']');
    }
}
