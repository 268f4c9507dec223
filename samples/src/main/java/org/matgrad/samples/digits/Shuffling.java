package org.matgrad.samples.digits;

import java.util.Random;
import java.util.stream.IntStream;

/** Random orders. */
final class Shuffling {

    private Shuffling() {}

    /** The numbers from 0 to size - 1 in random order. */
    static int[] order(int size, Random random) {
        int[] order = IntStream.range(0, size).toArray();
        shuffle(order, random);
        return order;
    }

    /** Puts numbers into a random order, each as likely as any other. */
    static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
