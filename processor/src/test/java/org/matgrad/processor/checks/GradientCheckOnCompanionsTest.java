package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matgrad.GradientCheck;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** The users' gradient check on generated classes: every kind of parameter and result, and a registered derivative that is wrong. */
class GradientCheckOnCompanionsTest {

    private static final String SOURCE = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Checked {
                public record Layer(@Shape("M, N") Matrix weights, @Shape("M") Vector bias, int power) {}

                public record Pair(@Shape("M") Vector y, double size) {}

                final double scale;

                public Checked(double scale) {
                    this.scale = scale;
                }

                @Differentiable
                public static Pair layer(Layer layer, @Shape("N") Vector x, boolean negated) {
                    Vector y = tanh(layer.weights().times(x).plus(layer.bias()));
                    return new Pair(negated ? y.unaryMinus() : y, pow(norm(x), layer.power()));
                }

                @Differentiable(wrt = {"x", "s"})
                public Vector picked(@Shape("N") Vector x, @Shape("N") Vector fixed, int[] places, double s) {
                    return x.hadamard(fixed).gather(places).times(s * scale);
                }

                public record Cube(double value, double dx) {}

                @DerivativeOf(type = Checked.class, method = "cube")
                public static Cube cubeDerivative(double x) {
                    return new Cube(x * x * x, 3.01 * x * x);
                }

                public static double cube(double x) {
                    return new java.math.BigDecimal(x).pow(3).doubleValue();
                }
            }
            """;

    private static final String WRONG = """
            package demo;

            import org.matgrad.*;

            public final class Wrong {
                @Differentiable
                public static double total(@Shape("N") Vector x, double y) {
                    return x.dot(x) + Checked.cube(y);
                }
            }
            """;

    private static Object instance(InMemory classes, String name, Object... arguments)
            throws ReflectiveOperationException {
        for (Constructor<?> constructor : classes.load(name).getDeclaredConstructors()) {
            if (constructor.getParameterCount() == arguments.length) {
                return constructor.newInstance(arguments);
            }
        }
        throw new NoSuchMethodException(name);
    }

    @Test
    void oneLineForEveryKindOfMethod() throws ReflectiveOperationException {
        InMemory classes = InMemory.compile(Map.of("demo/Checked.java", SOURCE));
        Object layer =
                instance(classes, "demo.Checked$Layer", Matrix.of(2, 3, 1, -2, 3, .4, .5, .6), Vector.of(.1, .2), 3);
        Vector x = Vector.of(.3, .4, -.5);
        GradientCheck check = GradientCheck.of(instance(classes, "demo.CheckedLayer"), layer, x, true);
        check.assertPasses();
        assertEquals(List.of("layer.weights", "layer.bias", "x"), names(check));

        Object receiver = instance(classes, "demo.Checked", 1.5);
        GradientCheck picked =
                GradientCheck.of(instance(classes, "demo.CheckedPicked"), receiver, x, x, new int[] {2, 0, 2, 2}, 0.7);
        picked.assertPasses();
        assertEquals(List.of("x", "s"), names(picked));
    }

    @Test
    void aWrongRegisteredDerivativeIsFound() throws ReflectiveOperationException {
        InMemory classes = InMemory.compile(Map.of("demo/Checked.java", SOURCE, "demo/Wrong.java", WRONG));
        GradientCheck check = GradientCheck.of(instance(classes, "demo.WrongTotal"), Vector.of(1, 2), 2);
        assertTrue(check.report().get(0).passes());
        assertEquals(GradientCheck.Verdict.DIFFERS, check.report().get(1).verdict());
        assertEquals(12, check.report().get(1).numeric(), 1e-8);
    }

    private static List<String> names(GradientCheck check) {
        return check.report().stream().map(GradientCheck.Parameter::name).toList();
    }
}
