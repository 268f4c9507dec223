package org.matgrad.samples.adbench;

import static org.matgrad.MatrixMath.ones;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.matgrad.Matrix;
import org.matgrad.Tensor;

/** Reads the files of a hand's model. */
final class HandModels {
    private static final int IGNORED = 5;

    private HandModels() {}

    /**
     * Reads a model.
     *
     * @param bones a line for each bone: name, parent, 16 numbers of its place, 16 of the inverse
     * @param vertices a line for each vertex: place, five numbers more, the number of weights, bone and weight for each
     */
    static Hand.Model read(InputStream bones, InputStream vertices) throws IOException {
        List<String> boneLines = lines(bones);
        List<String> vertexLines = lines(vertices);
        int b = boneLines.size();
        int v = vertexLines.size();
        int[] parents = new int[b];
        double[] relative = new double[16 * b];
        double[] inverses = new double[16 * b];
        for (int i = 0; i < b; i++) {
            Numbers numbers = Numbers.of(boneLines.get(i), ":");
            numbers.next();
            parents[i] = numbers.nextInt();
            System.arraycopy(numbers.array(16), 0, relative, 16 * i, 16);
            System.arraycopy(numbers.array(16), 0, inverses, 16 * i, 16);
        }
        Matrix places = ones(v, 4);
        Matrix weights = Matrix.zeros(v, b);
        for (int i = 0; i < v; i++) {
            Numbers numbers = Numbers.of(vertexLines.get(i), ":");
            System.arraycopy(numbers.array(3), 0, places.data(), 4 * i, 3);
            numbers.array(IGNORED);
            for (int n = numbers.nextInt(); n > 0; n--) {
                int bone = numbers.nextInt();
                weights.data()[b * i + bone] = numbers.nextDouble();
            }
        }
        return new Hand.Model(
                parents,
                Tensor.wrap(new int[] {b, 4, 4}, relative),
                Tensor.wrap(new int[] {b, 4, 4}, inverses),
                places,
                weights);
    }

    /**
     * Reads triangles.
     *
     * @param triangles a line for each triangle: the three vertices at its corners
     * @return the vertices at the first corners, those at the second and those at the third
     */
    static int[][] readTriangles(InputStream triangles) throws IOException {
        List<String> lines = lines(triangles);
        int[][] corners = new int[3][lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            Numbers numbers = Numbers.of(lines.get(i), ":");
            for (int[] corner : corners) {
                corner[i] = numbers.nextInt();
            }
        }
        return corners;
    }

    private static List<String> lines(InputStream text) throws IOException {
        return new String(text.readAllBytes(), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
