package org.matgrad.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Group;
import org.matgrad.benchmarks.core.Picture;

/** A folder of results: numbers and a picture for each group, and one page of tables. What was measured before stays. */
public final class ResultsFolder {
    private static final String PAGE = "results.md";

    private final Path folder;

    /** The folder; it is made when something is written. */
    public ResultsFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Puts the measurements of whole problems in the place of those from earlier.
     *
     * @param group the group
     * @param measurements new ones
     * @param conditions how they were taken
     * @throws IOException if files can't be read or written
     */
    public void add(Group group, List<Measurement> measurements, String conditions) throws IOException {
        Files.createDirectories(folder);
        Set<String> measured = measurements.stream().map(Measurement::problem).collect(Collectors.toSet());
        List<Measurement> all = new ArrayList<>(measurements);
        Set<String> ways = new LinkedHashSet<>();
        if (Files.exists(numbers(group))) {
            NumbersFile.read(Files.readString(numbers(group))).measurements().stream()
                    .filter(m -> !measured.contains(m.problem()))
                    .forEach(all::add);
        }
        // Where all is new, nothing was taken otherwise.
        if (all.size() > measurements.size() && Files.exists(conditions(group))) {
            ways.addAll(Files.readAllLines(conditions(group)));
        }
        ways.add(conditions);
        List<String> order = group.cases().stream().map(Case::name).toList();
        all.removeIf(m -> !order.contains(m.problem()));
        all.sort(Comparator.comparingInt(m -> order.indexOf(m.problem())));
        Sheet sheet = new Sheet(all);
        Files.writeString(numbers(group), NumbersFile.write(sheet));
        Files.writeString(
                folder.resolve(group.name() + ".svg"),
                group.picture() == Picture.RATIOS
                        ? RatioPlot.of(group.name(), sheet)
                        : GrowthPlot.of(group.name(), sheet));
        Files.write(conditions(group), ways);
    }

    /**
     * Writes the page of all groups that have been measured.
     *
     * @param groups in the order of the page
     * @return the page
     * @throws IOException if files can't be read or written
     */
    public Path write(List<Group> groups) throws IOException {
        StringBuilder page = new StringBuilder("""
                # Measured

                Medians, in parentheses the quartiles, of all iterations of all forks; ×: as many times as much as the
                first of the row. Numbers in italics were not measured here.
                """);
        for (Group group : groups) {
            if (Files.exists(numbers(group))) {
                page.append("\n## ")
                        .append(group.name())
                        .append("\n\n")
                        .append(group.about())
                        .append("\n\n")
                        .append(MarkdownTable.of(NumbersFile.read(Files.readString(numbers(group)))))
                        .append("\n![](")
                        .append(group.name())
                        .append(".svg)\n");
                for (String way : Files.readAllLines(conditions(group))) {
                    page.append("\n- ").append(way);
                }
                page.append('\n');
            }
        }
        Path file = folder.resolve(PAGE);
        Files.writeString(file, page.toString());
        return file;
    }

    private Path numbers(Group group) {
        return folder.resolve(group.name() + ".csv");
    }

    private Path conditions(Group group) {
        return folder.resolve(group.name() + ".txt");
    }
}
