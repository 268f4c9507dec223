package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intermediates of loops and branches that derivatives compute again. */
class RecomputedIntermediatesTest {

    private static final String SOURCE = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Steps {
                @Differentiable(order = 2)
                public static double turns(@Shape("n") Vector x, double h, int k) {
                    Vector p = x;
                    for (int i = 0; i < k; i++) {
                        Vector q = square(p);
                        Vector s = q.times(h).plus(p);
                        p = sin(s).plus(q.hadamard(q).times(0.2));
                    }
                    return sum(p);
                }

                @Differentiable(order = 2)
                public static double ways(@Shape("n") Vector x, double h, int k) {
                    Vector p = x;
                    double total = 0;
                    for (int i = 0; i < k; i++) {
                        Vector q = p.minus(x.times(h));
                        if (sum(q) > 0.3 * i) {
                            Vector r = q.hadamard(p);
                            total += sum(r.hadamard(exp(r.times(-0.5))));
                            p = cos(r);
                        } else {
                            total += squaredNorm(q) * h;
                        }
                        p = p.minus(square(q).times(0.3));
                    }
                    return total + sum(p);
                }

                @Differentiable(order = 2)
                public static double straight(@Shape("n") Vector x, double h, int k) {
                    Vector t = x.times(h);
                    Vector u = square(t).plus(1);
                    Vector v = sqrt(u);
                    return v.dot(u) / k + sum(log(u).hadamard(t)) + max(u.hadamard(x));
                }
            }
            """;

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(Map.of("demo/Steps.java", SOURCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"turns", "ways", "straight"})
    void derivativesAreThoseOfDifferences(String name) {
        List<int[]> shapes = List.of(new int[] {7}, new int[0], new int[0]);
        for (int seed = 1; seed <= 8; seed++) {
            DerivativeChecks.check(compiled, "demo.Steps", name, shapes, new boolean[] {true, true, false}, seed, -0.7);
        }
    }

    /** Of each turn of a loop what it began with is remembered, and nothing else: the other arrays are scratch. */
    @ParameterizedTest
    @ValueSource(strings = "demo.StepsTurns")
    void aTurnKeepsWhatItBeganWith(String companion) {
        Set<String> kept = Arrays.stream(compiled.load(companion).getDeclaredFields())
                .filter(field -> field.getType() == double[].class)
                .map(Field::getName)
                .filter(name -> !name.contains("Bar") && !name.contains("Dot"))
                .collect(Collectors.toSet());
        assertEquals(Set.of("pHistory", "p3", "q", "scratch", "scratch2"), kept);
    }
}
