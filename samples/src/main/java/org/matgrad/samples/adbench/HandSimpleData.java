package org.matgrad.samples.adbench;

import java.io.IOException;
import java.io.InputStream;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/**
 * What {@link Hand#simple} is called with.
 *
 * @param theta the pose
 * @param model the hand
 * @param vertexOf the vertex that each point is
 * @param points the measured points, one a row
 */
public record HandSimpleData(Vector theta, Hand.Model model, int[] vertexOf, Matrix points) {

    /** Reads ADBench's files. */
    public static HandSimpleData read(InputStream instance, InputStream bones, InputStream vertices)
            throws IOException {
        Numbers numbers = Numbers.of(instance);
        int n = numbers.nextInt();
        int angles = numbers.nextInt();
        int[] vertexOf = new int[n];
        Matrix points = Matrix.zeros(n, 3);
        for (int i = 0; i < n; i++) {
            vertexOf[i] = numbers.nextInt();
            System.arraycopy(numbers.array(3), 0, points.data(), 3 * i, 3);
        }
        return new HandSimpleData(numbers.vector(angles), HandModels.read(bones, vertices), vertexOf, points);
    }
}
