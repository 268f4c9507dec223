package org.matgrad.processor.checks;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles random programs and checks each at several sizes. */
final class ProgramRunner {

    static final List<Map<String, Integer>> SIZES = List.of(
            Map.of("N", 3, "M", 4, "K", 2),
            Map.of("N", 1, "M", 1, "K", 1),
            Map.of("N", 6, "M", 5, "K", 3),
            Map.of("N", 0, "M", 2, "K", 3),
            Map.of("N", 2, "M", 0, "K", 0),
            Map.of("N", 4, "M", 6, "K", 5));

    /** The messages that there may be where sizes are equal, but nothing says so. */
    private static final Set<String> OF_SHAPES = Set.of("MG101", "MG328", "MG332");

    private int kinks;
    private int compared;
    private int refused;
    private int unclear;

    int kinks() {
        return kinks;
    }

    int compared() {
        return compared;
    }

    int unclear() {
        return unclear;
    }

    /** How many programs were accepted only after their sizes were declared. */
    int refused() {
        return refused;
    }

    /**
     * The failures of programs, by their numbers.
     *
     * @param seeds what the arguments of a program are made from
     */
    Map<Integer, ProgramFailure> failures(
            Map<Integer, ? extends ProgramCase> programs, List<Map<String, Integer>> all, IntToLongFunction seeds) {
        Map<Integer, ProgramFailure> failures = new TreeMap<>();
        Map<Integer, ProgramCase> left = new LinkedHashMap<>(programs);
        while (!left.isEmpty()) {
            Map<String, String> sources = new LinkedHashMap<>();
            left.forEach((number, program) -> {
                sources.put("demo/R" + number + ".java", program.source("R" + number));
                sources.put("demo/T" + number + ".java", program.traced("T" + number));
            });
            InMemory.Attempt attempt = InMemory.attempt(sources);
            if (attempt.isClean()) {
                left.forEach(
                        (number, program) -> checked(attempt.classes(), number, program, seeds.applyAsLong(number), all)
                                .ifPresent(failure -> failures.put(number, failure)));
                return failures;
            }
            int before = left.size();
            Map<Integer, ProgramCase> again = new TreeMap<>();
            for (Diagnostic<? extends JavaFileObject> message : attempt.messages()) {
                Optional<Integer> number = number(message);
                ProgramCase program = number.map(left::remove).orElse(null);
                if (program == null) {
                    continue;
                }
                ProgramFailure failure = uncompiled(message, attempt.messages());
                if (!program.shaped() && OF_SHAPES.contains(failure.kind())) {
                    // What can't be known may be refused, but not what is declared.
                    again.put(number.get(), program.declared());
                } else {
                    failures.put(number.get(), failure);
                }
            }
            boolean isKnown = left.size() < before;
            refused += again.size();
            left.putAll(again);
            if (!isKnown) {
                int first = left.keySet().iterator().next();
                if (left.size() == 1) {
                    failures.put(
                            first,
                            new ProgramFailure(
                                    "uncompilable", attempt.messages().toString()));
                    return failures;
                }
                // Nothing says which program it is: each alone.
                left.forEach((number, program) -> failures.putAll(failures(Map.of(number, program), all, seeds)));
                return failures;
            }
        }
        return failures;
    }

    private static Optional<Integer> number(Diagnostic<? extends JavaFileObject> message) {
        if (message.getSource() == null) {
            return Optional.empty();
        }
        String name = message.getSource().getName().replaceAll(".*/[RT](\\d+)(Program)?\\.java", "$1");
        return name.matches("\\d+") ? Optional.of(Integer.parseInt(name)) : Optional.empty();
    }

