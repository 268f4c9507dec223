package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a random program may name at a place, and how much of it is still to be written. */
final class ProgramScope {

    /**
     * A variable, or what reads one like it.
     *
     * @param below of an int: the sizes that it is always below; of an int array: those its elements are below
     * @param assignable whether statements may assign it here
     * @param captured whether it is never assigned again, so that lambdas may read it
     * @param steady whether it is the same for all components of a formula
     */
    record Variable(
            String name,
            ProgramType type,
            double low,
            double high,
            Set<String> below,
            boolean assignable,
            boolean captured,
            boolean steady) {

        /** A value that is never assigned again. */
        static Variable value(String name, ProgramType type, double low, double high) {
            return new Variable(name, type, low, high, Set.of(), false, true, true);
        }

        /** An int that is always below sizes. */
        static Variable index(String name, double high, Set<String> below, boolean captured, boolean steady) {
            return new Variable(name, ProgramType.INT, 0, high, below, false, captured, steady);
        }

        ProgramNode node() {
            return ProgramNode.of(type, low, high, name);
        }

        Variable fixed() {
            return new Variable(name, type, low, high, below, false, captured, steady);
        }
    }

    private static final Pattern SYMBOL = Pattern.compile("\\b[NMK]\\b");

    final Random random;
    final List<Variable> variables = new ArrayList<>();
    final Map<String, List<String>> readings = new HashMap<>();
    final Map<String, List<ProgramParameter>> records = new HashMap<>();
    int names;
    int operations;
    int formulas;
    int loops;

    ProgramScope(Random random, int names, int operations) {
        this.random = random;
        this.names = names;
        this.operations = operations;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String name(String stem) {
        return stem + ++names;
    }

    void define(Variable variable) {
        variables.add(variable);
    }

    /** The variables of a type, those that came last oftener. */
    List<Variable> ofType(ProgramType type) {
        return variables.stream()
                .filter(variable -> variable.type().equals(type))
                .toList();
    }

    Variable recent(List<Variable> choices) {
        int back = (int) Math.min(choices.size() - 1, Math.abs(random.nextGaussian()) * 3);
        return choices.get(choices.size() - 1 - back);
    }

    /** The ints that are always below a size, and never negative. */
    List<Variable> indices(String size) {
        return variables.stream()
                .filter(variable -> variable.type().equals(ProgramType.INT)
                        && variable.below().contains(size))
                .toList();
    }

    /** Java that computes a size. */
    String java(String size) {
        return SYMBOL.matcher(size).replaceAll((MatchResult match) -> pick(readings.get(match.group())));
    }

    ProgramNode size(String size) {
        return ProgramNode.integer(0, largest(size), java(size));
    }

    /** How large a size is at most in the checks. */
    static int largest(String size) {
        Map<String, Integer> sizes = new HashMap<>(Map.of("N", 6, "M", 6, "K", 6));
        Pattern.compile("[a-z]\\w*\\.length").matcher(size).results().forEach(match -> sizes.put(match.group(), 4));
        Pattern.compile("\\b[a-z]\\d+\\b")
                .matcher(size)
                .results()
                .forEach(match -> sizes.putIfAbsent(match.group(), 3));
        return ProgramSizes.evaluate(size, sizes);
    }

    static int largest(List<String> sizes) {
        return sizes.stream().mapToInt(ProgramScope::largest).reduce(1, (a, b) -> a * b);
    }

    /** A size that there is. */
    String anySize() {
        List<String> sizes = new ArrayList<>(readings.keySet().stream().sorted().toList());
        sizes.addAll(sizes);
        sizes.add("2");
        sizes.add("3");
        String size = pick(sizes);
        return switch (random.nextInt(30)) {
            case 0 -> "Math.max(0, " + size + " - 2)";
            case 1 -> "(" + size + " / 2)";
            case 2 -> "(" + size + " + " + pick(sizes) + ")";
            case 3 -> "(" + size + " * " + pick(sizes) + ")";
            case 4, 5, 6 -> ofInts(size);
            default -> size;
        };
    }

    /** The type of what is gathered or joined. */
    ProgramType derivedType() {
        String a = pick(symbolsOrNumbers());
        String b = pick(symbolsOrNumbers());
        List<String> lengths = ofType(ProgramType.INTS).stream()
                .map(array -> array.name() + ".length")
                .toList();
        if (!lengths.isEmpty() && chance(50)) {
            return chance(50) ? ProgramType.array(pick(lengths)) : ProgramType.array(pick(lengths), a);
        }
        String sum = "(" + a + " + " + b + ")";
        String product = "(" + a + " * " + b + ")";
        return switch (random.nextInt(6)) {
            case 0 -> ProgramType.array(sum);
            case 1 -> ProgramType.array(product);
            case 2 -> ProgramType.array(sum, pick(symbolsOrNumbers()));
            case 3 -> ProgramType.array(pick(symbolsOrNumbers()), sum);
            default -> ProgramType.array("(" + b + " * " + pick(symbolsOrNumbers()) + ")", product);
        };
    }

    private List<String> symbolsOrNumbers() {
        List<String> sizes = new ArrayList<>(readings.keySet().stream().sorted().toList());
        sizes.add("2");
        return sizes;
    }

    /** The length of an int array, or a number that is a parameter. */
    private String ofInts(String otherwise) {
        List<String> sizes = new ArrayList<>();
        for (Variable variable : variables) {
            if (variable.type() == ProgramType.INTS) {
                sizes.add(variable.name() + ".length");
            } else if (variable.type() == ProgramType.INT && variable.name().matches("[ap]\\d+")) {
                sizes.add(variable.name());
            }
        }
        return sizes.isEmpty() ? otherwise : pick(sizes);
    }

    /** Keeps what is defined meanwhile from being seen later. */
    List<Variable> mark() {
        return List.copyOf(variables);
    }

    void release(List<Variable> before) {
        variables.clear();
        variables.addAll(before);
    }

    /** Within a lambda, only what is never assigned may be read, and nothing outside assigned. */
    void enterFormula() {
        variables.removeIf(variable -> !variable.captured());
        variables.replaceAll(Variable::fixed);
        formulas++;
    }

    void leaveFormula(List<Variable> before) {
        release(before);
        formulas--;
    }
}
