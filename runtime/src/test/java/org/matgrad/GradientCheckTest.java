package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.matgrad.GradientCheck.Verdict;

/** Checks of companions written by hand, right ones and wrong ones. */
class GradientCheckTest {

    /** f(s, x) = s·Σ g(x[i]) + n, with a slope that may be wrong at one component. */
    @MatgradGenerated(parameters = {"s", "x", "n"})
    static final class Separable {
        record Gradient(double value, double s, Vector x) {}

        private final DoubleUnaryOperator g;
        private final DoubleUnaryOperator slope;
        private final int wrong;
        private double s;
        private Vector x;
        private Gradient gradient;

        Separable(DoubleUnaryOperator g, DoubleUnaryOperator slope, int wrong) {
            this.g = g;
            this.slope = slope;
            this.wrong = wrong;
        }

        public double forward(double s, Vector x, int n) {
            this.s = s;
            this.x = x;
            return s * Arrays.stream(x.data()).map(g).sum() + n;
        }

        public void backward() {
            backward(1.0);
        }

        public void backward(double yBar) {
            double[] bar = Arrays.stream(x.data())
                    .map(component -> yBar * s * slope.applyAsDouble(component))
                    .toArray();
            if (wrong >= 0) {
                bar[wrong] *= 1.001;
            }
            double value = Arrays.stream(x.data()).map(g).sum();
            gradient = new Gradient(s * value, yBar * value, Vector.wrap(bar));
        }

        public Gradient gradient() {
            return gradient;
        }
    }

    private static Separable sine(int wrong) {
        return new Separable(Math::sin, Math::cos, wrong);
    }

    private static GradientCheck.Parameter byX(Separable companion, double... x) {
        return GradientCheck.of(companion, 1.0, Vector.of(x), 0).report().get(1);
    }

    @Test
    void aRightGradientPasses() {
        Vector x = Vector.of(0.3, -1.7, 0, 25);
        GradientCheck check = GradientCheck.of(sine(-1), 2, x, 3);
        check.assertPasses();
        List<GradientCheck.Parameter> reports = check.report();
        assertEquals(
                List.of("s", "x"),
                reports.stream().map(GradientCheck.Parameter::name).toList());
        GradientCheck.Parameter byX = reports.get(1);
        assertEquals(Verdict.AGREES, byX.verdict());
        assertEquals(4, byX.components());
        assertEquals(4, byX.checked());
        assertEquals(byX.analytic(), byX.numeric(), 1e-9);
        // The error of a central difference shrinks with the square of the step.
        assertEquals(2, byX.steps().get(1).order(), 0.05);
        assertEquals(2, byX.steps().get(2).order(), 0.05);
        assertArrayEquals(new double[] {0.3, -1.7, 0, 25}, x.data());
        assertTrue(check.toString().startsWith("The gradient of Separable passes:"), check.toString());
    }

    @Test
    void aWrongComponentIsFoundAndItsErrorDoesNotShrink() {
        GradientCheck check = GradientCheck.of(sine(2), 2.0, Vector.of(0.3, -1.7, 0, 25), 3);
        GradientCheck.Parameter byX = check.report().get(1);
        assertEquals(Verdict.DIFFERS, byX.verdict());
        assertEquals(List.of(2), byX.worst());
        assertEquals(2.002, byX.analytic(), 1e-12);
        assertEquals(2.0, byX.numeric(), 1e-9);
        assertEquals(0, byX.steps().get(6).order(), 0.05);
        assertTrue(check.report().get(0).passes());
        String message = assertThrows(AssertionError.class, check::assertPasses).getMessage();
        assertTrue(message.contains("x DIFFERS at [2]: analytic 2.002000000, numeric 2.000000000"), message);
        assertTrue(message.contains("wrong or can't be told for x:"), message);
        check.withTolerance(1e-2).assertPasses();
    }

