package org.matgrad.kernel;

import org.matgrad.NumericArray;

/** Rows of batches, for companions that compute them one by one. It is public for these, not for programs. */
public final class Rows {

    private Rows() {}

    /** Copies a row of a batch to an array that has its sizes. */
    public static void take(NumericArray batch, int row, NumericArray target) {
        System.arraycopy(batch.data(), row * target.length(), target.data(), 0, target.length());
    }

    /** Copies an array to where it is a row of a batch. */
    public static void put(NumericArray array, NumericArray batch, int row) {
        System.arraycopy(array.data(), 0, batch.data(), row * array.length(), array.length());
    }

    /** Adds an array to a sum of its sizes. */
    public static void add(NumericArray array, NumericArray sum) {
        double[] terms = array.data();
        double[] sums = sum.data();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += terms[i];
        }
    }
}
