package org.matgrad.benchmarks.problem;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.core.Contender;
import org.matgrad.benchmarks.core.DisagreementException;
import org.matgrad.benchmarks.peer.Peers;

/** All who solve a problem compute the same numbers, at small and odd sizes too. */
class PeersAgreeTest {

    @TestFactory
    Stream<DynamicTest> products() {
        return Stream.of(1, 2, 3, 4, 5, 17, 64, 100)
                .map(Product::new)
                .flatMap(problem -> agree(problem, Peers.PRODUCT_REFERENCE));
    }

    @TestFactory
    Stream<DynamicTest> gradients() {
        return Stream.of(
                        new Rosenbrock(2),
                        new Rosenbrock(10),
                        new Logistic(5, 3),
                        new Logistic(32, 10),
                        new Logistic(53, 7),
                        new Regression(3),
                        new Regression(50),
                        new Regression(1400),
                        new Network(7, 5),
                        new Network(3, 32),
                        new Network(50, 32),
                        new Network(32, 128))
                .flatMap(problem -> agree(problem, Peers.REFERENCE));
    }

    private static Stream<DynamicTest> agree(Problem problem, Peer reference) {
        List<Contender> contenders = problem.contenders(Peers.all(), reference);
        assertEquals("Matgrad", contenders.get(0).name());
        assertTrue(contenders.size() > 1);
        return contenders.stream()
                .map(contender ->
                        DynamicTest.dynamicTest(problem.name() + ": " + contender.name(), contender::prepared));
    }

    /** The references are compared with each other. */
    @Test
    void theReferenceOfProductsIsRight() {
        for (Contender contender : new Product(20).contenders(Peers.all(), Peers.REFERENCE)) {
            assertDoesNotThrow(contender::prepared, contender.name());
        }
    }

    /** A peer whose gradient is off by one part in a million. */
    @Test
    void aPeerThatIsWrongIsNoticed() {
        Peer wrong = new Peer() {
            @Override
            public String name() {
                return "wrong";
            }

            @Override
            public Optional<Supplier<Call>> rosenbrock(Rosenbrock problem) {
                Call right = Peers.REFERENCE.rosenbrock(problem).orElseThrow().get();
                return Optional.of(() -> new Call() {
                    @Override
                    public Object run() {
                        return right.run();
                    }

                    @Override
                    public double[][] results() {
                        double[][] results = right.results();
                        double[] gradient = results[1].clone();
                        gradient[gradient.length - 1] *= 1 + 1e-6;
                        return new double[][] {results[0], gradient};
                    }
                });
            }
        };
        Contender contender =
                new Rosenbrock(10).contenders(List.of(wrong), Peers.REFERENCE).get(0);
        DisagreementException e = assertThrows(DisagreementException.class, contender::prepared);
        assertTrue(e.getMessage().startsWith("wrong: result 1 "), e.getMessage());
    }
}
