package org.matgrad.samples.adbench;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/**
 * What {@link Hand#complicated} is called with.
 *
 * @param theta the pose
 * @param u two barycentric coordinates of each point
 * @param model the hand
 * @param first the vertex at the first corner of each point's triangle
 * @param second at the second
 * @param third at the third
 * @param points the measured points, one a row
 */
public record HandComplicatedData(
        Vector theta, Matrix u, Hand.Model model, int[] first, int[] second, int[] third, Matrix points) {

    /** Reads ADBench's files. */
    public static HandComplicatedData read(
            InputStream instance, InputStream bones, InputStream vertices, InputStream triangles) throws IOException {
        Numbers numbers = Numbers.of(instance);
        int n = numbers.nextInt();
        int angles = numbers.nextInt();
        int[] triangleOf = new int[n];
        Matrix points = Matrix.zeros(n, 3);
        for (int i = 0; i < n; i++) {
            triangleOf[i] = numbers.nextInt();
            System.arraycopy(numbers.array(3), 0, points.data(), 3 * i, 3);
        }
        Matrix u = numbers.matrix(n, 2);
        Vector theta = numbers.vector(angles);
        int[][] corners = HandModels.readTriangles(triangles);
        return new HandComplicatedData(
                theta,
                u,
                HandModels.read(bones, vertices),
                chosen(corners[0], triangleOf),
                chosen(corners[1], triangleOf),
                chosen(corners[2], triangleOf),
                points);
    }

    private static int[] chosen(int[] corners, int... triangles) {
        return Arrays.stream(triangles).map(triangle -> corners[triangle]).toArray();
    }
}