    @Test
    void amongManyComponentsTheWrongOneIsSearchedFor() {
        double[] many = new double[3000];
        Arrays.setAll(many, i -> 2 + Math.sin(i));
        assertEquals(
                Verdict.AGREES,
                byX(new Separable(v -> v * v, v -> 2 * v, -1), many).verdict());
        for (int wrong : new int[] {0, 1234, 2999}) {
            GradientCheck.Parameter byX = byX(new Separable(v -> v * v, v -> 2 * v, wrong), many);
            assertEquals(Verdict.DIFFERS, byX.verdict());
            assertEquals(List.of(wrong), byX.worst());
            assertEquals(3000, byX.components());
            assertTrue(byX.checked() <= 1001);
        }
    }

    @Test
    void aKinkIsReportedAsSuchAndASubgradientPasses() {
        DoubleUnaryOperator relu = v -> Math.max(v, 0);
        for (double subgradient : new double[] {0, 0.25, 1}) {
            Separable companion = new Separable(relu, v -> v > 0 ? 1 : v == 0 ? subgradient : 0, -1);
            GradientCheck check = GradientCheck.of(companion, 2.0, Vector.of(1, 0, -1), 0);
            GradientCheck.Parameter byX = check.report().get(1);
            assertEquals(Verdict.KINK, byX.verdict());
            assertEquals(List.of(1), byX.worst());
            assertEquals(1, byX.kinks());
            assertEquals(0, byX.steps().get(5).order(), 0.01);
            check.assertPasses();
        }
        Separable outside = new Separable(relu, v -> v >= 0 ? 1.01 : 0, -1);
        assertEquals(Verdict.DIFFERS, byX(outside, 0, -1).verdict());
    }

    @Test
    void aKinkNearTheArgumentsIsNoFailure() {
        Separable companion = new Separable(Math::abs, Math::signum, -1);
        Separable wrong = new Separable(Math::abs, v -> -Math.signum(v) * 1.5, -1);
        for (double distance = 1e-1; distance > 1e-9; distance /= 3) {
            GradientCheck.of(companion, 1.0, Vector.of(distance, -distance), 0).assertPasses();
            assertFalse(byX(wrong, distance).passes(), "distance " + distance);
        }
    }

    @Test
    void whatIsNotFiniteIsReported() {
        Separable nan = new Separable(Math::sin, v -> Double.NaN, -1);
        assertEquals(Verdict.NOT_FINITE, byX(nan, 1).verdict());
        Separable root = new Separable(Math::sqrt, v -> 0.5 / Math.sqrt(v), -1);
        assertEquals(Verdict.NOT_FINITE, byX(root, 0).verdict());
        // Nearer to the edge than the first steps reach.
        assertEquals(Verdict.AGREES, byX(root, 1e-4).verdict());
        DoubleUnaryOperator refusing = v -> {
            if (v < 0) {
                throw new SingularMatrixException("test");
            }
            return Math.sqrt(v);
        };
        Separable companion = new Separable(refusing, v -> 0.5 / Math.sqrt(v), -1);
        assertEquals(Verdict.AGREES, byX(companion, 1e-4).verdict());
    }

    @Test
    void aJumpIsUnsettled() {
        Separable jump = new Separable(v -> v < 0 ? 0 : 1, v -> 0, -1);
        GradientCheck.Parameter byX = byX(jump, 0);
        assertEquals(Verdict.UNSETTLED, byX.verdict());
        assertEquals(-1, byX.steps().get(3).order(), 0.01);
        assertFalse(byX.passes());
    }

    @Test
    void smallGradientsAreNotTakenForZero() {
        DoubleUnaryOperator tiny = v -> 1e-9 * Math.sin(v);
        assertEquals(
                Verdict.AGREES,
                byX(new Separable(tiny, v -> 1e-9 * Math.cos(v), -1), 0.5).verdict());
        assertEquals(
                Verdict.DIFFERS,
                byX(new Separable(tiny, v -> 0.99e-9 * Math.cos(v), -1), 0.5).verdict());
    }

