package org.matgrad.samples.adbench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** Reads a text of numbers, one after the other; what stands between them is up to the caller. */
final class Numbers {
    private final StringTokenizer tokens;

    private Numbers(StringTokenizer tokens) {
        this.tokens = tokens;
    }

    /** Numbers with white space between them. */
    static Numbers of(InputStream text) throws IOException {
        return of(new String(text.readAllBytes(), StandardCharsets.US_ASCII), " \t\r\n");
    }

    /** Numbers with any of these characters between them. */
    static Numbers of(String text, String separators) {
        return new Numbers(new StringTokenizer(text, separators));
    }

    String next() throws IOException {
        if (!tokens.hasMoreTokens()) {
            throw new EOFException("a number is missing at the end");
        }
        return tokens.nextToken();
    }

    int nextInt() throws IOException {
        String token = next();
        try {
            return Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw new IOException(token + " isn't an integer", e);
        }
    }

    double nextDouble() throws IOException {
        String token = next();
        try {
            return Double.parseDouble(token);
        } catch (NumberFormatException e) {
            throw new IOException(token + " isn't a number", e);
        }
    }

    double[] array(int length) throws IOException {
        double[] array = new double[length];
        for (int i = 0; i < length; i++) {
            array[i] = nextDouble();
        }
        return array;
    }

    Vector vector(int size) throws IOException {
        return Vector.wrap(array(size));
    }

    Matrix matrix(int rows, int columns) throws IOException {
        return Matrix.wrap(rows, columns, array(Math.multiplyExact(rows, columns)));
    }
}
