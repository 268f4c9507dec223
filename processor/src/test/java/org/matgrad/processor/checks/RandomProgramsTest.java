package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random programs over the whole language in every derivative form. How many is the system property {@code matgrad.random};
 * a failure is made smaller and names its seed, which {@code -Dmatgrad.random=1 -Dmatgrad.seed=} repeats.
 */
class RandomProgramsTest {

    private static final int BATCH = 25;
    private static final long SECONDS_TO_SHRINK = 60;

    @Test
    void randomProgramsAgreeInEveryForm() {
        int count = Integer.getInteger("matgrad.random", 200);
        long first = Long.getLong("matgrad.seed", System.nanoTime());
        ProgramRunner runner = new ProgramRunner();
        for (int done = 0; done < count; done += BATCH) {
            Map<Integer, ProgramText> programs = new TreeMap<>();
            for (int p = done; p < Math.min(count, done + BATCH); p++) {
                programs.put(p, ProgramWriter.write(first + p));
            }
            for (var failure : runner.failures(programs, first, ProgramRunner.SIZES).entrySet()) {
                int number = failure.getKey();
                throw new AssertionError(report(programs.get(number), failure.getValue(), first + number));
            }
        }
        String summary = runner.compared() + " compared, " + runner.kinks() + " at kinks";
        assertTrue(runner.kinks() <= runner.compared(), summary);
    }

    /** The failure at a program that is as small as it gets. */
    static String report(ProgramText program, ProgramFailure failure, long seed) {
        return smallest(program, failure, seed, SECONDS_TO_SHRINK)
                + "\n-Dmatgrad.random=1 -Dmatgrad.seed=" + seed + " repeats: " + failure.getMessage();
    }

    /** The smallest program that fails alike, and how. */
    static String smallest(ProgramText program, ProgramFailure failure, long seed, long seconds) {
        ProgramRunner runner = new ProgramRunner();
        List<Map<String, Integer>> sizes = ProgramShrinker.sizes(
                ProgramRunner.SIZES, some -> isAlike(runner, program, failure, seed, some));
        ProgramText smallest = ProgramShrinker.shrink(
                program, candidate -> isAlike(runner, candidate, failure, seed, sizes), seconds);
        ProgramFailure last = runner.failures(Map.of(0, smallest), seed, sizes).getOrDefault(0, failure);
        return last.getMessage() + "\n" + smallest.source("Smallest");
    }

    private static boolean isAlike(
            ProgramRunner runner,
            ProgramText program,
            ProgramFailure failure,
            long seed,
            List<Map<String, Integer>> sizes) {
        ProgramFailure now = runner.failures(Map.of(0, program), seed, sizes).get(0);
        return now != null && now.kind().equals(failure.kind());
    }
}
