package org.matgrad.samples.adbench;

import java.io.IOException;
import java.io.InputStream;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/**
 * What {@link Gmm#logPosterior} is called with.
 *
 * @param mixture the mixture of Gaussians
 * @param points the points, one a row
 * @param wishart the prior
 */
public record GmmData(Gmm.Mixture mixture, Matrix points, Gmm.Wishart wishart) {

    /** Reads one of ADBench's files. */
    public static GmmData read(InputStream file) throws IOException {
        Numbers numbers = Numbers.of(file);
        int d = numbers.nextInt();
        int k = numbers.nextInt();
        int n = numbers.nextInt();
        Vector alphas = numbers.vector(k);
        Matrix means = numbers.matrix(k, d);
        Matrix icf = numbers.matrix(k, d * (d + 1) / 2);
        Matrix points = numbers.matrix(n, d);
        return new GmmData(
                new Gmm.Mixture(alphas, means, icf), points, new Gmm.Wishart(numbers.nextDouble(), numbers.nextInt()));
    }
}
