package org.matgrad.samples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matgrad.samples.digits.Dataset.Split;

class DigitsTest {
    private static Split split;

    @BeforeAll
    static void load() throws IOException {
        split = Digits.split();
    }

    @Test
    void theRegressionLearns() {
        assertAccuracy(0.96, Digits.regression(), Digits.regressionTraining());
    }

    @Test
    void theNetworkLearns() {
        assertAccuracy(0.97, Digits.network(), Digits.networkTraining());
    }

    @Test
    void theNetworkWrittenForOneImageLearns() {
        Model network = new PointNetwork(Dataset.PIXELS, Digits.HIDDEN, Dataset.CLASSES, new Random(Digits.SEED));
        assertAccuracy(0.97, network, Digits.networkTraining());
    }

    private static void assertAccuracy(double least, Model model, Training training) {
        train(model, training);
        ConfusionMatrix confusion = ConfusionMatrix.of(model, split.test());
        assertEquals(397, confusion.size());
        assertTrue(confusion.accuracy() >= least, confusion::toString);
    }

    @Test
    void theSameSeedGivesTheSameModel() {
        Training few = new Training(3, 50, 0.1, Digits.SEED);
        Model first = Digits.network();
        Model second = Digits.network();
        assertEquals(train(first, few).loss(), train(second, few).loss());
        assertEquals(
                first.scores(split.test().images()), second.scores(split.test().images()));
    }

    @Test
    void theReportCountsGradients() {
        Training.Report report = train(Digits.regression(), new Training(2, 50, 0.1, Digits.SEED));
        assertEquals(2 * 28, report.gradients());
        assertTrue(report.inGradients().compareTo(report.inAll()) < 0);
    }

    private static Training.Report train(Model model, Training training) {
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()), false);
        return training.train(model, split.train(), silent);
    }
}
