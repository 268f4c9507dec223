package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes arrays and reductions that are formed from a formula of their indices. */
final class ProgramLambdas {

    private static final Pattern WINDOWS = Pattern.compile("Math\\.max\\(0, (\\w+) - 2\\)");
    private static final Pattern HALVES = Pattern.compile("\\((\\w+) / 2\\)");
    private static final Pattern PRODUCTS = Pattern.compile("\\((\\w+) \\* (\\w+)\\)");

    private final ProgramScope scope;
    private final ProgramArrays arrays;

    ProgramLambdas(ProgramScope scope, ProgramArrays arrays) {
        this.scope = scope;
        this.arrays = arrays;
    }

    /** Defines a lambda's parameter, and what can be said of it. */
    private String define(String size) {
        String name = scope.name("i");
        double high = Math.max(0, ProgramScope.largest(size) - 1);
        Matcher windows = WINDOWS.matcher(size);
        Set<String> below = windows.matches() ? Set.of(size, windows.group(1)) : Set.of(size);
        scope.define(ProgramScope.Variable.index(name, high, below, true, false));
        Matcher halves = HALVES.matcher(size);
        if (halves.matches()) {
            also("(2 * " + name + " + 1)", halves.group(1));
            also("(2 * " + name + ")", halves.group(1));
        }
        Matcher products = PRODUCTS.matcher(size);
        if (products.matches()) {
            also("(" + name + " / " + scope.java(products.group(2)) + ")", products.group(1));
            also("(" + name + " % " + scope.java(products.group(2)) + ")", products.group(2));
        }
        return name;
    }

    /** A formula that is an index, too. */
    private void also(String formula, String size) {
        scope.define(ProgramScope.Variable.index(formula, ProgramScope.largest(size) - 1.0, Set.of(size), true, false));
    }

    /** An array from its components. */
    ProgramNode array(ProgramType type, int depth) {
        List<ProgramScope.Variable> before = scope.mark();
        List<ProgramNode> parts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StringBuilder text = new StringBuilder(
                List.of("vector(", "matrix(", "tensor(", "tensor(").get(type.rank() - 1));
        for (String size : type.sizes()) {
            text.append('#').append(parts.size()).append(", ");
            parts.add(scope.size(size));
        }
        scope.enterFormula();
        type.sizes().forEach(size -> names.add(define(size)));
        String parameters = names.size() == 1 ? names.get(0) : "(" + String.join(", ", names) + ")";
        ProgramNode element = arrays.numbers().number(Math.max(1, depth));
        text.append(parameters).append(" -> ").append(body(element, parts));
        scope.leaveFormula(before);
        return ProgramNode.of(
                type, element.low(), element.high(), text.append(')').toString(), parts.toArray(ProgramNode[]::new));
    }

    /** The lambda's body, as an expression or as a block with locals. */
    private String body(ProgramNode element, List<ProgramNode> parts) {
        if (scope.chance(85)) {
            parts.add(element);
            return "#" + (parts.size() - 1);
        }
        String name = scope.name("s");
        parts.add(element);
        String first = "#" + (parts.size() - 1);
        if (scope.chance(50)) {
            parts.add(arrays.numbers().condition(1));
            String condition = "#" + (parts.size() - 1);
            return "{ double " + name + " = " + first + "; if (" + condition + ") { " + name + " *= 0.5; } return "
                    + name + "; }";
        }
        String counter = scope.name("t");
        return "{ double " + name + " = " + first + "; for (int " + counter + " = 0; " + counter + " < 2; " + counter
                + "++) { " + name + " = sin(" + name + ") * 0.9 + 0.1 * " + counter + "; } return " + name + "; }";
    }

