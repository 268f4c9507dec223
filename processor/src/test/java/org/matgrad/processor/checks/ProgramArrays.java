package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes expressions that are arrays of given sizes, and numbers made of arrays. */
final class ProgramArrays {

    private final ProgramScope scope;
    private final ProgramNumbers numbers;
    private final ProgramLambdas lambdas;
    private final ProgramAlgebra algebra;
    private final ProgramHelpers helpers;

    ProgramArrays(ProgramScope scope, ProgramHelpers helpers) {
        this.scope = scope;
        this.helpers = helpers;
        this.numbers = new ProgramNumbers(scope, this);
        this.lambdas = new ProgramLambdas(scope, this);
        this.algebra = new ProgramAlgebra(scope, this);
    }

    ProgramNumbers numbers() {
        return numbers;
    }

    ProgramLambdas lambdas() {
        return lambdas;
    }

    ProgramHelpers.Calls helpers() {
        return helpers.calls(scope, this);
    }

    /** A number or an array. */
    ProgramNode real(ProgramType type, int depth) {
        return type.rank() == 0 ? numbers.number(depth) : array(type, depth);
    }

    ProgramNode array(int depth, String... sizes) {
        return array(ProgramType.array(sizes), depth);
    }

    /** An array of these sizes. */
    ProgramNode array(ProgramType type, int depth) {
        List<ProgramScope.Variable> variables = scope.ofType(type);
        if (depth <= 0 || scope.operations <= 0 || !variables.isEmpty() && scope.chance(25)) {
            return variables.isEmpty()
                    ? fallback(type, depth)
                    : scope.recent(variables).node();
        }
        scope.operations--;
        return numbers.tamed(ofRank(type, depth));
    }

    private ProgramNode fallback(ProgramType type, int depth) {
        List<ProgramNode> made = fromVariables(type);
        if (!made.isEmpty() && scope.chance(75)) {
            return numbers.tamed(scope.pick(made));
        }
        if (type.rank() > 2 || scope.formulas < 2 && scope.chance(40)) {
            return lambdas.array(type, Math.min(depth, 1));
        }
        String sizes = type.rank() == 1 ? "#0" : "#0, #1";
        double value = scope.pick(0.5, -0.4, 1.5);
        ProgramNode[] parts = type.sizes().stream().map(scope::size).toArray(ProgramNode[]::new);
        return scope.chance(10)
                ? ProgramNode.of(type, 0, 0, "zeros(" + sizes + ")", parts)
                : ProgramNode.of(type, value, value, "ones(" + sizes + ").times(" + value + ")", parts);
    }

    /** What variables of other types give with one operation. */
    private List<ProgramNode> fromVariables(ProgramType type) {
        List<ProgramNode> made = new ArrayList<>();
        for (ProgramScope.Variable variable : scope.variables) {
            if (!variable.type().isReal() || variable.high() > 8) {
                continue;
            }
            ProgramNode a = variable.node();
            List<String> sizes = variable.type().sizes();
            if (sizes.isEmpty() && type.rank() < 3) {
                ProgramNode[] parts = new ProgramNode[type.rank() + 1];
                parts[0] = a;
                for (int axis = 0; axis < type.rank(); axis++) {
                    parts[axis + 1] = scope.size(type.sizes().get(axis));
                }
                String ones = type.rank() == 1 ? "ones(#1)" : "ones(#1, #2)";
                made.add(ProgramNode.of(type, a.low(), a.high(), ones + ".times(#0)", parts));
            }
            if (sizes.size() == 2 && type.rank() == 1) {
                for (int axis = 0; axis < 2; axis++) {
                    if (sizes.get(axis).equals(type.sizes().get(0))) {
                        double most = a.magnitude() * ProgramScope.largest(sizes.get(1 - axis));
                        String name = axis == 0 ? "rowSums(#0)" : "columnSums(#0)";
                        made.add(ProgramNode.of(type, -most, most, name, a));
                    }
                }
            }
            if (sizes.size() == 2
                    && type.rank() == 2
                    && sizes.get(0).equals(type.sizes().get(1))
                    && sizes.get(1).equals(type.sizes().get(0))) {
                made.add(ProgramNode.of(type, a.low(), a.high(), "#0.transpose()", a));
            }
            if (sizes.size() == 1
                    && type.rank() == 2
                    && sizes.get(0).equals(type.sizes().get(0))) {
                ProgramNode ones = ProgramNode.of(
                        ProgramType.array(type.sizes().get(1)),
                        1,
                        1,
                        "ones(#0)",
                        scope.size(type.sizes().get(1)));
                made.add(ProgramNode.of(type, a.low(), a.high(), "#0.outer(#1)", a, ones));
            }
        }
        return made;
    }

