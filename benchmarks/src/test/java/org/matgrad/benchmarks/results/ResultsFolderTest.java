package org.matgrad.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Group;
import org.matgrad.benchmarks.core.Picture;

class ResultsFolderTest {
    private static final Group GROUP = new Group(
            "g",
            "About.",
            (group, problem, effort) -> List.of(),
            Picture.RATIOS,
            Stream.of("first", "second").map(name -> new Case(name, List.of())).toList());

    @TempDir
    Path path;

    private static List<Measurement> measured(String problem, double time) {
        return List.of(new Measurement("g", problem, Optional.empty(), "we", Unit.NANOSECONDS, Spread.of(time)));
    }

    @Test
    void problemsMeasuredLaterTakeTheirPlace() throws IOException {
        ResultsFolder folder = new ResultsFolder(path);
        folder.add(GROUP, measured("second", 2), "in the morning");
        folder.add(GROUP, measured("first", 1), "at noon");
        folder.add(GROUP, measured("second", 3), "at night");
        String page = Files.readString(folder.write(List.of(GROUP)));
        assertTrue(page.indexOf("| first | 1.00 ns |") > 0, page);
        assertTrue(page.indexOf("| second | 3.00 ns |") > page.indexOf("| first |"), page);
        assertEquals(-1, page.indexOf("2.00 ns"), page);
        assertTrue(page.contains("- in the morning\n- at noon\n- at night\n"), page);
        assertTrue(Files.exists(path.resolve("g.svg")));
    }

    @Test
    void conditionsGoWhenNothingIsLeftOfThem() throws IOException {
        ResultsFolder folder = new ResultsFolder(path);
        folder.add(GROUP, measured("first", 2), "before");
        folder.add(GROUP, measured("first", 3), "after");
        String page = Files.readString(folder.write(List.of(GROUP)));
        assertTrue(page.contains("- after") && !page.contains("- before"), page);
    }
}
