package org.matgrad.samples.digits;

import java.time.Duration;
import java.util.Random;

/**
 * Mini-batch gradient descent. The rate falls evenly, from its first value to 0 after the last epoch.
 *
 * @param epochs how often each image is looked at
 * @param batchSize how many images a gradient is computed from
 * @param rate the first learning rate
 * @param seed decides on the order of the images
 */
record Training(int epochs, int batchSize, double rate, long seed) {

    /**
     * What training took.
     *
     * @param loss the mean loss over the last epoch
     * @param gradients how many gradients were computed
     * @param inGradients the time for computing them
     * @param inAll the time for everything
     */
    record Report(double loss, int gradients, Duration inGradients, Duration inAll) {}

    /** Trains a model and tells how it gets on. */
    Report train(Model model, Dataset dataset, Progress progress) {
        long start = System.nanoTime();
        long inGradients = 0;
        double meanLoss = Double.NaN;
        Batches batches = new Batches(dataset, batchSize, new Random(seed));
        for (int epoch = 0; epoch < epochs; epoch++) {
            double epochRate = rate * (epochs - epoch) / epochs;
            double sum = 0;
            batches.shuffle();
            for (int batch = 0; batch < batches.count(); batch++) {
                batches.read(batch);
                long before = System.nanoTime();
                sum += model.gradient(batches.X(), batches.T());
                inGradients += System.nanoTime() - before;
                model.step(epochRate);
            }
            meanLoss = sum / batches.count();
            progress.report(model.name(), epoch + 1, epochs, meanLoss);
        }
        return new Report(
                meanLoss,
                epochs * batches.count(),
                Duration.ofNanos(inGradients),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
