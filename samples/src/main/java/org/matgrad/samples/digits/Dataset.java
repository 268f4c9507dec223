package org.matgrad.samples.digits;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.matgrad.Matrix;

/** Images of handwritten digits and what they show. */
public final class Dataset {

    /** How many pixels an image has. */
    public static final int PIXELS = 64;

    /** How many different digits there are. */
    public static final int CLASSES = 10;

    private static final String FILE = "digits.csv.gz";
    private static final int FULL = 16;

    private final Matrix images;
    private final int[] labels;

    private Dataset(Matrix images, int[] labels) {
        this.images = images;
        this.labels = labels;
    }

    /** Two parts of a dataset that have no image in common. */
    public record Split(Dataset train, Dataset test) {}

    /**
     * Reads all images.
     *
     * @return the images, in the order of the file
     * @throws IOException if the file can't be read or isn't as it should be
     */
    public static Dataset load() throws IOException {
        try (InputStream file = Dataset.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new FileNotFoundException(FILE);
            }
            byte[] csv = new GZIPInputStream(file).readAllBytes();
            return parse(new String(csv, StandardCharsets.US_ASCII).lines().toList());
        }
    }

    /** Reads images from lines of 64 pixels and a label. */
    static Dataset parse(List<String> lines) throws IOException {
        Dataset dataset = zeros(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            try {
                dataset.parse(i, lines.get(i).split(",", -1));
            } catch (IllegalArgumentException e) {
                throw new IOException(FILE + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return dataset;
    }

    private void parse(int i, String... fields) {
        if (fields.length != PIXELS + 1) {
            throw new IllegalArgumentException(fields.length + " numbers instead of " + (PIXELS + 1));
        }
        for (int j = 0; j < PIXELS; j++) {
            images.data()[i * PIXELS + j] = number(fields[j], FULL) / (double) FULL;
        }
        labels[i] = number(fields[PIXELS], CLASSES - 1);
    }

    private static int number(String field, int greatest) {
        int number = Integer.parseInt(field);
        if (number < 0 || number > greatest) {
            throw new IllegalArgumentException(number + " isn't from 0 to " + greatest);
        }
        return number;
    }

    private static Dataset zeros(int size) {
        return new Dataset(Matrix.zeros(size, PIXELS), new int[size]);
    }

    /**
     * Divides the images at random.
     *
     * @param train how many go to the first part
     * @param seed the same seed gives the same parts
     * @return the parts
     */
    public Split split(int train, long seed) {
        int[] order = Shuffling.order(size(), new Random(seed));
        return new Split(select(order, 0, train), select(order, train, size()));
    }

    private Dataset select(int[] order, int from, int to) {
        int[] chosen = Arrays.copyOfRange(order, from, to);
        int[] chosenLabels = Arrays.stream(chosen).map(this::label).toArray();
        return new Dataset(images.gatherRows(chosen), chosenLabels);
    }

    /** How many images there are. */
    public int size() {
        return labels.length;
    }

    /** A row for each image, with its pixels, row by row, from 0 (no ink) to 1 (full of ink). */
    public Matrix images() {
        return images;
    }

    /** The digit that image i shows. */
    public int label(int i) {
        return labels[i];
    }

    /** A row for each image, with 1 at the digit it shows and 0 elsewhere. */
    public Matrix targets() {
        Matrix targets = Matrix.zeros(size(), CLASSES);
        for (int i = 0; i < size(); i++) {
            targets.data()[i * CLASSES + labels[i]] = 1;
        }
        return targets;
    }
}
