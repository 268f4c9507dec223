package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matgrad.GradientCheck;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** Bundle adjustment as one loop over its observations: small vectors in a long loop, with cameras and points by index arrays. */
class SmallBlocksTest {

    private static final String SOURCE = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Bundle {
                @Differentiable(wrt = {"cameras", "points", "weights"})
                public static double energy(
                        @Shape("C, 11") Matrix cameras,
                        @Shape("M, 3") Matrix points,
                        @Shape("P") Vector weights,
                        @Shape("P, 2") Matrix features,
                        int[] cameraOf,
                        int[] pointOf) {
                    double total = 0;
                    for (int i = 0; i < weights.size(); i++) {
                        Vector seen = projection(cameras.row(cameraOf[i]), points.row(pointOf[i]));
                        total += squaredNorm(seen.minus(features.row(i)).times(weights.get(i)));
                    }
                    return total;
                }

                @Differentiable
                public static Vector projection(@Shape("11") Vector camera, @Shape("3") Vector point) {
                    Vector x = rotated(camera.slice(0, 3), point.minus(camera.slice(3, 6)));
                    Vector p = x.slice(0, 2).div(x.get(2));
                    double s = squaredNorm(p);
                    double distortion = 1 + camera.get(9) * s + camera.get(10) * square(s);
                    return p.times(camera.get(6) * distortion).plus(camera.slice(7, 9));
                }

                private static Vector rotated(Vector r, Vector x) {
                    double angle = norm(r);
                    Vector axis = r.div(angle);
                    return x.times(cos(angle))
                            .plus(cross(axis, x).times(sin(angle)))
                            .plus(axis.times(axis.dot(x) * (1 - cos(angle))));
                }

                private static Vector cross(Vector a, Vector b) {
                    return Vector.of(
                            a.get(1) * b.get(2) - a.get(2) * b.get(1),
                            a.get(2) * b.get(0) - a.get(0) * b.get(2),
                            a.get(0) * b.get(1) - a.get(1) * b.get(0));
                }
            }
            """;

    private static final int[] CAMERA_OF = {0, 1, 2, 0, 1, 2, 2, 0};
    private static final int[] POINT_OF = {0, 1, 2, 3, 0, 1, 2, 0};

    private static InMemory compiled;

    private final Random random = new Random(5);
    private final Matrix cameras = random(3, 11, 0.5);
    private final Matrix points = random(4, 3, 3);
    private final Vector weights = random(8, 1, 0.5).column(0);
    private final Matrix features = random(8, 2, 0);

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(Map.of("demo/Bundle.java", SOURCE));
    }

    private Matrix random(int rows, int columns, double least) {
        return Matrix.wrap(
                rows,
                columns,
                random.doubles((long) rows * columns, least, least + 0.8).toArray());
    }

    @Test
    void theGradientIsThatOfDifferences() {
        GradientCheck.of(
                        ModelChecks.make(compiled, "demo.BundleEnergy"),
                        cameras,
                        points,
                        weights,
                        features,
                        CAMERA_OF,
                        POINT_OF)
                .assertPasses();
    }

    /** What is added up camera by camera and point by point is the same as observation by observation. */
    @Test
    void observationsAddUp() throws ReflectiveOperationException {
        Object all = call("demo.BundleEnergy", "gradient", cameras, points, weights, features, CAMERA_OF, POINT_OF);
        double[] byCameras = new double[33];
        double[] byPoints = new double[12];
        double value = 0;
        for (int i = 0; i < CAMERA_OF.length; i++) {
            Vector camera = cameras.row(CAMERA_OF[i]);
            Vector point = points.row(POINT_OF[i]);
            Vector error = ((Vector) call("demo.BundleProjection", "value", camera, point)).minus(features.row(i));
            double square = weights.get(i) * weights.get(i);
            value += square * error.dot(error);
            Object one = call("demo.BundleProjection", "gradient", camera, point, error.times(2 * square));
            add((Vector) part(one, "camera"), byCameras, 11 * CAMERA_OF[i]);
            add((Vector) part(one, "point"), byPoints, 3 * POINT_OF[i]);
        }
        assertEquals(value, (double) part(all, "value"), 1e-12 * value);
        assertClose(byCameras, ((Matrix) part(all, "cameras")).data());
        assertClose(byPoints, ((Matrix) part(all, "points")).data());
    }

    @Test
    void theBackwardPassIsOneLoopWithoutArraysBetween() {
        String companion = compiled.generated().entrySet().stream()
                .filter(file -> file.getKey().contains("BundleEnergy"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        String backward = companion.substring(
                companion.indexOf("private void differentiate()"), companion.indexOf("private void propagate()"));
        assertEquals(1, Pattern.compile("for \\(").matcher(backward).results().count(), backward);
        List<String> written = Pattern.compile("^ +(\\w+)\\[.*\\] = ", Pattern.MULTILINE)
                .matcher(backward)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .sorted()
                .toList();
        assertEquals(List.of("camerasBar", "pointsBar", "weightsBar"), written);
    }

    private static void add(Vector part, double[] to, int at) {
        for (int n = 0; n < part.size(); n++) {
            to[at + n] += part.get(n);
        }
    }

    private static void assertClose(double[] expected, double[] actual) {
        assertEquals(expected.length, actual.length);
        for (int n = 0; n < expected.length; n++) {
            double scale = Math.max(1, Math.abs(expected[n]));
            assertTrue(Math.abs(expected[n] - actual[n]) <= 1e-11 * scale, expected[n] + " and " + actual[n]);
        }
    }

    private static Object call(String type, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : compiled.load(type).getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                method.setAccessible(true);
                return method.invoke(null, arguments);
            }
        }
        throw new NoSuchMethodException(type + "." + name);
    }

    private static Object part(Object record, String name) throws ReflectiveOperationException {
        Method read = record.getClass().getDeclaredMethod(name);
        read.setAccessible(true);
        return read.invoke(record);
    }
}
