package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemTest {

    /** What no program can get wrong by itself: {@link SurroundingsTest} and {@link OutsideReadingTest} have them. */
    private static final Set<Problem> OF_SURROUNDINGS = EnumSet.of(
            Problem.NO_TREES,
            Problem.INTERNAL_FAULT,
            Problem.NOT_WRITTEN,
            Problem.UNKNOWN_OPTION,
            Problem.NO_PAGE,
            Problem.NO_COMPANION,
            Problem.HIDDEN_COMPANION,
            Problem.INAPPLICABLE,
            Problem.MISSING_LIBRARY);

    @Test
    void everyProblemHasItsFixture() {
        String stated = Fixture.all().stream()
                .flatMap(fixture -> fixture.errors().stream())
                .collect(Collectors.joining("\n"));
        for (Problem problem : EnumSet.complementOf(EnumSet.copyOf(OF_SURROUNDINGS))) {
            assertTrue(stated.contains(" " + problem.code()), problem + " has no fixture");
        }
    }

    @Test
    void codesAreDistinct() {
        Set<String> codes = Arrays.stream(Problem.values()).map(Problem::code).collect(Collectors.toSet());
        assertEquals(Problem.values().length, codes.size());
    }

    @Test
    void detailsFillWhatWasFoundAndThenTheWayOut() {
        assertEquals(
                "[MG203] wrt names Y, but the method has no such parameter. Did you mean y?",
                Problem.UNKNOWN_WRT.text("Y", "Did you mean y?"));
        assertEquals(
                "[MG105] Nothing says how large K is when the method is called. Let K stand alone as a size of a"
                        + " parameter, as in @Shape(\"K\"), or add the parameter int K.",
                Problem.UNDETERMINED_SIZE.text("K"));
    }
}