    private ProgramNode ofRank(ProgramType type, int depth) {
        boolean derived = type.sizes().stream().anyMatch(size -> size.matches(".*( [+*] |\\.length).*"));
        int way = derived && type.rank() < 3 && scope.chance(60) ? 99 : scope.random.nextInt(100);
        if (way < 12) {
            return numbers.function(array(type, depth - 1));
        }
        if (way < 16) {
            return type.rank() > 2
                    ? numbers.function(array(type, depth - 1))
                    : numbers.binary(array(type, depth - 1), array(type, depth - 1));
        }
        if (way < 34) {
            return arithmetic(type, depth);
        }
        if (way < 39) {
            return numbers.choice(array(type, depth - 1), array(type, depth - 1), depth);
        }
        if (way < 53 && scope.formulas < 3) {
            return lambdas.array(type, depth);
        }
        if (way < 57) {
            Optional<ProgramNode> call = helpers().call(type, depth);
            if (call.isPresent()) {
                return call.get();
            }
        }
        return switch (type.rank()) {
            case 1 -> algebra.vector(type, depth);
            case 2 -> algebra.matrix(type, depth);
            default -> algebra.tensor(type, depth);
        };
    }

    private ProgramNode arithmetic(ProgramType type, int depth) {
        ProgramNode a = array(type, depth - 1);
        return switch (scope.random.nextInt(8)) {
            case 0 -> {
                ProgramNode b = array(type, depth - 1);
                yield ProgramNode.of(type, a.low() + b.low(), a.high() + b.high(), "#0.plus(#1)", a, b);
            }
            case 1 -> {
                ProgramNode b = array(type, depth - 1);
                yield ProgramNode.of(type, a.low() - b.high(), a.high() - b.low(), "#0.minus(#1)", a, b);
            }
            case 2 -> {
                ProgramNode b = array(type, depth - 1);
                double most = a.magnitude() * b.magnitude();
                yield ProgramNode.of(type, -most, most, "#0.hadamard(#1)", a, b);
            }
            case 3 -> {
                ProgramNode b = numbers.within(array(type, depth - 1), 0.5, 2);
                yield ProgramNode.of(type, -2 * a.magnitude(), 2 * a.magnitude(), "#0.hadamardDiv(#1)", a, b);
            }
            case 4 -> {
                ProgramNode s = numbers.number(depth - 1);
                double most = a.magnitude() * s.magnitude();
                yield ProgramNode.of(type, -most, most, "#0.times(#1)", a, s);
            }
            case 5 -> {
                ProgramNode s = numbers.number(depth - 1);
                double most = a.magnitude() + s.magnitude();
                yield ProgramNode.of(type, -most, most, "#0." + scope.pick("plus", "minus") + "(#1)", a, s);
            }
            case 6 -> ProgramNode.of(type, -a.high(), -a.low(), "#0.unaryMinus()", a);
            default -> {
                ProgramNode s = numbers.within(numbers.number(depth - 1), 0.5, 2);
                yield ProgramNode.of(type, -2 * a.magnitude(), 2 * a.magnitude(), "#0.div(#1)", a, s);
            }
        };
    }

