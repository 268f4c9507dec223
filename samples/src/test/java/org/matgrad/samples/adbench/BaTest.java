package org.matgrad.samples.adbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matgrad.Vector;

class BaTest {
    private static final double TOLERANCE = 1e-10;

    /** Of numbers of about 270 little is left. */
    private static final double RESIDUALS = 1e-9;

    @ParameterizedTest
    @ValueSource(strings = {"ba/test.txt", "ba/ba1_n49_m7776_p31843.txt"})
    void agreesWithAdBench(String name) throws IOException {
        Oracle oracle = Oracle.of("ba " + name);
        BaJacobian jacobian = new BaJacobian(read(name));
        jacobian.compute();
        oracle.check("reproj_err", jacobian.reprojectionErrors(), RESIDUALS);
        oracle.check("w_err", jacobian.weightErrors(), TOLERANCE);
        oracle.check("J.vals", jacobian.values(), RESIDUALS);
        assertClose(oracle.row("J row 0:"), row(jacobian, 0));
        assertClose(oracle.row("J row 1:"), row(jacobian, 1));
        int rows = jacobian.rows().length - 1;
        assertClose(oracle.row("J last row:"), row(jacobian, rows - 1));
        assertEquals(jacobian.values().length, jacobian.rows()[rows]);
    }

    @Test
    void errorsAloneAreTheSame() throws IOException {
        BaData data = read("ba/test.txt");
        BaJacobian alone = new BaJacobian(data);
        alone.computeErrors();
        BaJacobian jacobian = new BaJacobian(data);
        jacobian.compute();
        assertArrayEquals(jacobian.reprojectionErrors(), alone.reprojectionErrors());
        assertArrayEquals(jacobian.weightErrors(), alone.weightErrors());
    }

    @Test
    void methodComputesTheSame() throws IOException {
        BaData data = read("ba/test.txt");
        Vector camera = data.cameras()[0];
        Vector point = data.points()[0];
        double weight = data.weights()[0];
        Vector feature = data.features()[0];
        Vector expected = Ba.reprojectionError(camera, point, weight, feature);
        Vector actual = BaReprojectionError.value(camera, point, weight, feature);
        assertArrayEquals(expected.data(), actual.data(), RESIDUALS);
        assertEquals(Ba.weightError(weight), BaWeightError.value(weight));
    }

    /** The derivative by the rotation is that of a cross product there. */
    @Test
    void cameraThatIsNotRotated() throws IOException {
        BaData data = read("ba/test.txt");
        double step = 1e-6;
        for (int j = 0; j < 3; j++) {
            Vector camera = data.cameras()[0].copy();
            System.arraycopy(new double[3], 0, camera.data(), 0, 3);
            double[] expected = difference(camera, j, step, data);
            BaReprojectionError companion = new BaReprojectionError();
            companion.forward(camera, data.points()[0], data.weights()[0], data.features()[0]);
            for (int i = 0; i < 2; i++) {
                companion.backward(i == 0 ? Vector.of(1, 0) : Vector.of(0, 1));
                assertEquals(expected[i], companion.gradient().camera().get(j), 1e-5 * Math.abs(expected[i]));
            }
        }
    }

    private static double[] difference(Vector camera, int j, double step, BaData data) {
        Vector above = camera.copy();
        above.data()[j] += step;
        Vector below = camera.copy();
        below.data()[j] -= step;
        return Ba.reprojectionError(above, data.points()[0], data.weights()[0], data.features()[0])
                .minus(Ba.reprojectionError(below, data.points()[0], data.weights()[0], data.features()[0]))
                .div(2 * step)
                .data();
    }

    private static void assertClose(Map<Integer, Double> expected, Map<Integer, Double> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach(
                (column, value) -> Oracle.assertClose(value, actual.get(column), RESIDUALS, "column " + column));
    }

    private static Map<Integer, Double> row(BaJacobian jacobian, int row) {
        Map<Integer, Double> entries = new TreeMap<>();
        for (int k = jacobian.rows()[row]; k < jacobian.rows()[row + 1]; k++) {
            entries.put(jacobian.columns()[k], jacobian.values()[k]);
        }
        return entries;
    }

    private static BaData read(String name) throws IOException {
        try (InputStream file = DataFile.open(name)) {
            return BaData.read(file);
        }
    }
}
