package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random methods in every derivative form. The number is the system property {@code matgrad.random}; a failure names the
 * seed, which {@code matgrad.seed} repeats.
 */
class RandomMethodsTest {

    private static final int PER_CLASS = 25;

    private static final int USED = 8;

    private static final List<Map<String, Integer>> SIZES =
            List.of(Map.of("i", 2, "j", 3, "k", 4), Map.of("i", 5, "j", 1, "k", 6), Map.of("i", 9, "j", 7, "k", 5));

    private static final Map<String, Integer> NUMBERS = Map.of("i", 2, "j", 3, "k", 2);

    @Test
    void randomMethodsAgreeInEveryForm() {
        int count = Integer.getInteger("matgrad.random", 200);
        long first = Long.getLong("matgrad.seed", System.nanoTime());
        for (int done = 0; done < count; done += PER_CLASS) {
            long seed = first + done;
            try {
                check(seed, Math.min(PER_CLASS, count - done));
                if (done % (4 * PER_CLASS) == 0) {
                    second(seed);
                    used(seed);
                }
            } catch (AssertionError e) {
                throw new AssertionError(
                        "-Dmatgrad.random=" + PER_CLASS + " -Dmatgrad.seed=" + seed + " repeats: " + e.getMessage(), e);
            }
        }
    }

    /** A few with second derivatives, at which a method written at random may be steep: small numbers alone. */
    private static void second(long seed) {
        Random random = new Random(seed);
        List<MethodText> methods = new ArrayList<>();
        for (int m = 0; m < PER_CLASS; m++) {
            methods.add(RandomMethod.write(random, "m" + m));
        }
        MethodClass symbols = new MethodClass("Symbols", methods);
        InMemory compiled =
                InMemory.compile(Map.of(symbols.file(), symbols.secondOrder(MethodText.Declared.SYMBOLS, NUMBERS)));
        for (MethodText method : methods) {
            symbols.check(compiled, method, NUMBERS, seed, -0.5, 0.5);
        }
    }

    /** A few whose gradients other methods use, with those methods' second derivatives. */
    private static void used(long seed) {
        Random random = new Random(seed);
        List<MethodText> methods = new ArrayList<>();
        for (int m = 0; m < USED; m++) {
            methods.add(RandomMethod.write(random, "m" + m));
        }
        GradientUsers used = new GradientUsers(methods);
        used.users().forEach(user -> used.check(user, NUMBERS, seed, -0.3, 0.3));
    }

    private static void check(long seed, int count) {
        Random random = new Random(seed);
        List<MethodText> methods = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            methods.add(RandomMethod.write(random, "m" + m));
        }
        MethodClass symbols = new MethodClass("Symbols", methods);
        MethodClass constants = new MethodClass("Constants", methods);
        InMemory compiled = InMemory.compile(Map.of(
                symbols.file(), symbols.source(MethodText.Declared.SYMBOLS, NUMBERS),
                constants.file(), constants.source(MethodText.Declared.NUMBERS, NUMBERS)));
        for (MethodText method : methods) {
            try {
                for (Map<String, Integer> sizes : SIZES) {
                    symbols.check(compiled, method, sizes, seed, -0.9, 0.9);
                }
                constants.check(compiled, method, NUMBERS, seed, -0.9, 0.9);
            } catch (AssertionError e) {
                String source = method.source(MethodText.Declared.SYMBOLS, NUMBERS, method.name());
                throw new AssertionError(e.getMessage() + "\n" + source.replace("; ", ";\n    "), e);
            }
        }
    }
}
