package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes programs a little wrong, one change each. */
final class Mutations {

    private static final Pattern SHAPE = Pattern.compile("@Shape\\(\"([^\"]*)\"\\)");
    private static final Pattern SIZE = Pattern.compile("[A-Z]");
    private static final Pattern RECEIVER = Pattern.compile("\\b(\\w+)\\.(\\w+)\\((\\w+)\\)");
    private static final Pattern BOUNDS = Pattern.compile("for \\(int (\\w+) = ([^;]+); \\1 ([<>]=?) ([^;]+);");
    private static final Pattern OPERATOR = Pattern.compile(" (\\+|-|\\*|/|<|>|<=|>=|==|!=|%|\\+=|-=|\\*=) |\\+\\+");
    private static final Pattern NUMBER = Pattern.compile("\\b[0-3]\\b(?!\\.)");
    private static final Pattern NAME = Pattern.compile("\\b([a-z]\\w+)\\(");

    private static final Map<String, List<String>> OPERATORS = Map.ofEntries(
            Map.entry("+", List.of("-", "*")),
            Map.entry("-", List.of("+")),
            Map.entry("*", List.of("+", "/")),
            Map.entry("/", List.of("*")),
            Map.entry("<", List.of("<=", ">")),
            Map.entry(">", List.of(">=", "<")),
            Map.entry("<=", List.of("<")),
            Map.entry(">=", List.of(">")),
            Map.entry("==", List.of("!=")),
            Map.entry("!=", List.of("==")),
            Map.entry("%", List.of("/")),
            Map.entry("+=", List.of("-=", "=")),
            Map.entry("-=", List.of("+=", "=")),
            Map.entry("*=", List.of("+=")),
            Map.entry("++", List.of("--")));

    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("plus", List.of("minus", "hadamard", "times")),
            Map.entry("minus", List.of("plus")),
            Map.entry("times", List.of("hadamard", "plus")),
            Map.entry("hadamard", List.of("times", "hadamardDiv")),
            Map.entry("dot", List.of("outer", "hadamard")),
            Map.entry("row", List.of("column")),
            Map.entry("rows", List.of("columns")),
            Map.entry("columns", List.of("rows")),
            Map.entry("lower", List.of("upper")),
            Map.entry("plusRow", List.of("plusColumn")),
            Map.entry("plusColumn", List.of("plusRow")),
            Map.entry("scaleRows", List.of("scaleColumns")),
            Map.entry("scaleColumns", List.of("scaleRows")),
            Map.entry("sum", List.of("max", "product", "norm")),
            Map.entry("max", List.of("min", "sum")),
            Map.entry("mean", List.of("sum", "exp")),
            Map.entry("exp", List.of("log", "abs")),
            Map.entry("sin", List.of("sign", "relu")),
            Map.entry("tanh", List.of("sqrt", "softmax")),
            Map.entry("softmax", List.of("softmaxRows", "logSoftmax")),
            Map.entry("softmaxRows", List.of("softmax")),
            Map.entry("logSoftmaxRows", List.of("softmaxRows")),
            Map.entry("solve", List.of("solveLower", "solveUpper")),
            Map.entry("solveLower", List.of("solveUpper")),
            Map.entry("cholesky", List.of("inverse")),
            Map.entry("inverse", List.of("cholesky")),
            Map.entry("determinant", List.of("trace", "logDeterminant")),
            Map.entry("norm", List.of("squaredNorm", "normInf")),
            Map.entry("columnMeans", List.of("rowMeans", "columnMaxs")),
            Map.entry("rowMaxs", List.of("columnMaxs")),
            Map.entry("stackRows", List.of("stackColumns")),
            Map.entry("vector", List.of("sum")),
            Map.entry("size", List.of("rows")),
            Map.entry("concat", List.of("stackRows")),
            Map.entry("erf", List.of("erfc")));

    private final String source;
    private final Set<String> mutants = new LinkedHashSet<>();

    private Mutations(String source) {
        this.source = source;
    }

    /** All mutants of a source. */
    static List<String> of(String source) {
        Mutations mutations = new Mutations(source);
        mutations.sizes();
        mutations.receivers();
        mutations.arguments();
        mutations.bounds();
        mutations.statements();
        mutations.replace(OPERATOR, OPERATORS);
        mutations.replace(NAME, NAMES);
        mutations.transposes();
        mutations.numbers();
        mutations.mutants.remove(source);
        return List.copyOf(mutations.mutants);
    }

    private void put(int from, int to, String text) {
        mutants.add(source.substring(0, from) + text + source.substring(to));
    }

    private List<MatchResult> matches(Pattern pattern) {
        return pattern.matcher(source).results().toList();
    }

    private void sizes() {
        for (MatchResult shape : matches(SHAPE)) {
            for (MatchResult size : SIZE.matcher(shape.group(1)).results().toList()) {
                int at = shape.start(1) + size.start();
                put(at, at + 1, "Q");
                put(at, at + 1, size.group().equals("N") ? "M" : "N");
            }
        }
    }

    /** {@code x.f(y)} becomes {@code y.f(x)}. */
    private void receivers() {
        for (MatchResult call : matches(RECEIVER)) {
            put(call.start(), call.end(), call.group(3) + "." + call.group(2) + "(" + call.group(1) + ")");
        }
    }

    /** {@code f(x, y)} becomes {@code f(y, x)}. */
    private void arguments() {
        for (MatchResult call : matches(NAME)) {
            List<String> arguments = new ArrayList<>();
            int end = split(call.end(), arguments);
            boolean isDeclaration = arguments.stream().anyMatch(argument -> argument.matches("(@Shape.*|\\w+ \\w+)"));
            for (int a = 0; a + 1 < arguments.size() && !isDeclaration; a++) {
                List<String> swapped = new ArrayList<>(arguments);
                swapped.set(a, arguments.get(a + 1));
                swapped.set(a + 1, arguments.get(a));
                put(call.end(), end, String.join(", ", swapped));
            }
        }
    }

    private int split(int from, List<String> arguments) {
        int depth = 0;
        int last = from;
        for (int at = from; at < source.length(); at++) {
            char c = source.charAt(at);
            depth += c == '(' ? 1 : 0;
            if (c == ')' && depth-- == 0) {
                arguments.add(source.substring(last, at).strip());
                return at;
            }
            if (c == ',' && depth == 0) {
                arguments.add(source.substring(last, at).strip());
                last = at + 1;
            }
        }
        return from;
    }

    private void bounds() {
        for (MatchResult header : matches(BOUNDS)) {
            String counter = header.group(1);
            put(
                    header.start(),
                    header.end(),
                    "for (int " + counter + " = " + header.group(4) + "; " + counter + " " + header.group(3) + " "
                            + header.group(2) + ";");
        }
    }

    private void statements() {
        for (MatchResult statement : matches(Pattern.compile("(?m)^[^\n]*;\n"))) {
            put(statement.start(), statement.end(), "");
        }
    }

    private void replace(Pattern pattern, Map<String, List<String>> others) {
        for (MatchResult match : matches(pattern)) {
            String found = match.group(1) == null ? match.group() : match.group(1);
            int at = match.group(1) == null ? match.start() : match.start(1);
            for (String other : others.getOrDefault(found, List.of())) {
                put(at, at + found.length(), other);
            }
        }
    }

    private void transposes() {
        for (MatchResult transpose : matches(Pattern.compile("\\.transpose\\(\\)"))) {
            put(transpose.start(), transpose.end(), "");
        }
    }

    private void numbers() {
        for (MatchResult number : matches(NUMBER)) {
            put(number.start(), number.end(), String.valueOf(Integer.parseInt(number.group()) + 1));
        }
    }
}