    private static ProgramFailure uncompiled(
            Diagnostic<? extends JavaFileObject> message, List<Diagnostic<? extends JavaFileObject>> all) {
        String text = message.getMessage(null);
        boolean own = text.startsWith("[MG");
        String line = text.lines().findFirst().orElse("").replaceAll("\\w*\\d\\w*", "...");
        String kind = own ? code(text) : "uncompilable (" + line + ")";
        boolean generated = message.getSource().getName().contains("Program");
        if (!own && !generated) {
            Optional<Diagnostic<? extends JavaFileObject>> code = all.stream()
                    .filter(other -> other.getSource() == message.getSource()
                            && other.getMessage(null).startsWith("[MG"))
                    .findFirst();
            if (code.isPresent()) {
                return uncompiled(code.get(), all);
            }
            kind = "javac";
        }
        return new ProgramFailure(kind, "line " + message.getLineNumber() + ": " + text);
    }

    /** The message's code; of a fault of the processor, where it is, too. */
    private static String code(String text) {
        String code = text.substring(1, 6);
        return code.equals("MG902")
                ? code + text.replaceAll("(?s)^[^:]*:([^:]*):?.*? at ([\\w.]*).*", "$1 at $2")
                : code;
    }

    /** What is wrong with a program that is compiled. */
    private Optional<ProgramFailure> checked(
            InMemory classes, int number, ProgramCase program, long seed, List<Map<String, Integer>> all) {
        Method method = method(classes.load("demo.R" + number));
        List<ProgramParameter> parameters = program.parameters();
        boolean[] active = new boolean[parameters.size()];
        boolean[] byRow = new boolean[parameters.size()];
        for (int p = 0; p < active.length; p++) {
            active[p] = parameters.get(p).isActive();
            byRow[p] = program.batch().contains(parameters.get(p).name());
        }
        ProgramChecks checks;
        try {
            checks = new ProgramChecks(
                    method,
                    method(classes.load("demo.T" + number)),
                    classes.load("demo.R" + number + "Program"),
                    active,
                    byRow,
                    program.isTame());
        } catch (RuntimeException e) {
            return Optional.of(new ProgramFailure("companion", e.toString()));
        }
        // The first once more at the end, after others that are larger and smaller.
        List<Map<String, Integer>> turns =
                new ArrayList<>(program.numbers().isEmpty() ? all : List.of(program.numbers()));
        turns.add(turns.get(0));
        for (int turn = 0; turn < turns.size(); turn++) {
            long own = seed * 31 + turn;
            Object[] arguments = arguments(method, parameters, turns.get(turn), new Random(own));
            try {
                checks.check(arguments, own);
            } catch (ProgramFailure failure) {
                return Optional.of(
                        new ProgramFailure(failure.kind(), failure.getMessage() + at(turns.get(turn), arguments)));
            } catch (RuntimeException e) {
                StackTraceElement[] stack = e.getStackTrace();
                String where = Arrays.stream(stack)
                        .limit(6)
                        .map(StackTraceElement::toString)
                        .toList()
                        .toString();
                return Optional.of(new ProgramFailure(
                        "crash by " + e.getClass().getSimpleName(), e + " " + where + at(turns.get(turn), arguments)));
            }
        }
        kinks += checks.kinks();
        compared += checks.compared();
        unclear += checks.unclear();
        return Optional.empty();
    }

    private static String at(Map<String, Integer> sizes, Object[] arguments) {
        return "\n    at sizes " + new TreeMap<>(sizes) + ", arguments " + ProgramValues.describe(arguments);
    }

    private static Method method(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(ProgramCase.METHOD))
                .findFirst()
                .orElseThrow();
    }

    private static Object[] arguments(
            Method method, List<ProgramParameter> parameters, Map<String, Integer> given, Random random) {
        Map<String, Integer> sizes = new TreeMap<>(given);
        parameters.forEach(parameter -> parameter.lengths(sizes, random));
        Object[] arguments = new Object[parameters.size()];
        for (int p = 0; p < arguments.length; p++) {
            ProgramParameter parameter = parameters.get(p);
            arguments[p] = parameter.record() == null
                    ? parameter.value(sizes, random)
                    : ProgramValues.make(
                            method.getParameterTypes()[p],
                            parameter.components().stream()
                                    .map(component -> component.value(sizes, random))
                                    .toArray());
        }
        return arguments;
    }
}