    record Model(Matrix weights, int steps, double shift) {}

    record Outcome(Vector y, double norm) {}

    /** y = (w + shift)·x of an instance method, with a record for a parameter and a record for the result. */
    @MatgradGenerated(parameters = {"model", "x", "mask", "negated"})
    static final class Affine {
        record Gradient(Outcome value, Model model, Vector x) {}

        private final double error;
        private Model model;
        private Vector x;
        private Outcome seed;

        Affine(double error) {
            this.error = error;
        }

        public Outcome forward(String receiver, Model model, Vector x, int[] mask, boolean negated) {
            this.model = model;
            this.x = x;
            Vector y = model.weights().plus(model.shift()).times(x);
            return new Outcome(y, model.shift() * model.shift());
        }

        public void backward(Outcome seed) {
            this.seed = seed;
        }

        public Gradient gradient() {
            Matrix shifted = model.weights().plus(model.shift());
            Matrix bar = seed.y().outer(x);
            double shift = MatrixMath.sum(bar) + seed.norm() * 2 * model.shift() + error;
            return new Gradient(
                    null, new Model(bar, model.steps(), shift), seed.y().times(shifted));
        }
    }

    @Test
    void recordsInstancesAndWhatSteers() {
        Model model = new Model(Matrix.of(2, 3, 1, 2, 3, 4, 5, 6), 7, 0.5);
        Object[] arguments = {"receiver", model, Vector.of(1, -2, 3), new int[] {1}, true};
        GradientCheck check = GradientCheck.of(new Affine(0), arguments);
        check.assertPasses();
        assertEquals(
                List.of("model.weights", "model.shift", "x"),
                check.report().stream().map(GradientCheck.Parameter::name).toList());
        GradientCheck wrong = GradientCheck.of(new Affine(1e-3), arguments);
        List<String> failing = wrong.report().stream()
                .filter(report -> !report.passes())
                .map(GradientCheck.Parameter::name)
                .toList();
        assertEquals(List.of("model.shift"), failing);
        assertThrows(AssertionError.class, wrong::assertPasses);
        Outcome weights = new Outcome(Vector.of(1, 0), 2);
        GradientCheck weighted = GradientCheck.of(new Affine(0), arguments).weightedBy(weights);
        weighted.assertPasses();
        assertEquals(2 + 2.0, weighted.report().get(1).analytic(), 1e-12);
    }

    @MatgradGenerated(parameters = "x")
    static final class Without {
        public double forward(Vector x) {
            return 0;
        }
    }

    @Test
    void refusesWhatIsNoCompanionAndOtherArguments() {
        String message = assertThrows(IllegalArgumentException.class, () -> GradientCheck.of("text"))
                .getMessage();
        assertEquals("GradientCheck: String is no companion: it isn't marked as @MatgradGenerated", message);
        message = assertThrows(IllegalArgumentException.class, () -> GradientCheck.of(sine(-1), 1.0))
                .getMessage();
        assertEquals("GradientCheck: Separable.forward takes 3 arguments, s, x, n, but 1 were given", message);
        assertThrows(NullPointerException.class, () -> GradientCheck.of(sine(-1), 1.0, null, 0));
        GradientCheck without = GradientCheck.of(new Without(), Vector.of(1));
        assertThrows(IllegalArgumentException.class, without::report);
        GradientCheck right = GradientCheck.of(sine(-1), 1.0, Vector.of(1), 0);
        assertThrows(IllegalArgumentException.class, () -> right.withTolerance(0));
        assertThrows(IllegalArgumentException.class, () -> right.withStep(Double.NaN));
        GradientCheck misfit = right.weightedBy(Vector.of(1, 2));
        assertThrows(IllegalArgumentException.class, misfit::report);
    }

    @Test
    void anEmptyParameterAgrees() {
        GradientCheck.Parameter byX = byX(sine(-1));
        assertEquals(Verdict.AGREES, byX.verdict());
        assertTrue(byX.worst().isEmpty());
    }
}
