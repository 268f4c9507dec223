package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every code has its page, whose quoted messages are those of the catalogue and whose examples behave as it says. {@code
 * -Dmatgrad.docs=refresh} writes the quoted messages and the index anew.
 */
class ErrorPagesTest {

    private static final Path FOLDER = Path.of("../docs/errors");

    private static final Map<Character, String> GROUPS = Map.of(
            '1',
            "Shapes",
            '2',
            "A method's declaration",
            '3',
            "Its body",
            '4',
            "Other methods and objects",
            '9',
            "Matgrad and its surroundings");

    private static Page page(Problem problem) {
        return Page.read(FOLDER.resolve(problem.code() + ".md"));
    }

    @Test
    void everyCodeHasAPageAndEveryPageACode() throws IOException {
        Set<String> codes =
                Arrays.stream(Problem.values()).map(Problem::code).collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> pages = files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .filter(name -> !name.equals("README"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(codes, pages);
        }
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void messageIsThatOfTheCatalogue(Problem problem) {
        String message = "> [" + problem.code() + "] " + pattern(problem, "found") + "\n>\n> "
                + pattern(problem, "wayOut") + "\n";

        Page page = page(problem).refreshed("catalogue", message);

        assertTrue(page.text().startsWith("# " + problem.code() + ": "), "the title begins with the code");
        assertEquals(message, page.part("catalogue"));
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void wrongExampleGetsTheCode(Problem problem) {
        Page page = page(problem);
        if (!page.reasonNotToCompile().isEmpty()) {
            return;
        }
        List<Page.Block> wrong = page.java("wrong");
        assertFalse(wrong.isEmpty(), "no wrong example");
        for (Page.Block block : wrong) {
            Compilation compilation = Examples.compile(block.code());
            Set<String> codes = compilation.errors().stream().map(Sources::code).collect(Collectors.toSet());
            assertEquals(Set.of(problem.code()), codes, compilation.errors()::toString);
        }
        String shown = Examples.shown(Examples.compile(wrong.get(0).code()));
        assertEquals(shown, page.refreshed("message", shown).part("message"));
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void wayOutCompiles(Problem problem) {
        Page page = page(problem);
        List<Page.Block> right = page.java("right");
        assertNotEquals(page.reasonNotToCompile().isEmpty(), right.isEmpty(), "a way out, or a reason for none");
        right.forEach(block -> Examples.assertClean(Examples.compile(block.code())));
    }

    @Test
    void indexHasEveryPage() {
        StringBuilder index = new StringBuilder();
        List<Problem> problems = Arrays.stream(Problem.values())
                .sorted(Comparator.comparing(Problem::code))
                .toList();
        char group = ' ';
        for (Problem problem : problems) {
            char hundreds = problem.code().charAt(2);
            if (hundreds != group) {
                index.append(group == ' ' ? "" : "\n")
                        .append("## ")
                        .append(GROUPS.get(hundreds))
                        .append("\n\n");
                index.append("| code | what is wrong |\n| --- | --- |\n");
                group = hundreds;
            }
            String title = page(problem).text().lines().findFirst().orElseThrow();
            index.append("| [")
                    .append(problem.code())
                    .append("](")
                    .append(problem.code())
                    .append(".md) | ");
            index.append(title.substring(title.indexOf(": ") + 2)).append(" |\n");
        }
        Page page = Page.read(FOLDER.resolve("README.md")).refreshed("index", index.toString());
        assertEquals(index.toString(), page.part("index"));
    }

    /** A template of the catalogue, with an ellipsis for each detail. */
    private static String pattern(Problem problem, String part) {
        try {
            var template = Problem.class.getDeclaredField(part);
            template.setAccessible(true);
            return ((String) template.get(problem)).replaceAll("%(\\d\\$)?[sd]", "…");
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
