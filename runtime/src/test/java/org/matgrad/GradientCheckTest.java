package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.GradientCheck.Verdict;

/** Companions written by hand, right ones and wrong ones. */
class GradientCheckTest {

    private static Verdict verdict(GradientCheck check, String name) {
        return check.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    /** sum over i of sin(x[i])·s, and |t|. */
    @MatgradGenerated(parameters = {"x", "n", "s", "t"})
    public static final class Sines {
        public record Gradient(double value, Vector x, double s, double t) {}

        private final double fault;
        private Vector x;
        private double s;
        private double t;

        Sines(double fault) {
            this.fault = fault;
        }

        public double forward(Vector x, int n, double s, double t) {
            this.x = x;
            this.s = s;
            this.t = t;
            double sum = 0;
            for (double component : x.data()) {
                sum += Math.sin(component) * s;
            }
            return sum * n + Math.abs(t);
        }

        public void backward() {}

        public Gradient gradient() {
            double[] dx = new double[x.size()];
            double ds = 0;
            for (int i = 0; i < dx.length; i++) {
                dx[i] = 2 * Math.cos(x.get(i)) * s + (i == 1 ? fault : 0);
                ds += 2 * Math.sin(x.get(i));
            }
            return new Gradient(0, Vector.wrap(dx), ds, Math.signum(t));
        }
    }

    @Test
    void aRightGradientPasses() {
        GradientCheck check = GradientCheck.of(new Sines(0), Vector.of(0.3, -1, 2), 2, 0.7, 0.4);
        check.assertPasses();
        assertEquals(
                List.of("x", "s", "t"),
                check.parameters().stream().map(GradientCheck.Parameter::name).toList());
        assertEquals(Verdict.AGREES, verdict(check, "x"));
        GradientCheck.Parameter x = check.parameters().get(0);
        double shrunk = x.differences().get(0).error() / x.differences().get(1).error();
        assertEquals(100, shrunk, 10, "a tenth of the step, a hundredth of the error");
    }

    @Test
    void aWrongComponentIsFound() {
        GradientCheck check = GradientCheck.of(new Sines(1e-4), Vector.of(0.3, -1, 2), 2, 0.7, 0.4);
        assertFalse(check.passes());
        GradientCheck.Parameter x = check.parameters().get(0);
        assertEquals(Verdict.DIFFERS, x.verdict());
        assertEquals(1, x.component());
        assertEquals(1e-4, x.analytic() - x.numeric(), 1e-7);
        AssertionError thrown = assertThrows(AssertionError.class, check::assertPasses);
        assertTrue(thrown.getMessage().contains("x: differs at component 1"), thrown.getMessage());
    }

    @Test
    void aKinkIsNamedAndPasses() {
        GradientCheck check = GradientCheck.of(new Sines(0), Vector.of(0.3, -1, 2), 2, 0.7, 0.0);
        assertEquals(Verdict.KINK, verdict(check, "t"));
        check.assertPasses();
    }

    @Test
    void notANumberFails() {
        GradientCheck check = GradientCheck.of(new Sines(Double.NaN), Vector.of(0.3, -1, 2), 2, 0.7, 0.4);
        assertEquals(Verdict.NOT_A_NUMBER, verdict(check, "x"));
        assertFalse(check.passes());
    }

    @Test
    void emptyParametersHaveNothingToCheck() {
        GradientCheck check =
                GradientCheck.of(new Sines(0), Vector.zeros(0), 2, 0.7, 0.4).assertPasses();
        assertEquals(-1, check.parameters().get(0).component());
    }

    record Weights(Matrix W, double b, int kept) {}

    /** y = Wx + b, of a record and for an object that comes first. */
    @MatgradGenerated(parameters = {"weights", "x"})
    public static final class Affine {
        public record Gradient(Vector value, Weights weights, Vector x) {}

        private Weights weights;
        private Vector x;
        private Vector yBar;

        public Vector forward(String object, Weights weights, Vector x) {
            this.weights = weights;
            this.x = x;
            return weights.W().times(x).plus(weights.b());
        }

        public void backward(Vector yBar) {
            this.yBar = yBar;
        }

        public Gradient gradient() {
            Weights bar = new Weights(yBar.outer(x), MatrixMath.sum(yBar), weights.kept());
            return new Gradient(null, bar, yBar.times(weights.W()));
        }
    }

    @Test
    void recordsArraysAndObjects() {
        Weights weights = new Weights(Matrix.of(2, 3, 1, 2, 3, 4, 5, 6), 0.5, 7);
        GradientCheck check = GradientCheck.of(new Affine(), "object", weights, Vector.of(1, -1, 0.5));
        check.assertPasses();
        assertEquals(2, check.parameters().size());
    }

    @Test
    void otherObjectsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> GradientCheck.of("no companion", 1.0));
    }

    /** The square of a float. */
    @MatgradGenerated(parameters = {"x"})
    public static final class Squared {
        public record Gradient(float value, float x) {}

        private float x;

        public float forward(float given) {
            x = given;
            return given * given;
        }

        public void backward() {}

        public Gradient gradient() {
            return new Gradient(x * x, 2 * x);
        }
    }

    @Test
    void companionsOfFloatsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> GradientCheck.of(new Squared(), 1f));
    }
}
