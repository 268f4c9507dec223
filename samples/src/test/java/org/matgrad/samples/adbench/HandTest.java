package org.matgrad.samples.adbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.matgrad.samples.adbench.Oracle.assertClose;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.matgrad.Matrix;

class HandTest {
    private static final String SIMPLE = "hand/simple_small/hand1_t26_c100.txt";
    private static final String COMPLICATED = "hand/complicated_small/hand1_t26_c100.txt";
    private static final double TOLERANCE = 1e-10;

    @Test
    void simpleAgreesWithAdBench() throws IOException {
        Oracle oracle = Oracle.of("hand " + SIMPLE);
        HandSimpleJacobian jacobian = new HandSimpleJacobian(readSimple());
        oracle.check("objective", jacobian.compute(), TOLERANCE);
        oracle.check("jacobian", jacobian.values(), TOLERANCE);
        checkColumns(oracle, jacobian.values(), 26);
    }

    @Test
    void complicatedAgreesWithAdBench() throws IOException {
        Oracle oracle = Oracle.of("handc " + COMPLICATED);
        HandComplicatedJacobian jacobian = new HandComplicatedJacobian(readComplicated());
        oracle.check("objective", jacobian.compute(), TOLERANCE);
        oracle.check("jacobian", jacobian.values(), TOLERANCE);
        checkColumns(oracle, jacobian.values(), 28);
    }

    private static void checkColumns(Oracle oracle, double[] jacobian, int columns) {
        int rows = jacobian.length / columns;
        for (int j = 0; j < columns; j++) {
            double[] expected = oracle.values("J[0..2][" + j + "] =");
            for (int i = 0; i < expected.length; i++) {
                assertClose(expected[i], jacobian[rows * j + i], TOLERANCE, "row " + i + ", column " + j);
            }
        }
    }

    @Test
    void methodsComputeTheSame() throws IOException {
        HandSimpleData simple = readSimple();
        assertArrayEquals(
                Hand.simple(simple.theta(), simple.model(), simple.vertexOf(), simple.points())
                        .data(),
                new HandSimpleJacobian(simple).computeErrors(),
                TOLERANCE);
        HandComplicatedData data = readComplicated();
        assertArrayEquals(
                Hand.complicated(
                                data.theta(),
                                data.u(),
                                data.model(),
                                data.first(),
                                data.second(),
                                data.third(),
                                data.points())
                        .data(),
                new HandComplicatedJacobian(data).computeErrors(),
                TOLERANCE);
    }

    /** Reverse mode, row by row. */
    @Test
    void bothModesAgree() throws IOException {
        HandSimpleData data = readSimple();
        HandSimpleJacobian columns = new HandSimpleJacobian(data);
        columns.compute();
        HandSimple companion = new HandSimple();
        Matrix unit = companion
                .forward(data.theta(), data.model(), data.vertexOf(), data.points())
                .copy()
                .times(0);
        for (int i = 0; i < unit.length(); i++) {
            unit.data()[i] = 1;
            companion.backward(unit);
            unit.data()[i] = 0;
            double[] row = companion.gradient().theta().data();
            for (int j = 0; j < row.length; j++) {
                assertEquals(columns.values()[unit.length() * j + i], row[j], TOLERANCE);
            }
        }
    }

    private static HandSimpleData readSimple() throws IOException {
        try (InputStream instance = DataFile.open(SIMPLE);
                InputStream bones = DataFile.open("hand/model/bones.txt");
                InputStream vertices = DataFile.open("hand/model/vertices.txt")) {
            return HandSimpleData.read(instance, bones, vertices);
        }
    }

    private static HandComplicatedData readComplicated() throws IOException {
        try (InputStream instance = DataFile.open(COMPLICATED);
                InputStream bones = DataFile.open("hand/model/bones.txt");
                InputStream vertices = DataFile.open("hand/model/vertices.txt");
                InputStream triangles = DataFile.open("hand/model/triangles.txt")) {
            return HandComplicatedData.read(instance, bones, vertices, triangles);
        }
    }
}
