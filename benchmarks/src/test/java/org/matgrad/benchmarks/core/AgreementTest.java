package org.matgrad.benchmarks.core;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong isn't measured. */
class AgreementTest {
    private static final Agreement AGREEMENT = Agreement.with(() -> new double[][] {{1000}, {1, -2, 0}}, 1e-9);

    @Test
    void roundingIsNoDisagreement() {
        assertDoesNotThrow(() -> AGREEMENT.check(new double[][] {{1000 + 1e-8}, {1, -2 + 1e-10, 1e-10}}));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void anotherNumberIs(double wrong) {
        // The largest component of the gradient counts, not the value's.
        assertThrows(DisagreementException.class, () -> AGREEMENT.check(new double[][] {{1000}, {1, -2, wrong}}));
    }

    @Test
    void anotherShapeIs() {
        assertThrows(DisagreementException.class, () -> AGREEMENT.check(new double[][] {{1000}, {1, -2}}));
        assertThrows(DisagreementException.class, () -> AGREEMENT.check(new double[][] {{1000}}));
    }

    /** A gradient that is added to the last one is right only once. */
    @Test
    void aGradientThatPilesUpIsWrong() {
        double[] gradient = {0, 0, 0};
        Call call = new Call() {
            @Override
            public Object run() {
                gradient[0] += 1;
                gradient[1] += -2;
                return gradient;
            }

            @Override
            public double[][] results() {
                return new double[][] {{1000}, gradient};
            }
        };
        Contender contender = new Contender("adds", () -> call, AGREEMENT);
        assertThrows(DisagreementException.class, contender::prepared);
    }
}
