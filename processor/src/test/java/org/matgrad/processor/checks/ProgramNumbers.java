package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Writes expressions that are numbers, ints and conditions. */
final class ProgramNumbers {

    /** A function of one number: where it may be asked, and what it gives at most. */
    private record Function(String name, double low, double high, double least, double most) {}

    private static final double FAR = 50;

    private static final List<Function> FUNCTIONS = List.of(
            new Function("tanh", -FAR, FAR, -1, 1),
            new Function("sin", -FAR, FAR, -1, 1),
            new Function("cos", -FAR, FAR, -1, 1),
            new Function("sigmoid", -FAR, FAR, 0, 1),
            new Function("atan", -FAR, FAR, -1.6, 1.6),
            new Function("erf", -FAR, FAR, -1, 1),
            new Function("erfc", -4, 4, 0, 2),
            new Function("softplus", -4, 4, 0, 4.1),
            new Function("exp", -3, 1.5, 0.04, 4.5),
            new Function("expm1", -3, 1.5, -1, 3.5),
            new Function("log", 0.2, 8, -1.7, 2.1),
            new Function("log1p", -0.7, 8, -1.3, 2.2),
            new Function("sqrt", 0.1, 12, 0.3, 3.5),
            new Function("cbrt", 0.1, 12, 0.4, 2.3),
            new Function("square", -2, 2, 0, 4),
            new Function("tan", -1, 1, -1.6, 1.6),
            new Function("asin", -0.8, 0.8, -1, 1),
            new Function("acos", -0.8, 0.8, 0.6, 2.5),
            new Function("sinh", -1.5, 1.5, -2.2, 2.2),
            new Function("cosh", -1.5, 1.5, 1, 2.4),
            new Function("reciprocal", 0.3, 5, 0.2, 3.4),
            new Function("logGamma", 0.4, 5, -0.2, 3.2),
            new Function("digamma", 0.5, 5, -2, 1.6),
            new Function("~abs", -4, 4, 0, 4),
            new Function("~relu", -4, 4, 0, 4),
            new Function("~sign", -4, 4, -1, 1));

    private final ProgramScope scope;
    private final ProgramArrays arrays;

    ProgramNumbers(ProgramScope scope, ProgramArrays arrays) {
        this.scope = scope;
        this.arrays = arrays;
    }

    ProgramNode literal() {
        double value = scope.pick(0.5, -0.7, 1.3, 2.0, 0.1, -1.5, 1.0, 0.25);
        return ProgramNode.number(value, value, value < 0 ? "(" + value + ")" : String.valueOf(value));
    }

    /** A number or an array within bounds. */
    ProgramNode within(ProgramNode node, double low, double high) {
        if (node.low() >= low && node.high() <= high) {
            return node;
        }
        if (node.magnitude() > 20 && (low > -4 || high < 4)) {
            // A sine of a large number would show the last digits of it.
            return within(within(node, -4, 4), low, high);
        }
        double middle = Math.round((low + high) * 50) / 100.0;
        double radius = Math.floor((high - low) * 49) / 100.0;
        boolean isNumber = node.type().rank() == 0;
        if (middle == 0 && (node.magnitude() > 20 || scope.chance(50))) {
            double factor = Math.floor(1e4 * radius / node.magnitude()) / 1e4;
            return factor == 0
                    ? within(ProgramNode.of(node.type(), -1, 1, "tanh(#0)", node), low, high)
                    : ProgramNode.of(
                            node.type(),
                            -radius,
                            radius,
                            isNumber ? "(" + factor + " * #0)" : "#0.times(" + factor + ")",
                            node);
        }
        String bounded = scope.pick("tanh(#0)", "sin(#0)");
        ProgramNode narrow = ProgramNode.of(node.type(), -1, 1, bounded, node);
        if (low <= -1 && high >= 1) {
            return narrow;
        }
        String moved = isNumber
                ? "(" + middle + " + " + radius + " * #0)"
                : "#0.times(" + radius + ")" + (middle == 0 ? "" : ".plus(" + middle + ")");
        return ProgramNode.of(node.type(), middle - radius, middle + radius, moved, narrow);
    }

