package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random programs over the whole language with some of their parameters by row. How many is the system property {@code
 * matgrad.random}; a failure names its seed, which {@code -Dmatgrad.random=1 -Dmatgrad.seed=} repeats.
 */
class RandomBatchesTest {

    private static final int TOGETHER = 25;

    @Test
    void batchesOfRandomProgramsAgreeWithRows() {
        int count = Integer.getInteger("matgrad.random", 100);
        long first = Long.getLong("matgrad.seed", System.nanoTime());
        ProgramRunner runner = new ProgramRunner();
        StringBuilder report = new StringBuilder();
        for (int done = 0; done < count; done += TOGETHER) {
            Map<Integer, ProgramBatch> programs = new TreeMap<>();
            for (int p = done; p < Math.min(count, done + TOGETHER); p++) {
                programs.put(p, ProgramBatch.of(ProgramWriter.write(first + p), new Random(first + p)));
            }
            runner.failures(programs, ProgramRunner.SIZES, number -> first + number)
                    .forEach((number, failure) -> report.append("-Dmatgrad.random=1 -Dmatgrad.seed=")
                            .append(first + number)
                            .append(" repeats ")
                            .append(failure.getMessage())
                            .append('\n')
                            .append(programs.get(number).source("Random"))
                            .append('\n'));
        }
        assertTrue(report.isEmpty(), report.toString());
    }
}
