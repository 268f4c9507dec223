package org.matgrad.kernel;

import java.util.Arrays;
import java.util.Objects;

/**
 * Runs of one length in several arrays, of which a function is computed in one call: {@code f.with(a, i).with(b, j).exp(c,
 * k, n)} replaces n numbers each of a, b and c by their exponentials. The time of a few numbers is mostly that of waiting
 * for each other's intermediates, so short runs are copied one behind the other and computed as one; long ones are
 * computed where they stand.
 *
 * <p>The numbers of a run are y[at] to y[at + n - 1], and an {@link IndexOutOfBoundsException} says where these are not
 * within their array; then none is replaced. No number may be in two runs. Results are as exact as those of {@link
 * Elementwise}.
 */
public final class JoinedRuns {

    /** How many numbers are copied at most. */
    private static final int LONGEST = 512;

    private final Elementwise functions;
    private double[] together;
    private double[][] arrays = new double[4][];
    private int[] starts = new int[4];
    private int runs;
    private int length;
    private boolean isJoined;

    JoinedRuns(Elementwise functions) {
        this.functions = functions;
    }

    /** Begins anew. */
    JoinedRuns first(double[] y, int at) {
        runs = 0;
        return with(y, at);
    }

    /**
     * Adds a run of the length that the function is called with.
     *
     * @param y the array
     * @param at the index of the first number
     * @return this
     */
    public JoinedRuns with(double[] y, int at) {
        if (runs == arrays.length) {
            arrays = Arrays.copyOf(arrays, 2 * runs);
            starts = Arrays.copyOf(starts, 2 * runs);
        }
        arrays[runs] = y;
        starts[runs] = at;
        runs++;
        return this;
    }

    /**
     * Adds the last run, and copies all if that is worth while.
     *
     * @param shortest from how many numbers on a kernel is
     * @return of how many arrays the function has to be computed
     */
    private int join(double[] y, int at, int n, int shortest) {
        with(y, at);
        length = n;
        // Of fewer numbers, copying takes what it saves.
        isJoined = n <= LONGEST && runs * n <= LONGEST && runs * n / 2 >= shortest;
        if (isJoined) {
            together = Workspace.sized(together, LONGEST);
            for (int run = 0; run < runs; run++) {
                System.arraycopy(arrays[run], starts[run], together, run * n, n);
            }
            return 1;
        }
        for (int run = 0; run < runs; run++) {
            Objects.checkFromIndexSize(starts[run], n, arrays[run].length);
        }
        return runs;
    }

    private double[] array(int n) {
        return isJoined ? together : arrays[n];
    }

    private int start(int n) {
        return isJoined ? 0 : starts[n];
    }

    private int length() {
        return isJoined ? runs * length : length;
    }

    /** Brings results to where the arguments were. */
    private void part() {
        for (int run = 0; isJoined && run < runs; run++) {
            System.arraycopy(together, run * length, arrays[run], starts[run], length);
        }
    }

    // The same loop for each function: if that is an argument, HotSpot doesn't inline what its vectors call any more.

    /** Replaces the numbers of this last run, and those of the others, by their exponentials. */
    public void exp(double[] y, int at, int n) {
        int count = join(y, at, n, functions.shortest().exp());
        for (int run = 0; run < count; run++) {
            functions.exp(array(run), start(run), length());
        }
        part();
    }

    /** Replaces the numbers of this last run, and those of the others, by their exponentials minus 1, without loss of digits near 0. */
    public void expm1(double[] y, int at, int n) {
        int count = join(y, at, n, functions.shortest().expm1());
        for (int run = 0; run < count; run++) {
            functions.expm1(array(run), start(run), length());
        }
        part();
    }

    /** Replaces the numbers of this last run, and those of the others, by their natural logarithms. */
    public void log(double[] y, int at, int n) {
        int count = join(y, at, n, functions.shortest().log());
        for (int run = 0; run < count; run++) {
            functions.log(array(run), start(run), length());
        }
        part();
    }

    /** Replaces the numbers of this last run, and those of the others, by their logarithms of 1 plus them, without loss of digits near 0. */
    public void log1p(double[] y, int at, int n) {
        int count = join(y, at, n, functions.shortest().log1p());
        for (int run = 0; run < count; run++) {
            functions.log1p(array(run), start(run), length());
        }
        part();
    }

    /** Replaces the numbers of this last run, and those of the others, by their sines. */
    public void sin(double[] y, int at, int n) {
        int count = join(y, at, n, functions.shortest().sin());
        for (int run = 0; run < count; run++) {
            functions.sin(array(run), start(run), length());
        }
        part();
    }

    /** Replaces the numbers of this last run, and those of the others, by their cosines. */
    public void cos(double[] y, int at, int n) {
        int count = join(y, at, n, functions.shortest().cos());
        for (int run = 0; run < count; run++) {
            functions.cos(array(run), start(run), length());
        }
        part();
    }

    /** Replaces the numbers of this last run, and those of the others, by their hyperbolic tangents. */
    public void tanh(double[] y, int at, int n) {
        int count = join(y, at, n, functions.shortest().tanh());
        for (int run = 0; run < count; run++) {
            functions.tanh(array(run), start(run), length());
        }
        part();
    }

    /** Replaces the numbers of this last run, and those of the others, by their sigmoids, 1/(1 + exp(-x)). */
    public void sigmoid(double[] y, int at, int n) {
        int count = join(y, at, n, functions.shortest().sigmoid());
        for (int run = 0; run < count; run++) {
            functions.sigmoid(array(run), start(run), length());
        }
        part();
    }

    /** Replaces the numbers of this last run, and those of the others, by their softpluses, log(1 + exp(x)). */
    public void softplus(double[] y, int at, int n) {
        int count = join(y, at, n, functions.shortest().softplus());
        for (int run = 0; run < count; run++) {
            functions.softplus(array(run), start(run), length());
        }
        part();
    }
}