    /** Keeps magnitudes where differences are accurate. */
    ProgramNode tamed(ProgramNode node) {
        return node.magnitude() > 4 ? within(node, -2, 2) : node;
    }

    /** A number. */
    ProgramNode number(int depth) {
        List<ProgramScope.Variable> variables = scope.ofType(ProgramType.NUMBER);
        if (depth <= 0 || scope.operations <= 0) {
            return leaf(variables);
        }
        scope.operations--;
        ProgramNode node =
                switch (scope.random.nextInt(26)) {
                    case 0 -> literal();
                    case 1, 2 -> leaf(variables);
                    case 3 -> ofInt(depth);
                    case 4, 5, 6, 7 -> operator(number(depth - 1), number(depth - 1));
                    case 8, 9, 10 -> function(number(depth - 1));
                    case 11 -> binary(number(depth - 1), number(depth - 1));
                    case 12, 13 -> choice(number(depth - 1), number(depth - 1), depth);
                    case 14, 15, 16 -> arrays.reduction(depth);
                    case 17, 18, 19, 20 -> arrays.component(depth).orElseGet(() -> arrays.reduction(depth));
                    case 21, 22, 23 -> arrays.lambdas().reduction(depth);
                    case 24 ->
                        arrays.helpers().call(ProgramType.NUMBER, depth).orElseGet(() -> arrays.reduction(depth));
                    default -> arrays.lambdas().guarded(depth).orElseGet(() -> leaf(variables));
                };
        return tamed(node);
    }

    private ProgramNode leaf(List<ProgramScope.Variable> variables) {
        return variables.isEmpty() || scope.chance(10)
                ? literal()
                : scope.recent(variables).node();
    }

    private ProgramNode ofInt(int depth) {
        ProgramNode integer = integer(depth - 1);
        double scale = integer.magnitude() > 3 ? 0.05 : 0.5;
        double low = integer.low() * scale;
        double high = integer.high() * scale;
        return scope.chance(50)
                ? ProgramNode.number(low, high, "(" + scale + " * #0)", integer)
                : ProgramNode.number(low, high, "(#0 / " + 1 / scale + ")", integer);
    }

    private ProgramNode operator(ProgramNode a, ProgramNode b) {
        return switch (scope.random.nextInt(5)) {
            case 0 -> ProgramNode.number(a.low() + b.low(), a.high() + b.high(), "(#0 + #1)", a, b);
            case 1 -> ProgramNode.number(a.low() - b.high(), a.high() - b.low(), "(#0 - #1)", a, b);
            case 2 -> {
                ProgramNode divisor = within(b, 0.5, 2);
                yield ProgramNode.number(-2 * a.magnitude(), 2 * a.magnitude(), "(#0 / #1)", a, divisor);
            }
            case 3 -> ProgramNode.number(-a.high(), -a.low(), "(-#0)", a);
            default -> {
                double most = a.magnitude() * b.magnitude();
                yield ProgramNode.number(-most, most, "(#0 * #1)", a, b);
            }
        };
    }

    /** A function of each component. */
    ProgramNode function(ProgramNode argument) {
        Function function = scope.pick(FUNCTIONS);
        ProgramNode inside = within(argument, function.low(), function.high());
        String text = function.name() + "(#0)";
        if (argument.type().rank() == 0 && scope.chance(20)) {
            text = mathematical(function.name());
        }
        return ProgramNode.of(argument.type(), function.least(), function.most(), text, inside);
    }

    private static String mathematical(String name) {
        return switch (name) {
            case "~abs" -> "Math.abs(#0)¦KinkTrace.abs(#0)";
            case "~sign" -> "Math.signum(#0)¦KinkTrace.sign(#0)";
            case "tanh", "sin", "cos", "atan", "exp", "log", "sqrt", "cbrt", "log1p", "expm1", "sinh", "cosh" ->
                "Math." + name + "(#0)";
            default -> name + "(#0)";
        };
    }

