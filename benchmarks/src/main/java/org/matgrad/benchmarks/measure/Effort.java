package org.matgrad.benchmarks.measure;

import java.util.List;

/**
 * How thoroughly something is measured.
 *
 * @param forks how many virtual machines are started for each contender, one after the other
 * @param warmups how many iterations of each are thrown away
 * @param iterations how many count
 * @param milliseconds how long an iteration takes
 * @param jvmArguments options of those virtual machines
 */
public record Effort(int forks, int warmups, int iterations, int milliseconds, List<String> jvmArguments) {

    /** Keeps the list from being changed. */
    public Effort {
        jvmArguments = List.copyOf(jvmArguments);
    }

    /** For figures to be published. */
    public static Effort full() {
        return new Effort(3, 4, 5, 400, List.of());
    }

    /** For a look. */
    public static Effort quick() {
        return new Effort(1, 2, 2, 200, List.of());
    }

    /** The same with another number of virtual machines. */
    public Effort withForks(int other) {
        return new Effort(other, warmups, iterations, milliseconds, jvmArguments);
    }

    /** The same with another number of iterations that don't count. */
    public Effort withWarmups(int other) {
        return new Effort(forks, other, iterations, milliseconds, jvmArguments);
    }

    /** The same with another number of iterations that count. */
    public Effort withIterations(int other) {
        return new Effort(forks, warmups, other, milliseconds, jvmArguments);
    }

    /** The same with iterations of another length. */
    public Effort withMilliseconds(int other) {
        return new Effort(forks, warmups, iterations, other, jvmArguments);
    }

    /** The same with other options. */
    public Effort withJvmArguments(List<String> other) {
        return new Effort(forks, warmups, iterations, milliseconds, other);
    }

    @Override
    public String toString() {
        return forks + (forks == 1 ? " fork" : " forks") + ", " + warmups + " + " + iterations + " iterations of "
                + milliseconds + " ms" + (jvmArguments.isEmpty() ? "" : ", " + String.join(" ", jvmArguments));
    }
}
