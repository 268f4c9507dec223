package org.matgrad.samples.seed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkthroughTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "∂y[i]/∂x[j] = W[i,j], [2] by [3]",
                "∂y[i]/∂x[j] = W[j,i], [2] by [3]",
                "G[i,j] = F[i,j,i]",
                "5. The chain rule"
            })
    void itPrints(String part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Walkthrough(new PrintStream(bytes, true, StandardCharsets.UTF_8)).print();
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains(part), text);
    }
}