    /** A function of two numbers, or of two arrays of one shape. */
    ProgramNode binary(ProgramNode a, ProgramNode b) {
        ProgramType type = a.type();
        boolean isNumber = type.rank() == 0;
        double most = Math.max(a.magnitude(), b.magnitude());
        return switch (scope.random.nextInt(9)) {
            case 0 -> ProgramNode.of(type, 0.2, 4, "pow(#0, #1)", within(a, 0.5, 2), within(b, -2, 2));
            case 1 -> ProgramNode.of(type, -8, 8, "pow(#0, " + scope.pick("2", "3", "2.0") + ")", within(a, -2, 2));
            case 2 -> ProgramNode.of(type, -1.6, 1.6, "atan2(#0, #1)", within(a, -2, 2), within(b, 0.3, 2));
            case 3 -> ProgramNode.of(type, 0, 2 * most + 3, "hypot(#0, #1)", a, within(b, 0.3, 2));
            case 4 -> ProgramNode.of(type, -most, most, "~max(#0, #1)", a, b);
            case 5 -> ProgramNode.of(type, -most, most, "~min(#0, #1)", a, b);
            case 6 ->
                isNumber
                        ? ProgramNode.of(type, -most, most, "Math.max(#0, #1)¦KinkTrace.max(#0, #1)", a, b)
                        : ProgramNode.of(type, 0.1, 3, "pow(#0, 1.5)", within(a, 0.3, 2));
            case 7 -> ProgramNode.of(type, 0.2, 4, "pow(#0, 0.7)", within(a, 0.3, 2));
            default -> ProgramNode.of(type, -0.6, 0.8, "~clamp(#0, -0.6, 0.8)", a);
        };
    }

    ProgramNode choice(ProgramNode a, ProgramNode b, int depth) {
        return ProgramNode.of(
                a.type(),
                Math.min(a.low(), b.low()),
                Math.max(a.high(), b.high()),
                "(#0 ? #1 : #2)",
                condition(depth - 1),
                a,
                b);
    }

    /** An int that is never negative. */
    ProgramNode integer(int depth) {
        List<Supplier<ProgramNode>> ways = new ArrayList<>();
        ways.add(() -> {
            int value = scope.random.nextInt(4);
            return ProgramNode.integer(value, value, String.valueOf(value));
        });
        ways.add(() -> scope.size(scope.anySize()));
        List<ProgramScope.Variable> ints = scope.ofType(ProgramType.INT);
        if (!ints.isEmpty()) {
            for (int way = 0; way < 3; way++) {
                ways.add(() -> scope.recent(ints).node());
            }
        }
        if (depth > 0) {
            ways.add(() -> {
                ProgramNode a = integer(depth - 1);
                ProgramNode b = integer(depth - 1);
                return ProgramNode.integer(0, a.high() + b.high(), "(#0 + #1)", a, b);
            });
            ways.add(() -> {
                int divisor = 2 + scope.random.nextInt(2);
                return ProgramNode.integer(0, divisor - 1, "(#0 % " + divisor + ")", integer(depth - 1));
            });
            ways.add(() -> {
                ProgramNode a = integer(depth - 1);
                return ProgramNode.integer(0, a.high() / 2, "(#0 / 2)", a);
            });
            ways.add(() -> {
                ProgramNode a = integer(depth - 1);
                ProgramNode b = integer(depth - 1);
                boolean max = scope.chance(50);
                return ProgramNode.integer(
                        0, Math.max(a.high(), b.high()), "Math." + (max ? "max" : "min") + "(#0, #1)", a, b);
            });
            ways.add(() -> {
                ProgramNode a = integer(depth - 1);
                ProgramNode b = integer(depth - 1);
                return ProgramNode.integer(
                        0, Math.max(a.high(), b.high()), "(#0 ? #1 : #2)", condition(depth - 1), a, b);
            });
        }
        return scope.pick(ways).get();
    }

