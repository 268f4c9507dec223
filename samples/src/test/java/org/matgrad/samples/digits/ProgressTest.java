package org.matgrad.samples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void fourPlainLinesElsewhere() {
        report(new Progress(out, false), 100);
        assertEquals(4, text().lines().count());
        assertTrue(text().startsWith("model: epoch 25 of 100, loss 0.5000"), this::text);
        assertTrue(text().contains("epoch 100 of 100"), this::text);
    }

    @Test
    void aLineForEachOfFewEpochs() {
        report(new Progress(out, false), 2);
        assertEquals(2, text().lines().count());
    }

    @Test
    void oneRewrittenLineOnATerminal() {
        report(new Progress(out, true), 100);
        assertEquals(1, text().chars().filter(c -> c == '\n').count());
        String[] rewritten = text().split("\r");
        assertTrue(rewritten.length < 100, this::text);
        assertTrue(rewritten[rewritten.length - 1].startsWith("model [########################] 100%"), this::text);
    }

    private static void report(Progress progress, int epochs) {
        for (int epoch = 1; epoch <= epochs; epoch++) {
            progress.report("model", epoch, epochs, 0.5);
        }
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
