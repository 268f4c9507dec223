package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.report.Pages;

/**
 * Methods with loops, branches, lambdas and calls have pages that are well-formed, whatever they do. How many is the system
 * property {@code matgrad.random}.
 */
class EveryPageTest {

    private static final int PROGRAMS = Integer.getInteger("matgrad.random", 40);

    @Test
    void randomProgramsHavePages() {
        Map<String, String> sources = new TreeMap<>();
        for (int seed = 1; seed <= PROGRAMS; seed++) {
            String name = "Random" + seed;
            sources.put(
                    "demo/" + name + ".java",
                    ProgramWriter.write(seed).declared().source(name));
        }
        Map<String, String> pages = Pages.of(sources);
        assertEquals(3 * PROGRAMS, pages.size());
        pages.forEach((name, page) -> {
            if (name.endsWith(".html")) {
                Pages.parsed(page);
            }
        });
    }
}