    /** An int that is a place in an axis of this size, if there is any. */
    Optional<ProgramNode> index(String size) {
        List<ProgramScope.Variable> own = scope.indices(size);
        List<Supplier<ProgramNode>> ways = new ArrayList<>();
        double most = ProgramScope.largest(size);
        if (!own.isEmpty()) {
            for (int way = 0; way < 5; way++) {
                ways.add(() -> scope.recent(own).node());
            }
            ways.add(() -> ProgramNode.integer(
                    0, most, "#0 - 1 - #1", scope.size(size), scope.recent(own).node()));
            ways.add(() ->
                    ProgramNode.integer(0, most, "#0 / 2", scope.recent(own).node()));
        }
        boolean constant = size.matches("\\d+");
        if (constant) {
            ways.add(() -> ProgramNode.integer(0, most, String.valueOf(scope.random.nextInt(Integer.parseInt(size)))));
        }
        List<ProgramScope.Variable> ints = scope.ofType(ProgramType.INT);
        if (!ints.isEmpty() && most > 0 && (constant || scope.chance(5))) {
            ways.add(() ->
                    ProgramNode.integer(0, most, "#0 % #1", scope.recent(ints).node(), scope.size(size)));
        }
        for (ProgramScope.Variable array : scope.ofType(ProgramType.INTS)) {
            List<ProgramScope.Variable> within = scope.indices(array.name() + ".length");
            if (array.below().contains(size) && !within.isEmpty()) {
                ways.add(() -> ProgramNode.integer(
                        0, most, array.name() + "[#0]", scope.recent(within).node()));
                ways.add(() -> ProgramNode.integer(
                        0, most, array.name() + "[#0]", scope.recent(within).node()));
            }
        }
        if (scope.chance(1)) {
            // May be out of bounds: then both the method and its companion throw.
            ways.add(() -> ProgramNode.integer(0, most, scope.pick("0", "1", "2")));
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(scope.pick(ways).get());
    }

    /** What is true or false. */
    ProgramNode condition(int depth) {
        List<ProgramScope.Variable> flags = scope.ofType(ProgramType.BOOL);
        return switch (scope.random.nextInt(12)) {
            case 0, 1 -> flags.isEmpty() ? compared(depth) : scope.pick(flags).node();
            case 2 ->
                flags.isEmpty()
                        ? compared(depth)
                        : ProgramNode.test("!#0", scope.pick(flags).node());
            case 3, 4, 5, 6 -> compared(depth);
            case 7 -> ProgramNode.test("#0 % 2 == " + scope.random.nextInt(2), integer(0));
            case 8 ->
                depth <= 0
                        ? compared(depth)
                        : ProgramNode.test(
                                "(#0 " + scope.pick("&&", "||") + " #1)", condition(depth - 1), condition(depth - 1));
            default -> {
                boolean less = scope.chance(50);
                String text = less ? "#0 < #1¦KinkTrace.less(#0, #1)" : "#0 > #1¦KinkTrace.greater(#0, #1)";
                ProgramNode left = number(depth - 1);
                ProgramNode right = scope.chance(50) ? literal() : number(depth - 1);
                yield ProgramNode.test("(" + text.replace("¦", ")¦"), left, right);
            }
        };
    }

    private ProgramNode compared(int depth) {
        String relation = scope.pick("<", "<=", ">", ">=", "==", "!=");
        List<ProgramScope.Variable> ints = scope.ofType(ProgramType.INT);
        ProgramNode left =
                ints.isEmpty() ? integer(depth - 1) : scope.recent(ints).node();
        return ProgramNode.test("#0 " + relation + " #1", left, integer(Math.min(1, depth - 1)));
    }

    /** No sizes that int formulas are always below. */
    static Set<String> nothing() {
        return Set.of();
    }
}
