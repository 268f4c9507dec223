package org.matgrad.samples.digits;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.matgrad.samples.digits.Dataset.Split;

/** Trains both models on 1,400 images and judges them by the other 397. */
public final class Digits {
    static final int TRAIN = 1_400;
    static final int HIDDEN = 32;
    static final long SEED = 1;

    private Digits() {}

    /** Runs everything; takes no arguments. */
    public static void main(String[] args) throws IOException {
        Split split = split();
        System.out.printf(
                Locale.ROOT,
                "%,d handwritten digits to learn from, %,d to be judged by%n",
                split.train().size(),
                split.test().size());
        Progress progress = Progress.onStandardOutput();
        run(regression(), regressionTraining(), split, progress);
        run(network(), networkTraining(), split, progress);
    }

    static Split split() throws IOException {
        return Dataset.load().split(TRAIN, SEED);
    }

    static Model regression() {
        return new SoftmaxRegression(Dataset.PIXELS, Dataset.CLASSES);
    }

    static Training regressionTraining() {
        return new Training(100, 50, 0.1, SEED);
    }

    static Model network() {
        return new Network(Dataset.PIXELS, HIDDEN, Dataset.CLASSES, new Random(SEED));
    }

    static Training networkTraining() {
        return new Training(100, 50, 0.1, SEED);
    }

    private static void run(Model model, Training training, Split split, Progress progress) {
        System.out.println();
        Training.Report report = training.train(model, split.train(), progress);
        ConfusionMatrix confusion = ConfusionMatrix.of(model, split.test());
        System.out.printf(
                Locale.ROOT,
                "test accuracy %.4f (%d of %d)%n",
                confusion.accuracy(),
                confusion.right(),
                confusion.size());
        System.out.println(confusion);
        System.out.printf(
                Locale.ROOT,
                "%,d gradients in %.2f s, %.3f ms each; %.2f s in all%n",
                report.gradients(),
                seconds(report.inGradients()),
                1e3 * seconds(report.inGradients()) / report.gradients(),
                seconds(report.inAll()));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