    /** The type of a variable, or another one. */
    ProgramType someType() {
        List<ProgramType> types = scope.variables.stream()
                .map(ProgramScope.Variable::type)
                .filter(type -> type.isReal() && type.rank() > 0)
                .toList();
        if (!types.isEmpty() && scope.chance(80)) {
            return scope.pick(types);
        }
        return scope.chance(60)
                ? ProgramType.array(scope.anySize())
                : ProgramType.array(scope.anySize(), scope.anySize());
    }

    /** A number made of a whole array. */
    ProgramNode reduction(int depth) {
        if (scope.chance(25)) {
            return algebra.number(depth);
        }
        if (scope.formulas == 0 && scope.chance(30)) {
            Optional<ProgramNode> partial = algebra.partial();
            if (partial.isPresent()) {
                return partial.get();
            }
        }
        if (scope.formulas > 0 && scope.chance(25)) {
            Optional<ProgramNode> row = algebra.ofRow(depth);
            if (row.isPresent()) {
                return row.get();
            }
        }
        ProgramNode a = array(scope.chance(15) ? scope.derivedType() : someType(), depth - 1);
        int count = ProgramScope.largest(a.type().sizes());
        return switch (scope.random.nextInt(12)) {
            case 0, 1 -> ProgramNode.number(count * Math.min(0, a.low()), count * Math.max(0, a.high()), "sum(#0)", a);
            case 2 -> ProgramNode.number(a.low(), a.high(), "~mean(#0)", a);
            case 3 -> ProgramNode.number(-4, 4, "product(#0)", numbers.within(a, -1.05, 1.05));
            case 4 -> ProgramNode.number(a.low(), a.high(), "~max(#0)", a);
            case 5 -> ProgramNode.number(a.low(), a.high(), "~min(#0)", a);
            case 6, 7 -> ProgramNode.number(0, a.magnitude() * Math.sqrt(count), "~norm(#0)", a);
            case 8 -> ProgramNode.number(0, a.magnitude() * count, "~norm1(#0)", a);
            case 9 -> ProgramNode.number(0, a.magnitude(), "~normInf(#0)", a);
            case 10 -> ProgramNode.number(0, a.magnitude() * a.magnitude() * count, "squaredNorm(#0)", a);
            default -> ProgramNode.number(a.low(), a.high() + Math.log(count + 1), "~logSumExp(#0)", a);
        };
    }

    /** A component of an array, where there is an index for each axis. */
    Optional<ProgramNode> component(int depth) {
        List<ProgramScope.Variable> arrays = scope.variables.stream()
                .filter(variable -> variable.type().isReal()
                        && variable.type().rank() > 0
                        && variable.type().sizes().stream().allMatch(this::hasIndex))
                .toList();
        if (arrays.isEmpty()) {
            return Optional.empty();
        }
        ProgramNode whole = scope.recent(arrays).node();
        if (scope.chance(8)) {
            whole = array(whole.type(), depth - 1);
        }
        List<ProgramNode> parts = new ArrayList<>(List.of(whole));
        StringBuilder text = new StringBuilder("#0.get(");
        for (String size : whole.type().sizes()) {
            Optional<ProgramNode> index = numbers.index(size);
            if (index.isEmpty()) {
                return Optional.empty();
            }
            text.append(parts.size() > 1 ? ", " : "").append('#').append(parts.size());
            parts.add(index.get());
        }
        return Optional.of(ProgramNode.number(
                whole.low(), whole.high(), text.append(')').toString(), parts.toArray(ProgramNode[]::new)));
    }

    private boolean hasIndex(String size) {
        boolean gathered = scope.ofType(ProgramType.INTS).stream()
                .anyMatch(ints -> ints.below().contains(size)
                        && !scope.indices(ints.name() + ".length").isEmpty());
        return gathered || size.matches("\\d+") || !scope.indices(size).isEmpty();
    }

    /** One of several ways to write something. */
    ProgramNode oneOf(List<Supplier<ProgramNode>> ways) {
        return scope.pick(ways).get();
    }
}
