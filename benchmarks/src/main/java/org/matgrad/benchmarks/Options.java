package org.matgrad.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Group;
import org.matgrad.benchmarks.measure.Effort;

/**
 * What was asked for on the command line.
 *
 * @param chosen groups, or parts of them as {@code group/text in the problem's name}; all if empty
 * @param effort how thoroughly to measure
 * @param folder where to write
 * @param listed whether only to list what there is
 * @param helped whether only to explain these options
 */
record Options(List<String> chosen, Effort effort, Path folder, boolean listed, boolean helped) {
    static final String HELP = """
            java -jar benchmarks.jar [OPTION...] [GROUP | GROUP/PROBLEM]...

            Measures all groups, or those that are named; a part of a problem's name after a slash selects
            among a group's problems. Contenders of a problem are always measured together, in turns, after
            their results have been compared with each other. Writes results.md (a table of each group), GROUP.csv
            (the numbers) and GROUP.svg (a picture); problems that are not measured keep their numbers there.

              --list            list groups and problems, and who solves them
              --quick           1 fork, 2 + 2 iterations of 0.2 s; without it 3 forks, 4 + 5 of 0.4 s
              --forks N         virtual machines for each contender
              --warmups N       iterations that don't count
              --iterations N    iterations that count
              --millis N        milliseconds of an iteration
              --jvm OPTION      an option of the measured virtual machines; may be repeated
              --out FOLDER      where to write; without it benchmark-results
              --help            this text
            """;

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if there is no such option or a number is missing
     */
    static Options of(String... arguments) {
        List<String> chosen = new ArrayList<>();
        List<String> jvm = new ArrayList<>();
        Effort effort = Effort.full();
        Path folder = Path.of("benchmark-results");
        boolean listed = false;
        boolean helped = false;
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--list" -> listed = true;
                case "--help", "-h" -> helped = true;
                case "--quick" -> effort = Effort.quick();
                case "--forks" -> effort = effort.withForks(number(argument, rest));
                case "--warmups" -> effort = effort.withWarmups(number(argument, rest));
                case "--iterations" -> effort = effort.withIterations(number(argument, rest));
                case "--millis" -> effort = effort.withMilliseconds(number(argument, rest));
                case "--jvm" -> jvm.add(value(argument, rest));
                case "--out" -> folder = Path.of(value(argument, rest));
                default -> {
                    if (argument.startsWith("-")) {
                        throw new IllegalArgumentException("there is no option " + argument + "; see --help");
                    }
                    chosen.add(argument);
                }
            }
        }
        return new Options(List.copyOf(chosen), effort.withJvmArguments(jvm), folder, listed, helped);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String option, Iterator<String> rest) {
        String text = value(option, rest);
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(option + " needs a positive number instead of " + text);
        }
        return Integer.parseInt(text);
    }

    /** The problems that were chosen of a group. */
    List<Case> chosenOf(Group group) {
        return group.cases().stream()
                .filter(problem -> chosen.isEmpty() || chosen.stream().anyMatch(name -> chooses(name, group, problem)))
                .toList();
    }

    /**
     * Makes sure that each argument names something.
     *
     * @throws IllegalArgumentException if one doesn't
     */
    void check(List<Group> groups) {
        for (String name : chosen) {
            if (groups.stream()
                    .noneMatch(group -> group.cases().stream().anyMatch(problem -> chooses(name, group, problem)))) {
                throw new IllegalArgumentException("there is no " + name + "; see --list");
            }
        }
    }

    private static boolean chooses(String name, Group group, Case problem) {
        int slash = name.indexOf('/');
        return slash < 0
                ? name.equals(group.name())
                : name.substring(0, slash).equals(group.name())
                        && problem.name().contains(name.substring(slash + 1));
    }
}
