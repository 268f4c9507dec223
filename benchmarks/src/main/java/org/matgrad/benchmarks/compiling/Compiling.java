package org.matgrad.benchmarks.compiling;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.matgrad.benchmarks.core.Agreement;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;
import org.matgrad.benchmarks.core.Group;
import org.matgrad.benchmarks.core.Picture;
import org.matgrad.benchmarks.core.Scale;
import org.matgrad.benchmarks.measure.FirstAndLater;

/** How long the processor takes, in many methods and in a long one. */
public final class Compiling {

    private Compiling() {}

    /** Compilations with and without the processor. */
    public static Group group() {
        return new Group(
                "compile",
                "javac in one process: only the processor, which writes a companion for each method (-proc:only), and "
                        + "the whole compilation of the same methods without it (-proc:none). First: in a new virtual machine, which has compiled nothing yet.",
                new FirstAndLater(),
                Picture.GROWTH,
                cases(List.of(1, 10, 100, 1000), List.of(10, 100, 1000)));
    }

    /** Programs of so many methods, and of one method of so many statements. */
    static List<Case> cases(List<Integer> methods, List<Integer> statements) {
        return Stream.concat(
                        methods.stream().map(n -> problem("methods", n, Sources.ofMethods(n), n)),
                        statements.stream()
                                .map(n -> problem("statements of one method", n, Sources.ofStatements(n), 1)))
                .toList();
    }

    private static Case problem(String counted, int size, List<JavaFileObject> sources, int companions) {
        return new Case(
                size + " " + counted,
                new Scale(counted, counted, size),
                List.of(
                        new Contender(
                                "with Matgrad",
                                () -> new Compilation(sources, List.of("-proc:only"), Compiling::processors),
                                count(companions)),
                        new Contender(
                                "javac alone",
                                () -> new Compilation(sources, List.of("-proc:none"), List::of),
                                count(0))));
    }

    /** Matgrad's, loaded once: javac by itself would load it anew for each compilation. */
    private static List<Processor> processors() {
        return ServiceLoader.load(Processor.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(processor -> processor.getClass().getPackageName().startsWith("org.matgrad."))
                .toList();
    }

    private static Agreement count(int companions) {
        return Agreement.with(() -> new double[][] {{companions}}, 0);
    }
}
