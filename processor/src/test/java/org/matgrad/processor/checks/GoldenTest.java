package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole companions, to be read; {@code -Dmatgrad.golden=refresh} writes them anew. */
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @TestFactory
    Stream<DynamicTest> companionsAreAsRead() {
        Map<String, String> generated = InMemory.compile(Samples.ALL).generated();
        return generated.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> compare(entry.getKey(), entry.getValue())));
    }

    private static void compare(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name.substring(name.lastIndexOf('.') + 1) + ".java.txt");
        if ("refresh".equals(System.getProperty("matgrad.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text);
    }
}
