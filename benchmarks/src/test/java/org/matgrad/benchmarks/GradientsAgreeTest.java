package org.matgrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the benchmarks compare computes the same numbers. */
class GradientsAgreeTest {
    private static final double TOLERANCE = 1e-10;

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 7, 50, 1400})
    void regression(int batch) {
        RegressionGradient gradients = new RegressionGradient();
        gradients.prepare(batch);
        double loss = gradients.plain();
        assertEquals(loss, gradients.generated(), TOLERANCE);
        assertEquals(loss, gradients.tuned(), TOLERANCE);
        assertEquals(loss, gradients.tunedOwnExp(), TOLERANCE);
        assertAgree(gradients.plainGradient(), gradients.generatedGradient());
        assertAgree(gradients.plainGradient(), gradients.tunedGradient());
        assertAgree(gradients.plainGradient(), gradients.tunedOwnExpGradient());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 7, 50, 1400})
    void network(int batch) {
        NetworkGradient gradients = new NetworkGradient();
        gradients.prepare(batch);
        double loss = gradients.plain();
        assertEquals(loss, gradients.generated(), TOLERANCE);
        assertEquals(loss, gradients.tuned(), TOLERANCE);
        assertEquals(loss, gradients.tunedOwnExp(), TOLERANCE);
        assertAgree(gradients.plainGradient(), gradients.generatedGradient());
        assertAgree(gradients.plainGradient(), gradients.tunedGradient());
        assertAgree(gradients.plainGradient(), gradients.tunedOwnExpGradient());
    }

    private static void assertAgree(double[][] expected, double[][] actual) {
        for (int p = 0; p < expected.length; p++) {
            assertArrayEquals(expected[p], actual[p], TOLERANCE, "parameter " + p);
        }
    }
}
