package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Programs with a mistake in them: each is refused where the mistake is, or is another right program, whose derivatives
 * are right. How many is the system property {@code matgrad.mutants}, which ones {@code matgrad.seed}.
 */
class MutationTest {

    private static final int BATCH = 25;

    private static final List<Map<String, Integer>> SIZES = List.of(
            Map.of("N", 3, "M", 4, "K", 2, "Q", 5),
            Map.of("N", 3, "M", 3, "K", 3, "Q", 3),
            Map.of("N", 0, "M", 2, "K", 1, "Q", 3),
            Map.of("N", 5, "M", 1, "K", 6, "Q", 2));

    @Test
    void theProgramsAreRight() {
        List<String> sources = MutationSources.all();
        assertEquals(Map.of(), new TreeMap<>(check(sources, 0, sources.size(), 1)));
    }

    @Test
    void mistakesAreRefusedOrRight() {
        long seed = Long.getLong("matgrad.seed", System.nanoTime());
        List<String> mutants = new ArrayList<>();
        MutationSources.all().forEach(source -> mutants.addAll(Mutations.of(source)));
        Collections.shuffle(mutants, new Random(seed));
        int count = Math.min(mutants.size(), Integer.getInteger("matgrad.mutants", 75));
        for (int done = 0; done < count; done += BATCH) {
            Map<Integer, String> wrong = check(mutants, done, Math.min(count, done + BATCH), seed);
            assertEquals(Map.of(), wrong, "-Dmatgrad.mutants=" + count + " -Dmatgrad.seed=" + seed + " repeats");
        }
    }

    /** What is wrong with mutants, by their numbers. */
    static Map<Integer, String> check(List<String> mutants, int from, int to, long seed) {
        Map<Integer, Mutant> programs = new TreeMap<>();
        for (int m = from; m < to; m++) {
            programs.put(m, new Mutant(mutants.get(m)));
        }
        Map<Integer, String> wrong = new TreeMap<>();
        new ProgramRunner().failures(programs, SIZES, number -> seed).forEach((number, failure) -> {
            if (!isRefusal(failure)) {
                wrong.put(number, failure.getMessage() + "\n" + mutants.get(number));
            }
        });
        return wrong;
    }

    /** Whether a message of the compiler or of the processor says which line is wrong. */
    private static boolean isRefusal(ProgramFailure failure) {
        boolean located = failure.getMessage().matches("(?s)[^:]*: line [1-9]\\d*:.*");
        boolean refused = failure.kind().equals("javac") || failure.kind().matches("MG[1-8]\\d\\d");
        return located && refused;
    }
}
