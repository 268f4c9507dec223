package org.matgrad.samples.adbench;

import static org.matgrad.samples.adbench.Oracle.assertClose;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matgrad.MatrixMath;
import org.matgrad.Vector;

class GmmTest {
    private static final double TOLERANCE = 1e-10;

    @ParameterizedTest
    @CsvSource({
        "gmm/test.txt, gmm/test.txt",
        "gmm/gmm_d2_K5.txt, gmm/1k/gmm_d2_K5.txt",
        "gmm/gmm_d10_K25.txt, gmm/1k/gmm_d10_K25.txt",
        "gmm/gmm_d64_K5.txt, gmm/1k/gmm_d64_K5.txt"
    })
    void agreesWithAdBench(String file, String title) throws IOException {
        GmmData data = read(file);
        Oracle oracle = Oracle.of("gmm " + title);
        GmmLogPosterior companion = new GmmLogPosterior();
        double value = companion.forward(data.mixture(), data.points(), data.wishart());
        companion.backward();
        assertClose(oracle.objective(), value, TOLERANCE, "objective");
        oracle.check("gradient", flat(companion.gradient().mixture()), TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({"gmm/test.txt", "gmm/gmm_d2_K5.txt"})
    void methodComputesTheSame(String file) throws IOException {
        GmmData data = read(file);
        double expected = Gmm.logPosterior(data.mixture(), data.points(), data.wishart());
        assertClose(expected, GmmLogPosterior.value(data.mixture(), data.points(), data.wishart()), TOLERANCE, file);
    }

    @Test
    void bothModesAgree() throws IOException {
        GmmData data = read("gmm/gmm_d10_K25.txt");
        GmmLogPosterior.Gradient gradient = GmmLogPosterior.gradient(data.mixture(), data.points(), data.wishart());
        double tangent = GmmLogPosterior.tangent(data.mixture(), data.points(), data.wishart(), data.mixture())
                .tangent();
        double expected = Vector.wrap(flat(gradient.mixture())).dot(Vector.wrap(flat(data.mixture())));
        assertClose(expected, tangent, TOLERANCE, "along the parameters");
    }

    private static GmmData read(String name) throws IOException {
        try (InputStream file = DataFile.open(name)) {
            return GmmData.read(file);
        }
    }

    private static double[] flat(Gmm.Mixture mixture) {
        return MatrixMath.concat(
                        mixture.alphas(),
                        mixture.means().flatten(),
                        mixture.icf().flatten())
                .data();
    }
}
