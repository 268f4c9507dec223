package org.matgrad.samples.adbench;

import java.io.IOException;
import java.io.InputStream;
import org.matgrad.Matrix;
import org.matgrad.Tensor;

/**
 * What {@link Lstm#loss} is called with.
 *
 * @param parameters of the layers and of both ends
 * @param start what the layers remember at first
 * @param sequence what is predicted, one step a row
 */
public record LstmData(Lstm.Parameters parameters, Lstm.State start, Matrix sequence) {

    /** Reads one of ADBench's files. */
    public static LstmData read(InputStream file) throws IOException {
        Numbers numbers = Numbers.of(file);
        int l = numbers.nextInt();
        int c = numbers.nextInt();
        int b = numbers.nextInt();
        Tensor layers = Tensor.wrap(new int[] {l, 2, 4, b}, numbers.array(8 * l * b));
        Matrix ends = numbers.matrix(3, b);
        Matrix hidden = Matrix.zeros(l, b);
        Matrix cells = Matrix.zeros(l, b);
        for (int k = 0; k < l; k++) {
            System.arraycopy(numbers.array(b), 0, hidden.data(), k * b, b);
            System.arraycopy(numbers.array(b), 0, cells.data(), k * b, b);
        }
        return new LstmData(new Lstm.Parameters(layers, ends), new Lstm.State(hidden, cells), numbers.matrix(c, b));
    }
}
