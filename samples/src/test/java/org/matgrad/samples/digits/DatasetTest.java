package org.matgrad.samples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.Vector;
import org.matgrad.samples.digits.Dataset.Split;

class DatasetTest {

    @Test
    void allImagesAreLoaded() throws IOException {
        Dataset dataset = Dataset.load();
        assertEquals(1_797, dataset.size());
        assertEquals(1_797, dataset.images().rows());
        assertEquals(64, dataset.images().columns());
        int[] counts = new int[10];
        for (int i = 0; i < dataset.size(); i++) {
            counts[dataset.label(i)]++;
        }
        assertEquals("[178, 182, 177, 183, 181, 182, 181, 179, 174, 180]", Arrays.toString(counts));
    }

    @Test
    void pixelsAreScaled() throws IOException {
        double[] pixels = Dataset.load().images().data();
        assertEquals(0.0, Arrays.stream(pixels).min().orElseThrow());
        assertEquals(1.0, Arrays.stream(pixels).max().orElseThrow());
        assertEquals(5.0 / 16, pixels[2]);
    }

    @Test
    void targetsAreOneAtTheLabel() throws IOException {
        Dataset dataset = Dataset.load();
        for (int i = 0; i < dataset.size(); i++) {
            Vector target = dataset.targets().row(i);
            assertEquals(1.0, target.get(dataset.label(i)));
            assertEquals(1.0, Arrays.stream(target.data()).sum());
        }
    }

    @Test
    void theSplitHasEveryImageOnce() throws IOException {
        Dataset dataset = Dataset.load();
        Split split = Digits.split();
        assertEquals(1_400, split.train().size());
        assertEquals(397, split.test().size());
        List<String> parts = rows(split.train());
        parts.addAll(rows(split.test()));
        List<String> all = rows(dataset);
        assertNotEquals(all, parts);
        parts.sort(Comparator.naturalOrder());
        all.sort(Comparator.naturalOrder());
        assertEquals(all, parts);
    }

    private static List<String> rows(Dataset dataset) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < dataset.size(); i++) {
            rows.add(dataset.images().row(i) + " " + dataset.label(i));
        }
        return rows;
    }

    @Test
    void theSeedDecidesOnTheSplit() throws IOException {
        Dataset dataset = Dataset.load();
        assertEquals(
                dataset.split(100, 1).train().images(),
                dataset.split(100, 1).train().images());
        assertNotEquals(
                dataset.split(100, 1).train().images(),
                dataset.split(100, 2).train().images());
    }

    @Test
    void aBadLineIsNamed() {
        String good = "0,".repeat(64) + "9";
        assertBad("digits.csv.gz, line 2: 3 numbers instead of 65", good, "1,2,3");
        assertBad("digits.csv.gz, line 1: 17 isn't from 0 to 16", "17," + good.substring(2));
        assertBad("digits.csv.gz, line 1: 10 isn't from 0 to 9", "0,".repeat(64) + "10");
        assertBad("digits.csv.gz, line 1: For input string: \"x\"", "x," + good.substring(2));
    }

    private static void assertBad(String message, String... lines) {
        IOException e = assertThrows(IOException.class, () -> Dataset.parse(List.of(lines)));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }
}
