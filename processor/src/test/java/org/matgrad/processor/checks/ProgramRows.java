package org.matgrad.processor.checks;

import java.util.Arrays;
import java.util.Random;

/** Arguments near others, which a method takes where it takes these. */
final class ProgramRows {

    private ProgramRows() {}

    /** Numbers that are a little nearer to 0, ints that are as large or smaller, any booleans. */
    static Object near(Object argument, Random random) {
        if (argument instanceof Boolean) {
            return random.nextBoolean();
        }
        if (argument instanceof Integer number) {
            return number <= 0 ? number : number - random.nextInt(Math.min(2, number) + 1);
        }
        if (argument instanceof int[] ints) {
            return Arrays.stream(ints)
                    .map(element -> element == 0 ? 0 : random.nextInt(element + 1))
                    .toArray();
        }
        double[] components = ProgramValues.components(argument);
        for (int c = 0; c < components.length; c++) {
            components[c] *= 1 - 0.3 * random.nextDouble();
        }
        return ProgramValues.like(argument, components);
    }
}
