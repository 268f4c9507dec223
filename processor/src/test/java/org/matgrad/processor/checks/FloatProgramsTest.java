package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random programs in float against the same in double. How many is the system property {@code matgrad.random}; a failure
 * names its seed, which {@code -Dmatgrad.random=1 -Dmatgrad.seed=} repeats.
 */
class FloatProgramsTest {

    private static final int BATCH = 25;

    /** How near a point where the program switches roundings of floats may fall on its two sides. */
    private static final double TIE = 1e-4;

    /** Programs are up to 30 operations long, and their sums have hundreds of terms. */
    private static final int ROUNDINGS = 512;

    private int compared;
    private int unclear;
    private int turns;
    private int kinks;

    @Test
    void programsAgreeWithDoubles() {
        int count = Integer.getInteger("matgrad.random", 100);
        long first = Long.getLong("matgrad.seed", System.nanoTime());
        for (int done = 0; done < count; done += BATCH) {
            check(first + done, Math.min(BATCH, count - done));
        }
        assertTrue(
                compared > 4 * unclear && turns - kinks >= count,
                compared + " compared, " + unclear + " not, " + kinks + " kinks of " + turns);
    }

    private void check(long seed, int count) {
        Map<String, ProgramText> programs = new LinkedHashMap<>();
        Map<String, String> sources = new LinkedHashMap<>();
        for (int p = 0; p < count; p++) {
            ProgramText program = ProgramWriter.write(seed + p).declared();
            if (program.parameters().stream().noneMatch(ProgramParameter::isActive)) {
                continue;
            }
            String number = Long.toString(seed + p);
            programs.put(number, program);
            sources.put("demo/D" + number + ".java", program.source("D" + number));
            sources.put("demo/T" + number + ".java", program.traced("T" + number));
            sources.put("demo/F" + number + ".java", FloatTwins.twin(program.source("F" + number)));
        }
        InMemory compiled = InMemory.compile(sources);
        programs.forEach((number, program) -> {
            try {
                compare(compiled, number, program);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "-Dmatgrad.random=1 -Dmatgrad.seed=" + number + " repeats: " + e + "\n"
                                + sources.get("demo/F" + number + ".java"),
                        e);
            }
        });
    }

    private void compare(InMemory compiled, String number, ProgramText program) {
        List<ProgramParameter> parameters = program.parameters();
        boolean[] active = new boolean[parameters.size()];
        for (int p = 0; p < active.length; p++) {
            active[p] = parameters.get(p).isActive();
        }
        Method traced = method(compiled, "T" + number);
        traced.setAccessible(true);
        Method ofDoubles = method(compiled, "D" + number);
        FloatTwins twins = new FloatTwins(
                ofDoubles,
                compiled.load("demo.D" + number + "Program"),
                method(compiled, "F" + number),
                compiled.load("demo.F" + number + "Program"),
                active,
                ROUNDINGS);
        List<Map<String, Integer>> all = program.numbers().isEmpty() ? ProgramRunner.SIZES : List.of(program.numbers());
        for (Map<String, Integer> sizes : all) {
            turns++;
            Random random = new Random(number.hashCode());
            Object[] arguments = ProgramRunner.arguments(ofDoubles, parameters, sizes, random);
            if (isTied(traced, arguments)) {
                kinks++;
            } else {
                twins.check(new TreeMap<>(sizes).toString(), arguments, random);
            }
        }
        compared += twins.compared();
        unclear += twins.unclear();
    }

    private static boolean isTied(Method traced, Object[] arguments) {
        Object[] own = arguments.clone();
        for (int p = 0; p < own.length; p++) {
            if (own[p] instanceof Record record) {
                own[p] = ProgramValues.as(traced.getParameterTypes()[p], record);
            }
        }
        KinkTrace.begin();
        try {
            ProgramValues.invoke(traced, null, own);
        } catch (RuntimeException e) {
            return true;
        }
        return KinkTrace.margin() < TIE || !KinkTrace.isFinite();
    }

    private static Method method(InMemory compiled, String owner) {
        return Arrays.stream(compiled.load("demo." + owner).getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(ProgramCase.METHOD))
                .findFirst()
                .orElseThrow();
    }
}
