package org.matgrad.benchmarks.problem;

import java.util.Random;

/** Numbers that look random and are the same every time. */
public final class RandomNumbers {

    private RandomNumbers() {}

    /** Normally distributed numbers of this standard deviation. */
    public static double[] normal(int length, double deviation, long seed) {
        Random random = new Random(seed);
        double[] numbers = new double[length];
        for (int k = 0; k < length; k++) {
            numbers[k] = deviation * random.nextGaussian();
        }
        return numbers;
    }
}
