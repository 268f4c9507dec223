package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.processor.report.Pages;

/** All that the documentation shows as right has derivation pages. */
class ExamplePagesTest {

    private static final Path DOCS = Path.of("../docs");

    @TestFactory
    Stream<DynamicTest> rightExamplesHavePages() throws IOException {
        List<Page.Block> blocks = new ArrayList<>();
        Page.read(DOCS.resolve("language.md")).java().stream()
                .filter(block -> block.mark().isEmpty())
                .forEach(blocks::add);
        try (Stream<Path> pages = Files.list(DOCS.resolve("errors"))) {
            pages.sorted().forEach(page -> blocks.addAll(Page.read(page).java("right")));
        }
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(
                        block.code().lines().limit(3).toList().toString(), () -> check(block.code())));
    }

    private static void check(String code) {
        Compilation compilation = Pages.compile(Examples.source(code));
        Examples.assertClean(compilation);
        long companions = compilation.generatedSourceFiles().size();
        long html = Pages.of(compilation).entrySet().stream()
                .filter(page -> page.getKey().endsWith(".html"))
                .peek(page -> Pages.parsed(page.getValue()))
                .count();
        assertTrue(html == companions, html + " pages for " + companions + " companions");
    }
}
