package org.matgrad.kernel;

import java.util.Arrays;
import org.matgrad.NumericArray;

/** What methods outside hand to generated companions. It is public for them, not for programs. */
public final class Results {

    private Results() {}

    /**
     * Copies an array that a method outside has computed.
     *
     * @param result the array
     * @param target where its components go
     * @param at the place of the first one
     * @param method the method, for messages
     * @param sizes the sizes that the array must have
     * @throws NullPointerException if the array is null
     * @throws IllegalArgumentException if it has other sizes
     */
    public static void copy(NumericArray result, double[] target, int at, String method, int... sizes) {
        if (result == null) {
            throw new NullPointerException(method + " returned null");
        }
        int[] actual = new int[result.rank()];
        for (int axis = 0; axis < actual.length; axis++) {
            actual[axis] = result.size(axis);
        }
        if (!Arrays.equals(actual, sizes)) {
            throw new IllegalArgumentException(method + " returned an array of sizes " + Arrays.toString(actual)
                    + " where " + Arrays.toString(sizes) + " was expected");
        }
        System.arraycopy(result.data(), 0, target, at, result.length());
    }
}
