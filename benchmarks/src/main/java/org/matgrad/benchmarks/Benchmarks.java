package org.matgrad.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;
import org.matgrad.benchmarks.core.Group;
import org.matgrad.benchmarks.results.Machine;
import org.matgrad.benchmarks.results.Measurement;
import org.matgrad.benchmarks.results.ResultsFolder;
import org.matgrad.benchmarks.results.Spread;

/** The command: measures, and writes tables and pictures. */
public final class Benchmarks {

    private Benchmarks() {}

    /** Takes the options that {@code --help} explains. */
    public static void main(String[] args) throws IOException {
        Options options;
        List<Group> groups = Catalog.groups();
        try {
            options = Options.of(args);
            options.check(groups);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        if (options.helped()) {
            System.out.print(Options.HELP);
        } else if (options.listed()) {
            list(groups, options);
        } else {
            measure(groups, options);
        }
    }

    private static void list(List<Group> groups, Options options) {
        for (Group group : groups) {
            for (Case problem : options.chosenOf(group)) {
                System.out.println(group.name() + "/" + problem.name() + ": "
                        + String.join(
                                "; ",
                                problem.contenders().stream()
                                        .map(Contender::name)
                                        .toList()));
            }
        }
    }

    private static void measure(List<Group> groups, Options options) throws IOException {
        ResultsFolder folder = new ResultsFolder(options.folder());
        System.out.println(Machine.describe());
        for (Group group : groups) {
            List<Case> cases = options.chosenOf(group);
            if (cases.isEmpty()) {
                continue;
            }
            String load = Machine.load();
            List<Measurement> measurements = new ArrayList<>();
            for (Case problem : cases) {
                System.out.println(group.name() + "/" + problem.name());
                for (Measurement m : group.instrument().measure(group.name(), problem, options.effort())) {
                    System.out.println("  " + m.contender() + ": " + text(m));
                    measurements.add(m);
                }
            }
            folder.add(
                    group,
                    measurements,
                    Machine.describe() + "; " + options.effort() + "; load " + load + " before, " + Machine.load()
                            + " after");
        }
        System.out.println("Written: " + folder.write(groups));
    }

    private static String text(Measurement m) {
        Spread spread = m.spread();
        return m.unit().format(spread.median()) + " (" + m.unit().format(spread.low()) + " to "
                + m.unit().format(spread.high()) + ")";
    }
}
