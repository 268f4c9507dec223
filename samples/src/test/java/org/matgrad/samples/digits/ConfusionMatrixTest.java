package org.matgrad.samples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.matgrad.Matrix;

class ConfusionMatrixTest {

    @Test
    void itCountsWhatWasTakenForWhat() throws IOException {
        Dataset dataset = Dataset.load();
        ConfusionMatrix confusion = ConfusionMatrix.of(new AlwaysSeven(), dataset);
        assertEquals(1_797, confusion.size());
        assertEquals(179, confusion.right());
        assertEquals(179 / 1_797.0, confusion.accuracy());
        assertEquals(178, confusion.count(0, 7));
        assertEquals(0, confusion.count(7, 0));
        assertTrue(confusion.toString().contains("      9 |   .   .   .   .   .   .   . 180   .   ."));
    }

    /** A model that knows one digit. */
    private static final class AlwaysSeven implements Model {
        @Override
        public Matrix scores(Matrix X) {
            Matrix scores = Matrix.zeros(X.rows(), Dataset.CLASSES);
            for (int i = 0; i < X.rows(); i++) {
                scores.data()[i * Dataset.CLASSES + 7] = 1;
            }
            return scores;
        }

        @Override
        public double gradient(Matrix X, Matrix T) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void step(double rate) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "always seven";
        }
    }
}
