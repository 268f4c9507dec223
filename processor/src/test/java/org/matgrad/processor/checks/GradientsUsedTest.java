package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** What companions' gradients are used for in other methods, against those run as they stand and against differences. */
class GradientsUsedTest {

    private static final Matrix W = Matrix.of(new double[][] {{0.3, -0.2}, {0.5, 0.9}, {-0.4, 0.1}});
    private static final Vector X = Vector.of(0.7, -0.3);

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(Map.of("demo/Uses.java", """
                package demo;
                import org.matgrad.*;
                import static org.matgrad.MatrixMath.*;
                final class Uses {
                    record Layer(@Shape("H, D") Matrix W, @Shape("H") Vector b, int power) {}

                    @Differentiable static double quintic(double x) { return x * x * x * x * x; }
                    @Differentiable static double first(double x) { return UsesQuintic.gradient(x).x(); }
                    @Differentiable static double second(double x) { return UsesFirst.gradient(x).x(); }
                    @Differentiable(order = 2) static double third(double x) { return UsesSecond.gradient(x).x(); }

                    @Differentiable(wrt = "W", order = 2)
                    static double penalty(@Shape("H, D") Matrix W, @Shape("D") Vector x) {
                        EnergyOf.Gradient gradient = EnergyOf.gradient(W, x);
                        return gradient.value() + squaredNorm(gradient.x());
                    }
                    @Differentiable(wrt = {"x0", "rate"})
                    static Vector descended(@Shape("H, D") Matrix W, @Shape("D") Vector x0, double rate, int steps) {
                        Vector x = x0;
                        for (int k = 0; k < steps; k++) {
                            x = x.minus(EnergyOf.gradient(W, x).x().times(rate));
                        }
                        return x;
                    }
                    @Differentiable
                    static double along(@Shape("H, D") Matrix W, @Shape("D") Vector x, @Shape("D") Vector v) {
                        return EnergyOf.gradient(W, x).x().dot(v) + EnergyOf.value(W, x);
                    }
                    @Differentiable
                    static double slope(@Shape("H, D") Matrix W, @Shape("D") Vector x, @Shape("D") Vector v) {
                        return EnergyOf.gradient(W, x).x().dot(v);
                    }
                    @Differentiable(wrt = {"W", "x"})
                    static Vector newton(@Shape("H, D") Matrix W, @Shape("D") Vector x) {
                        Matrix unit = identity(x.size());
                        Matrix hessian = matrix(x.size(), x.size(),
                                (i, j) -> UsesSlope.gradient(W, x, unit.row(j)).x().get(i) + (i == j ? 2 : 0));
                        return x.minus(solve(hessian, EnergyOf.gradient(W, x).x()));
                    }
                    @Differentiable
                    static Vector eachRow(@Shape("H, D") Matrix W, @Shape("N, D") Matrix X) {
                        return vector(X.rows(), n -> n == 1 ? 0 : squaredNorm(EnergyOf.gradient(W, X.row(n)).W()));
                    }
                    @Differentiable
                    static Vector pulledBack(@Shape("H, D") Matrix W, @Shape("D") Vector x, @Shape("H") Vector u) {
                        return EnergyBent.gradient(W, x, u).x();
                    }
                    @Differentiable
                    static double layered(Layer layer, @Shape("D") Vector x) {
                        double y = layer.power();
                        return squaredNorm(tanh(layer.W().times(x).plus(layer.b()))) * y;
                    }
                    @Differentiable
                    static double ofRecord(Layer layer, @Shape("D") Vector x) {
                        return squaredNorm(UsesLayered.gradient(layer, x).layer().W())
                                + sum(UsesLayered.gradient(layer, x).layer().b()) * UsesLayered.gradient(layer, x).layer().power();
                    }
                    @Differentiable
                    static double same(@Shape("D") Vector x) {
                        EnergyInner.Gradient g = EnergyInner.gradient(x, x);
                        return g.x().dot(g.y()) + sum(g.x());
                    }
                }
                """, "demo/Energy.java", """
                package demo;
                import org.matgrad.*;
                import static org.matgrad.MatrixMath.*;
                final class Energy {
                    private static final double SCALE = 0.5;

                    @Differentiable static double of(@Shape("A, B") Matrix W, @Shape("B") Vector x) {
                        Vector bent = bent(W, x);
                        double bound = 0.1;
                        return max(bent) > bound ? sum(bent) * SCALE : squaredNorm(bent);
                    }
                    @Differentiable @Shape("A") static Vector bent(@Shape("A, B") Matrix W, @Shape("B") Vector x) {
                        return tanh(W.times(x));
                    }
                    @Differentiable static double inner(@Shape("D") Vector x, @Shape("D") Vector y) {
                        return x.dot(exp(y));
                    }
                }
                """));
    }

    private static void check(String method, List<Integer> active, Object... arguments) {
        String companion = "demo.Uses" + Character.toUpperCase(method.charAt(0)) + method.substring(1);
        ModelChecks.check(
                ModelChecks.method(compiled, "demo.Uses", method),
                ModelChecks.make(compiled, companion),
                active,
                arguments);
    }

    private static double number(String companion, double x) throws ReflectiveOperationException {
        var value = compiled.load("demo." + companion).getDeclaredMethod("value", double.class);
        value.setAccessible(true);
        return (double) value.invoke(null, x);
    }

    @Test
    void derivativesOfDerivativesAreDerivatives() throws ReflectiveOperationException {
        assertEquals(5 * Math.pow(1.3, 4), number("UsesFirst", 1.3), 1e-12);
        assertEquals(20 * Math.pow(1.3, 3), number("UsesSecond", 1.3), 1e-12);
        assertEquals(60 * Math.pow(1.3, 2), number("UsesThird", 1.3), 1e-12);
        check("third", List.of(0), 1.3);
    }

    @Test
    void penaltiesOfGradients() {
        check("penalty", List.of(0), W, X);
        check("penalty", List.of(0), W.times(-1), X);
    }

    @Test
    void unrolledSteps() {
        check("descended", List.of(1, 2), W, X, 0.1, 3);
        check("descended", List.of(1, 2), W, X, 0.1, 0);
    }

    @Test
    void hessiansOfGradientsWithinSolve() {
        check("along", List.of(0, 1, 2), W, X, Vector.of(0.2, 0.8));
        check("newton", List.of(0, 1), W, X);
    }

    @Test
    void withinLambdas() {
        check("eachRow", List.of(0, 1), W, Matrix.of(new double[][] {{0.1, 0.2}, {0.5, -0.3}, {0.9, 0.4}}));
    }

    @Test
    void weightedResultsAndRecords() {
        check("pulledBack", List.of(0, 1, 2), W, X, Vector.of(0.3, 0.4, -0.9));
        Object layer = ModelChecks.make(compiled, "demo.Uses$Layer", W, Vector.of(0.1, -0.2, 0.3), 2);
        check("ofRecord", List.of(0, 1), layer, X);
    }

    @Test
    void oneArrayForTwoParametersIsDifferentiatedByEach() {
        check("same", List.of(0), X);
    }
}
