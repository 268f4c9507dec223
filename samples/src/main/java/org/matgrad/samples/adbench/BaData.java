package org.matgrad.samples.adbench;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.matgrad.Vector;

/**
 * A problem of bundle adjustment.
 *
 * @param cameras eleven numbers for each camera
 * @param points where each point is
 * @param weights how much each observation counts
 * @param features where each observation's point was seen
 * @param cameraOf which camera saw it
 * @param pointOf which point it saw
 */
public record BaData(
        Vector[] cameras, Vector[] points, double[] weights, Vector[] features, int[] cameraOf, int[] pointOf) {

    /** Reads one of ADBench's files. They have one camera, point, weight and feature, which stand for all. */
    public static BaData read(InputStream file) throws IOException {
        Numbers numbers = Numbers.of(file);
        int n = numbers.nextInt();
        int m = numbers.nextInt();
        int p = numbers.nextInt();
        Vector[] cameras = copies(n, numbers.vector(11));
        Vector[] points = copies(m, numbers.vector(3));
        double[] weights = new double[p];
        Arrays.fill(weights, numbers.nextDouble());
        Vector[] features = copies(p, numbers.vector(2));
        return new BaData(cameras, points, weights, features, indices(p, i -> i % n), indices(p, i -> i % m));
    }

    private static Vector[] copies(int count, Vector original) {
        return IntStream.range(0, count).mapToObj(i -> original.copy()).toArray(Vector[]::new);
    }

    private static int[] indices(int count, IntUnaryOperator index) {
        return IntStream.range(0, count).map(index).toArray();
    }

    /** How many observations there are. */
    public int observations() {
        return weights.length;
    }
}
