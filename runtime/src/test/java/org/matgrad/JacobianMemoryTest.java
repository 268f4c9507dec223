package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A Jacobian that would have a million millions of components, in a small heap. */
class JacobianMemoryTest {

    private static final int N = 1000;

    /** Y = XW by X: δ[a,c]·W[d,b]. */
    public static void main(String[] arguments) {
        Matrix w = Matrix.wrap(N, N, filled(0.5));
        Jacobian jacobian = Jacobian.builder("δ[a,c]·W[d,b]", new int[] {N, N}, new int[] {N, N})
                .term(1.0)
                .delta(0, 2)
                .factor(w, 3, 1)
                .build();
        Matrix ones = Matrix.wrap(N, N, filled(1));
        double forward = ((Matrix) jacobian.times(ones)).get(N - 1, 0);
        double backward = ((Matrix) jacobian.transposeTimes(ones)).get(0, N - 1);
        System.out.print(jacobian.storedNumbers() + " " + forward + " " + backward);
    }

    private static double[] filled(double value) {
        double[] components = new double[N * N];
        Arrays.fill(components, value);
        return components;
    }

    @Test
    void aLargeProductIsAppliedInASmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JacobianMemoryTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        assertEquals("1000000 500.0 500.0", printed);
    }
}