    /** A sum, a product or an extremum of a formula. */
    ProgramNode reduction(int depth) {
        if (scope.formulas > 2) {
            return arrays.numbers().number(0);
        }
        List<ProgramScope.Variable> before = scope.mark();
        String size = scope.anySize();
        ProgramNode extent = scope.size(size);
        String inner = null;
        List<ProgramScope.Variable> outer = scope.variables.stream()
                .filter(variable -> variable.type() == ProgramType.INT
                        && !variable.below().isEmpty()
                        && variable.captured()
                        && !variable.name().matches(".*[/%].*"))
                .toList();
        if (!outer.isEmpty() && scope.chance(50)) {
            ProgramScope.Variable around = scope.recent(outer);
            String limit = scope.pick(List.copyOf(around.below()));
            double most = ProgramScope.largest(limit);
            Matcher windows = WINDOWS.matcher(limit);
            scope.enterFormula();
            inner = scope.name("j");
            if (windows.matches()) {
                extent = ProgramNode.integer(3, 3, "3");
                scope.define(ProgramScope.Variable.index(inner, 2, Set.of("3"), true, false));
                also("(" + around.name() + " + " + inner + ")", windows.group(1));
            } else if (scope.chance(60)) {
                String text = scope.chance(60) ? "#0 + 1" : "#0";
                extent = ProgramNode.integer(0, most, text, around.node());
                scope.define(ProgramScope.Variable.index(inner, most, Set.of(limit), true, false));
            } else {
                extent = ProgramNode.integer(0, most, "#0 - #1", scope.size(limit), around.node());
                scope.define(ProgramScope.Variable.index(inner, most, Set.of(limit), true, false));
                also("(" + around.name() + " + " + inner + ")", limit);
            }
        } else {
            scope.enterFormula();
            inner = define(size);
        }
        ProgramNode element = arrays.numbers().number(Math.max(1, depth - 1));
        ProgramNode formed = formed(extent, inner, element);
        scope.leaveFormula(before);
        return formed;
    }

    private ProgramNode formed(ProgramNode extent, String name, ProgramNode element) {
        double count = extent.high();
        return switch (scope.random.nextInt(6)) {
            case 0 -> {
                ProgramNode small = arrays.numbers().within(element, -1.05, 1.05);
                yield form(extent, small, -4, 4, "product", name);
            }
            case 1 -> form(extent, element, element.low(), element.high(), "~max", name);
            case 2 -> form(extent, element, element.low(), element.high(), "~min", name);
            default ->
                form(
                        extent,
                        element,
                        count * Math.min(0, element.low()),
                        count * Math.max(0, element.high()),
                        "sum",
                        name);
        };
    }

    private ProgramNode form(
            ProgramNode extent, ProgramNode element, double low, double high, String form, String name) {
        List<ProgramNode> parts = new ArrayList<>(List.of(extent));
        String body = body(element, parts);
        return ProgramNode.number(
                low, high, form + "(#0, " + name + " -> " + body + ")", parts.toArray(ProgramNode[]::new));
    }

    /** A component that is read only where it is there. */
    Optional<ProgramNode> guarded(int depth) {
        List<Supplier<ProgramNode>> ways = new ArrayList<>();
        ProgramNode otherwise = arrays.numbers().number(Math.min(1, depth - 1));
        for (ProgramScope.Variable array : scope.variables) {
            if (!array.type().isReal() || array.type().rank() != 1) {
                continue;
            }
            String size = array.type().sizes().get(0);
            ProgramNode x = array.node();
            String place = scope.pick("0", "1", "2");
            ways.add(() -> choice("(#0 > " + place + " ? #1.get(" + place + ") : #2)", scope.size(size), x, otherwise));
            ways.add(() -> choice("(#0 > 0 ? #1.get(#0 - 1) : #2)", scope.size(size), x, otherwise));
            for (ProgramScope.Variable index : scope.indices(size)) {
                ProgramNode i = index.node();
                ways.add(() -> choice("(#0 > 0 ? #1.get(#0 - 1) : #2)", i, x, otherwise));
                ways.add(() -> choice("(#0 + 1 < #3 ? #1.get(#0 + 1) : #2)", i, x, otherwise, scope.size(size)));
            }
            if (size.matches("\\(\\w \\* \\(\\w \\+ 1\\) / 2\\)")) {
                List<ProgramScope.Variable> indices = scope.indices(size.substring(1, 2));
                if (!indices.isEmpty()) {
                    ProgramNode i = scope.pick(indices).node();
                    ProgramNode j = scope.pick(indices).node();
                    for (int way = 0; way < 5; way++) {
                        ways.add(() -> choice("(#3 <= #0 ? #1.get(#0 * (#0 + 1) / 2 + #3) : #2)", i, x, otherwise, j));
                    }
                }
            }
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(scope.pick(ways).get());
    }

    private static ProgramNode choice(
            String text, ProgramNode index, ProgramNode x, ProgramNode otherwise, ProgramNode... more) {
        ProgramNode[] parts = new ProgramNode[3 + more.length];
        parts[0] = index;
        parts[1] = x;
        parts[2] = otherwise;
        System.arraycopy(more, 0, parts, 3, more.length);
        return ProgramNode.number(
                Math.min(x.low(), otherwise.low()), Math.max(x.high(), otherwise.high()), text, parts);
    }
}
