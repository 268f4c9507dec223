package org.matgrad.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages in the documentation are what the processor writes for the samples; {@code -Dmatgrad.docs=refresh} writes them
 * anew.
 */
class DocumentedPagesTest {

    private static final Path FOLDER = Path.of("../docs/derivations");

    private static final Path SAMPLES = Path.of("../samples/src/main/java");

    private static final List<String> PACKAGES = List.of("org/matgrad/samples/seed", "org/matgrad/samples/digits");

    private static final List<String> COMPANIONS =
            List.of("SeedLinear", "SeedRowLinear", "SeedBatch", "SeedChain", "NetworkLoss");

    private static final String README = "README.md";

    private static Map<String, String> pages() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.list(SAMPLES.resolve(name))) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    sources.put(name + "/" + file.getFileName(), Files.readString(file));
                }
            }
        }
        Map<String, String> written = Pages.of(sources);
        Map<String, String> pages = new TreeMap<>();
        for (String companion : COMPANIONS) {
            for (String kind : List.of("html", "md")) {
                pages.put(companion + "." + kind, written.get(companion + ".derivation." + kind));
            }
        }
        return pages;
    }

    @Test
    void pagesAreWhatTheProcessorWrites() throws IOException {
        Map<String, String> pages = pages();
        if ("refresh".equals(System.getProperty("matgrad.docs"))) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertEquals(page.getValue(), Files.readString(FOLDER.resolve(page.getKey())), page.getKey());
        }
    }

    @Test
    void nothingElseIsThere() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            TreeSet<String> names =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            TreeSet<String> expected = new TreeSet<>(pages().keySet());
            expected.add(README);
            assertEquals(expected, names);
        }
    }

    @Test
    void indexLinksToEachOfThem() throws IOException {
        String index = Files.readString(FOLDER.resolve(README));
        for (String page : pages().keySet()) {
            assertTrue(index.contains("](" + page + ")"), page);
        }
    }
}
