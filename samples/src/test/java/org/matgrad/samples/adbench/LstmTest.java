package org.matgrad.samples.adbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.matgrad.samples.adbench.Oracle.assertClose;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.matgrad.MatrixMath;
import org.matgrad.Vector;

class LstmTest {
    private static final String FILE = "lstm/lstm_l2_c1024.txt";
    private static final double TOLERANCE = 1e-10;

    @Test
    void agreesWithAdBench() throws IOException {
        LstmData data = read();
        Oracle oracle = Oracle.of("lstm " + FILE);
        LstmLoss companion = new LstmLoss();
        double value = companion.forward(data.parameters(), data.start(), data.sequence());
        companion.backward();
        assertClose(oracle.objective(), value, TOLERANCE, "objective");
        oracle.check("gradient", flat(companion.gradient().parameters()), TOLERANCE);
    }

    @Test
    void methodComputesTheSame() throws IOException {
        LstmData data = read();
        double expected = Lstm.loss(data.parameters(), data.start(), data.sequence());
        assertEquals(expected, LstmLoss.value(data.parameters(), data.start(), data.sequence()), TOLERANCE);
    }

    @Test
    void bothModesAgree() throws IOException {
        LstmData data = read();
        double[] gradient = flat(LstmLoss.gradient(data.parameters(), data.start(), data.sequence())
                .parameters());
        double tangent = LstmLoss.tangent(data.parameters(), data.start(), data.sequence(), data.parameters())
                .tangent();
        double expected = Vector.wrap(gradient).dot(Vector.wrap(flat(data.parameters())));
        assertClose(expected, tangent, TOLERANCE, "along the parameters");
    }

    private static LstmData read() throws IOException {
        try (InputStream file = DataFile.open(FILE)) {
            return LstmData.read(file);
        }
    }

    private static double[] flat(Lstm.Parameters parameters) {
        return MatrixMath.concat(
                        parameters.layers().flatten(), parameters.ends().flatten())
                .data();
    }
}
