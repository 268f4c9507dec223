package org.matgrad.benchmarks.adbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is measured computes ADBench's numbers. */
class ObjectivesTest {
    private static final double TOLERANCE = 1e-10;

    @Test
    void gmm() throws IOException {
        GmmObjective objective = new GmmObjective();
        objective.size = "d10_K25";
        objective.prepare();
        assertClose(-25649.65262119762, objective.value());
        assertClose(-25649.65262119762, objective.derivative());
    }

    @Test
    void ba() throws IOException {
        BaObjective objective = new BaObjective();
        objective.prepare();
        assertClose(21.873663360014426, norm(objective.value()), 1e-9);
        assertClose(473881.66142284666, norm(objective.derivative()));
    }

    @Test
    void lstm() throws IOException {
        LstmObjective objective = new LstmObjective();
        objective.prepare();
        assertClose(0.66666517955885218, objective.value());
        assertClose(0.66666517955885218, objective.derivative());
    }

    @Test
    void hand() throws IOException {
        HandObjective objective = new HandObjective();
        objective.prepare();
        assertClose(1.7676933752602266, norm(objective.value()));
        assertClose(17.381328354735807, norm(objective.derivative()));
    }

    private static double norm(double... array) {
        return Math.sqrt(Arrays.stream(array).map(x -> x * x).sum());
    }

    private static void assertClose(double expected, double actual) {
        assertClose(expected, actual, TOLERANCE);
    }

    private static void assertClose(double expected, double actual, double tolerance) {
        assertEquals(expected, actual, tolerance * Math.abs(expected));
    }
}
