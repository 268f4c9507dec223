package org.matgrad.samples.digits;

import java.util.Locale;
import org.matgrad.Matrix;

/** How often each digit was taken for which. */
public final class ConfusionMatrix {
    private final int[][] counts = new int[Dataset.CLASSES][Dataset.CLASSES];
    private final int size;

    private ConfusionMatrix(int size) {
        this.size = size;
    }

    /** Judges a model by a dataset. */
    public static ConfusionMatrix of(Model model, Dataset dataset) {
        ConfusionMatrix confusion = new ConfusionMatrix(dataset.size());
        Matrix scores = model.scores(dataset.images());
        for (int i = 0; i < dataset.size(); i++) {
            confusion.counts[dataset.label(i)][greatest(scores, i)]++;
        }
        return confusion;
    }

    private static int greatest(Matrix scores, int row) {
        int greatest = 0;
        for (int j = 1; j < scores.columns(); j++) {
            if (scores.get(row, j) > scores.get(row, greatest)) {
                greatest = j;
            }
        }
        return greatest;
    }

    /** How many images of one digit were taken for another, or for itself. */
    public int count(int shown, int predicted) {
        return counts[shown][predicted];
    }

    /** How many images were recognised. */
    public int right() {
        int right = 0;
        for (int digit = 0; digit < Dataset.CLASSES; digit++) {
            right += counts[digit][digit];
        }
        return right;
    }

    /** How many images there were. */
    public int size() {
        return size;
    }

    /** The part of the images that were recognised. */
    public double accuracy() {
        return (double) right() / size;
    }

    /** A table with a row for each digit shown and a column for each prediction. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder("  shown | taken for");
        table.append(String.format("%n        |"));
        for (int digit = 0; digit < Dataset.CLASSES; digit++) {
            table.append(String.format(Locale.ROOT, "%4d", digit));
        }
        table.append(String.format("%n  ------+%s", "-".repeat(4 * Dataset.CLASSES)));
        for (int shown = 0; shown < Dataset.CLASSES; shown++) {
            table.append(String.format(Locale.ROOT, "%n%7d |", shown));
            for (int count : counts[shown]) {
                table.append(count == 0 ? "   ." : String.format(Locale.ROOT, "%4d", count));
            }
        }
        return table.toString();
    }
}
