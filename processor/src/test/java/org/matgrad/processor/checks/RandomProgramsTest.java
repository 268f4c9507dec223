package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.matrix.Operations;

/**
 * Random programs over the whole language in every derivative form. How many is the system property {@code matgrad.random};
 * a failure is made smaller and names its seed, which {@code -Dmatgrad.random=1 -Dmatgrad.seed=} repeats. With
 * {@code -Dmatgrad.order=2} to second order.
 */
class RandomProgramsTest {

    private static final int BATCH = 25;
    private static final int REPORTED = 3;
    private static final long SECONDS_TO_SHRINK = 60;

    private static final List<String> FORMS = List.of(
            "for \\(int \\w+ = 0; \\w+ < ",
            "for \\(int \\w+ = .* >= 0; \\w+--\\)",
            "-= 2\\) \\{",
            "\\+= 3\\) \\{",
            "for \\(int \\w+ : \\w+\\)",
            "; \\w+ < t\\d+;",
            "\\} else if \\(",
            "\\} else \\{",
            "\\? .* : ",
            "if \\(.*\\{\\n[^}]*return ",
            "\\w+ \\+= ",
            "\\w+ \\*= ",
            "\\w+\\+\\+;",
            "boolean c\\d+ = ",
            "int c\\d+ = ",
            "\\bvar ",
            "helper\\d\\(",
            "new State\\(",
            "new Result\\(",
            "tensor\\(",
            "sum\\(i\\d+ \\+ 1, ",
            "\\.slice\\(0, t\\d+ \\+ 1\\)",
            "\\.get\\(\\w+\\[\\w+\\]\\)",
            "\\* \\(i\\d+ \\+ 1\\) / 2 \\+ i\\d+\\)",
            "\\.get\\(\\(i\\d+ \\+ j\\d+\\)\\)",
            "norm\\(.*\\.row\\(i\\d+\\)");

    @Test
    void randomProgramsAgreeInEveryForm() {
        int count = Integer.getInteger("matgrad.random", 200);
        long first = Long.getLong("matgrad.seed", System.nanoTime());
        ProgramRunner runner = new ProgramRunner();
        Map<Long, ProgramFailure> failures = new TreeMap<>();
        for (int done = 0; done < count; done += BATCH) {
            Map<Integer, ProgramText> programs = new TreeMap<>();
            for (int p = done; p < Math.min(count, done + BATCH); p++) {
                programs.put(p, ProgramWriter.write(first + p));
            }
            runner.failures(programs, ProgramRunner.SIZES, number -> first + number)
                    .forEach((number, failure) -> failures.put(first + number, failure));
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(report(failures, count));
        }
        int skipped = runner.kinks() + runner.unclear();
        assertTrue(skipped <= 10 + runner.compared() / 20, skipped + " skipped, " + runner.compared() + " compared");
        assertTrue(runner.refused() <= 10 + count / 20, runner.refused() + " refused without declared sizes");
    }

    @Test
    void everythingOccurs() {
        List<String> texts = new ArrayList<>();
        for (long seed = 1; seed <= 1500; seed++) {
            texts.add(ProgramWriter.write(seed).source("Random"));
        }
        List<String> missing = new ArrayList<>();
        for (String name : Operations.names()) {
            if (texts.stream().noneMatch(text -> text.contains(name + "("))) {
                missing.add(name);
            }
        }
        for (String form : FORMS) {
            if (texts.stream()
                    .noneMatch(text -> Pattern.compile(form).matcher(text).find())) {
                missing.add(form);
            }
        }
        assertEquals(List.of(), missing);
    }

    /** All failures, one of each kind as small as it gets. */
    private static String report(Map<Long, ProgramFailure> failures, int count) {
        StringBuilder report = new StringBuilder(failures.size() + " of " + count + " programs are wrong\n");
        List<String> kinds = new ArrayList<>();
        failures.forEach((seed, failure) -> {
            if (!kinds.contains(failure.kind())) {
                kinds.add(failure.kind());
                report.append("-Dmatgrad.random=1 -Dmatgrad.seed=").append(seed).append(" repeats ");
                report.append(failure.getMessage()).append('\n');
                if (kinds.size() <= REPORTED) {
                    report.append(smallest(ProgramWriter.write(seed), failure, seed, SECONDS_TO_SHRINK))
                            .append('\n');
                }
            }
        });
        return report.toString();
    }

    /** The smallest program that fails alike, and how. */
    static String smallest(ProgramText program, ProgramFailure failure, long seed, long seconds) {
        ProgramRunner runner = new ProgramRunner();
        List<Map<String, Integer>> sizes =
                ProgramShrinker.sizes(ProgramRunner.SIZES, some -> isAlike(runner, program, failure, seed, some));
        ProgramText smallest =
                ProgramShrinker.shrink(program, candidate -> isAlike(runner, candidate, failure, seed, sizes), seconds);
        ProgramFailure last =
                runner.failures(Map.of(0, smallest), sizes, number -> seed).getOrDefault(0, failure);
        return "smallest: " + last.getMessage() + "\n" + smallest.source("Smallest");
    }

    private static boolean isAlike(
            ProgramRunner runner,
            ProgramText program,
            ProgramFailure failure,
            long seed,
            List<Map<String, Integer>> sizes) {
        ProgramFailure now =
                runner.failures(Map.of(0, program), sizes, number -> seed).get(0);
        return now != null && now.kind().equals(failure.kind());
    }
}
