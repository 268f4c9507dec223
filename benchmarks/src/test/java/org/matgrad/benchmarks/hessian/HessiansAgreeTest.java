package org.matgrad.benchmarks.hessian;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.benchmarks.core.Case;

class HessiansAgreeTest {

    @TestFactory
    Stream<DynamicTest> allWaysToAHessianAgree() {
        return Stream.of(
                        Hessians.family("logistic", D -> new LogisticLoss(20, D), 1, 6),
                        Hessians.family("masked", rows -> new MaskedFactorisation(rows, 7, 3), 1, 4),
                        Hessians.family("network", H -> new TwoLayers(9, 3, H, 2), 1, 5))
                .flatMap(List::stream)
                .flatMap((Case problem) -> problem.contenders().stream()
                        .map(contender -> DynamicTest.dynamicTest(
                                problem.name() + ": " + contender.name(), contender::prepared)));
    }

    /** Otherwise there is nothing to compare. */
    @Test
    void compactOnesStoreLessThanDenseOnes() {
        for (SecondOrder function :
                List.of(new MaskedFactorisation(20, 7, 3), new TwoLayers(9, 8, 20, 4), new LogisticLoss(10, 40))) {
            function.evaluate();
            long dense = (long) function.size() * function.size();
            assertTrue(function.hessian().storedNumbers() < dense, () -> function.hessian()
                    .toString());
        }
    }
}
