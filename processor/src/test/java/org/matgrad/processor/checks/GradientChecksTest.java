package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matgrad.GradientCheck;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** The check that users have, on companions of all kinds of methods. */
class GradientChecksTest {

    @Test
    void companionsPassTheCheckOfUsers() {
        InMemory compiled = InMemory.compile(Map.of("demo/Checked.java", """
                package demo;
                import org.matgrad.*;
                import static org.matgrad.MatrixMath.*;
                final class Checked {
                    record Weights(@Shape("C, D") Matrix W, @Shape("C") Vector b, int power) {}
                    final double scale;
                    Checked(double scale) {
                        this.scale = scale;
                    }
                    @Differentiable(wrt = {"weights", "s"})
                    Vector layer(Weights weights, @Shape("D") Vector x, double s, int[] order, boolean twice) {
                        Vector y = tanh(weights.W().times(x.gather(order)).plus(weights.b())).times(s * scale);
                        for (int t = 0; t < weights.power(); t++) {
                            y = y.hadamard(y).plus(s);
                        }
                        return twice ? y.plus(y) : y;
                    }
                    @Differentiable
                    static double kinked(@Shape("N") Vector x) {
                        return sum(relu(x));
                    }
                }
                """));
        Object weights = ModelChecks.make(
                compiled, "demo.Checked$Weights", Matrix.of(2, 3, 0.1, 0.2, 0.3, -0.4, 0.5, 0.6), Vector.of(1, -1), 2);
        GradientCheck check = GradientCheck.of(
                ModelChecks.make(compiled, "demo.CheckedLayer"),
                ModelChecks.make(compiled, "demo.Checked", 0.7),
                weights,
                Vector.of(0.3, -0.2, 1),
                0.9,
                new int[] {2, 0, 1},
                true);
        check.assertPasses();
        assertEquals(List.of("weights", "s"), names(check));
        GradientCheck kinked = GradientCheck.of(ModelChecks.make(compiled, "demo.CheckedKinked"), Vector.of(1, 0, -2));
        assertEquals(GradientCheck.Verdict.KINK, kinked.parameters().get(0).verdict(), kinked.toString());
        assertEquals(1, kinked.parameters().get(0).component());
    }

    private static List<String> names(GradientCheck check) {
        return check.parameters().stream().map(GradientCheck.Parameter::name).toList();
    }
}
