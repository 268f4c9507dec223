package org.matgrad.processor.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A wrong program that states, on its own lines, the errors it must get: {@code // MG101 at 17, MG105 at 28}. */
record Fixture(String name, String text) {

    private static final Pattern ERRORS = Pattern.compile("// (\\S+ at \\d+(?:, \\S+ at \\d+)*)$");
    private static final Pattern ERROR = Pattern.compile("(\\S+) at (\\d+)");

    static List<Fixture> all() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/wrong"))) {
            return files.sorted().map(Fixture::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture read(Path file) {
        try {
            return new Fixture(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The errors, as {@link Sources#errors} has them. */
    List<String> errors() {
        TreeSet<String> errors = new TreeSet<>();
        List<String> lines = text.lines().toList();
        for (int line = 1; line <= lines.size(); line++) {
            Matcher stated = ERRORS.matcher(lines.get(line - 1));
            if (stated.find()) {
                Matcher error = ERROR.matcher(stated.group(1));
                while (error.find()) {
                    errors.add(name + ".java:" + line + ":" + error.group(2) + " " + error.group(1));
                }
            }
        }
        return List.copyOf(errors);
    }

    @Override
    public String toString() {
        return name;
    }
}
