package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the statements of random programs. */
final class ProgramStatements {

    /** A whole body, and what it returns at least and at most. */
    record Ending(ProgramNode body, ProgramNode value) {}

    /** What sums are gathered in: its bounds are far enough for all turns that there may be. */
    private static final double GATHERED = 40;

    private final ProgramScope scope;
    private final ProgramArrays arrays;
    private final ProgramNumbers numbers;

    ProgramStatements(ProgramScope scope, ProgramArrays arrays) {
        this.scope = scope;
        this.arrays = arrays;
        this.numbers = arrays.numbers();
    }

    /** Statements, some of which may return early, and a return. */
    Ending body(ProgramType type, int count, int depth) {
        List<ProgramNode> statements = new ArrayList<>();
        List<ProgramNode> values = new ArrayList<>();
        for (int states = depth > 1 ? scope.random.nextInt(3) : 0; states > 0; states--) {
            statements.add(state(scope.chance(40) ? ProgramType.NUMBER : arrays.someType()));
        }
        for (int s = 0; s < count || scope.operations > 0 && s < 30 && depth > 1; s++) {
            statements.add(statement(depth));
            if (scope.chance(4)) {
                List<ProgramScope.Variable> before = scope.mark();
                List<ProgramNode> inner = new ArrayList<>();
                inner.add(statement(1));
                values.add(result(type));
                inner.add(ProgramNode.statement("return #0;", values.get(values.size() - 1)));
                scope.release(before);
                statements.add(ProgramNode.statement("if (#0) {\n#1}", numbers.condition(1), ProgramNode.block(inner)));
            }
        }
        ProgramNode value = result(type);
        values.add(value);
        statements.add(ProgramNode.statement("return #0;", value));
        double low = values.stream().mapToDouble(ProgramNode::low).min().orElse(0);
        double high = values.stream().mapToDouble(ProgramNode::high).max().orElse(0);
        return new Ending(ProgramNode.block(statements), ProgramNode.of(type, low, high, ""));
    }

    /** A value that many variables have a part in. */
    private ProgramNode result(ProgramType type) {
        if (type == ProgramType.STATEMENT) {
            return record("Result");
        }
        ProgramNode value = arrays.real(type, 2);
        List<ProgramScope.Variable> reals = scope.variables.stream()
                .filter(variable -> variable.type().isReal())
                .toList();
        for (int used = 0; used < 4 && used < reals.size(); used++) {
            ProgramNode variable = reals.get(reals.size() - 1 - used).node();
            if (variable.type().equals(type)) {
                value = type.rank() == 0
                        ? ProgramNode.number(value.low() - 1, value.high() + 1, "(#0 + sin(#1))", value, variable)
                        : ProgramNode.of(type, value.low() - 1, value.high() + 1, "#0.plus(sin(#1))", value, variable);
            } else {
                ProgramNode number = numbers.within(whole(variable), -1, 1);
                value = type.rank() == 0
                        ? ProgramNode.number(value.low() - 1, value.high() + 1, "(#0 + #1)", value, number)
                        : ProgramNode.of(type, value.low() - 1, value.high() + 1, "#0.plus(#1)", value, number);
            }
        }
        return value;
    }

    /** A number that all components have a part in. */
    private ProgramNode whole(ProgramNode variable) {
        if (variable.type().rank() == 0) {
            return variable;
        }
        double most = ProgramScope.largest(variable.type().sizes());
        return scope.chance(50)
                ? ProgramNode.number(-most, most, "sum(cos(#0))", variable)
                : ProgramNode.number(most * variable.low(), most * variable.high(), "sum(#0)", variable);
    }

    private ProgramNode record(String name) {
        List<ProgramParameter> components = scope.records.get(name);
        StringBuilder text = new StringBuilder("new " + name + "(");
        ProgramNode[] parts = new ProgramNode[components.size()];
        for (int c = 0; c < parts.length; c++) {
            ProgramParameter component = components.get(c);
            parts[c] = component.type() == ProgramType.INT
                    ? ProgramNode.integer(0, 3, String.valueOf(scope.random.nextInt(4)))
                    : component.type() == ProgramType.BOOL
                            ? numbers.condition(1)
                            : numbers.within(arrays.real(component.type(), 2), component.low(), component.high());
            text.append(c > 0 ? ", #" : "#").append(c);
        }
        return ProgramNode.of(ProgramType.STATEMENT, 0, 0, text.append(')').toString(), parts);
    }

    private ProgramNode block(int count, int depth) {
        List<ProgramScope.Variable> before = scope.mark();
        List<ProgramNode> statements = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            statements.add(statement(depth));
        }
        scope.release(before);
        return ProgramNode.block(statements);
    }

    private ProgramNode statement(int depth) {
        int way = scope.random.nextInt(100);
        if (way < 16 && depth > 0) {
            return choice(depth);
        }
        if (way < 38 && depth > 0 && scope.loops < 3) {
            return loop(depth);
        }
        if (way < 60) {
            return assignment();
        }
        if (way < 69) {
            return steering();
        }
        if (way < 73 && !scope.records.isEmpty()) {
            return ofRecord();
        }
        return declaration(type());
    }

    /** Declares what later statements change. */
    private ProgramNode state(ProgramType type) {
        String name = scope.name("h");
        ProgramNode value = numbers.within(arrays.real(type, 1), -2, 2);
        scope.define(new ProgramScope.Variable(name, type, -2, 2, Set.of(), true, false, false));
        return ProgramNode.statement(type.java() + " " + name + " = #0;", value);
    }

    private ProgramType type() {
        if (scope.chance(40)) {
            return scope.chance(40) ? ProgramType.NUMBER : arrays.someType();
        }
        if (scope.chance(12)) {
            return scope.derivedType();
        }
        int way = scope.random.nextInt(100);
        if (way < 35) {
            return ProgramType.NUMBER;
        }
        if (way < 65) {
            return ProgramType.array(scope.anySize());
        }
        if (way < 92) {
            return ProgramType.array(scope.anySize(), scope.anySize());
        }
        return way < 98
                ? ProgramType.array(scope.anySize(), scope.anySize(), scope.anySize())
                : ProgramType.array(scope.pick("2", scope.anySize()), scope.anySize(), scope.anySize(), "2");
    }

    private ProgramNode declaration(ProgramType type) {
        String name = scope.name("v");
        if (scope.chance(12)) {
            // What sums are gathered in.
            String zero = List.of("0.0", "zeros(#0)", "zeros(#0, #1)", "", "").get(type.rank());
            if (!zero.isEmpty()) {
                ProgramNode[] sizes = type.sizes().stream().map(scope::size).toArray(ProgramNode[]::new);
                ProgramNode initial = ProgramNode.of(type, 0, 0, zero, sizes);
                scope.define(new ProgramScope.Variable(name, type, -GATHERED, GATHERED, Set.of(), true, false, false));
                return ProgramNode.statement(type.java() + " " + name + " = #0;", initial);
            }
        }
        boolean changes = scope.chance(45);
        if (changes && scope.chance(12) && type.rank() < 3) {
            return later(name, type);
        }
        ProgramNode value = arrays.real(type, 1 + scope.random.nextInt(3));
        double low = changes ? Math.min(-1, value.low()) : value.low();
        double high = changes ? Math.max(1, value.high()) : value.high();
        scope.define(new ProgramScope.Variable(name, type, low, high, Set.of(), changes, !changes, false));
        String java = scope.chance(15) ? "var" : type.java();
        return ProgramNode.statement(java + " " + name + " = #0;", value);
    }

    /** Declares first and assigns on two ways. */
    private ProgramNode later(String name, ProgramType type) {
        ProgramNode condition = numbers.condition(2);
        ProgramNode then = numbers.within(arrays.real(type, 2), -2, 2);
        ProgramNode otherwise = numbers.within(arrays.real(type, 2), -2, 2);
        scope.define(new ProgramScope.Variable(name, type, -2, 2, Set.of(), true, false, false));
        return ProgramNode.statement(
                type.java() + " " + name + ";\nif (#0) {\n" + name + " = #1;\n} else {\n" + name + " = #2;\n}",
                condition,
                then,
                otherwise);
    }

    private ProgramNode assignment() {
        List<ProgramScope.Variable> states = scope.variables.stream()
                .filter(variable -> variable.assignable() && variable.type().isReal())
                .toList();
        if (states.isEmpty()) {
            return declaration(type());
        }
        ProgramScope.Variable state = scope.recent(states);
        String name = state.name();
        ProgramType type = state.type();
        boolean isNumber = type.rank() == 0;
        ProgramNode value = arrays.real(type, 1 + scope.random.nextInt(3));
        if (state.high() == GATHERED && state.low() == -GATHERED) {
            String operator = scope.pick("plus", "minus");
            String sign = operator.equals("plus") ? "+" : "-";
            String text = isNumber
                    ? scope.pick(name + " " + sign + "= #0;", name + " = " + name + " " + sign + " #0;")
                    : name + " = " + name + "." + operator + "(#0);";
            return ProgramNode.statement(text, numbers.within(value, -0.1, 0.1));
        }
        if (isNumber && scope.chance(40)) {
            if (state.low() == -state.high() && scope.chance(40)) {
                return scope.chance(50)
                        ? ProgramNode.statement(name + " *= #0;", numbers.within(value, -1, 1))
                        : ProgramNode.statement(name + " /= #0;", numbers.within(value, 1, 2));
            }
            ProgramNode wide = ProgramNode.number(-9, 9, name);
            return ProgramNode.block(List.of(
                    ProgramNode.statement(name + scope.pick(" += #0;", " -= #0;"), value),
                    ProgramNode.statement(name + " = #0;", numbers.within(wide, state.low(), state.high()))));
        }
        if (scope.chance(60)) {
            value = next(state.node(), value);
        }
        if (scope.loops > 0 && state.low() == -state.high()) {
            // Half as large from turn to turn, so that nothing is spread far by many.
            double half = state.high() / 2;
            double factor = Math.floor(1e4 * half / Math.max(half, value.magnitude())) / 1e4;
            String text = isNumber ? "(" + factor + " * #0)" : "#0.times(" + factor + ")";
            value = ProgramNode.of(type, -half, half, text, value);
        }
        return ProgramNode.statement(name + " = #0;", numbers.within(value, state.low(), state.high()));
    }

    /** A state after a turn, from the one before it. */
    private ProgramNode next(ProgramNode state, ProgramNode value) {
        ProgramType type = state.type();
        double product = state.magnitude() * value.magnitude();
        double sum = state.magnitude() + value.magnitude();
        boolean isNumber = type.rank() == 0;
        if (type.rank() > 0 && type.rank() < 3 && scope.chance(30)) {
            String size = type.sizes().get(0);
            ProgramNode a = arrays.array(1, size, size);
            double most = a.magnitude() * state.magnitude() * ProgramScope.largest(size);
            return ProgramNode.of(type, -most - sum, most + sum, "#0.times(#1).plus(#2)", a, state, value);
        }
        return switch (scope.random.nextInt(3)) {
            case 0 -> ProgramNode.of(type, -sum, sum, isNumber ? "(#0 + #1)" : "#0.plus(#1)", state, value);
            case 1 -> ProgramNode.of(type, -sum, sum, isNumber ? "(#1 - #0)" : "#1.minus(#0)", state, value);
            default ->
                ProgramNode.of(type, -product, product, isNumber ? "(#0 * #1)" : "#0.hadamard(#1)", state, value);
        };
    }

    /** Ints and booleans that steer. */
    private ProgramNode steering() {
        List<ProgramScope.Variable> states = scope.variables.stream()
                .filter(variable -> variable.assignable() && !variable.type().isReal())
                .filter(variable -> variable.type() != ProgramType.STATEMENT)
                .toList();
        if (!states.isEmpty() && scope.chance(60)) {
            String name = scope.recent(states).name();
            return scope.recent(states).type() == ProgramType.BOOL || isFlag(states, name)
                    ? flag(states)
                    : counter(states);
        }
        boolean changes = scope.chance(60);
        String name = scope.name("c");
        if (scope.chance(40)) {
            ProgramNode value = numbers.condition(1);
            scope.define(new ProgramScope.Variable(name, ProgramType.BOOL, 0, 1, Set.of(), changes, !changes, false));
            return ProgramNode.statement("boolean " + name + " = #0;", value);
        }
        if (scope.chance(30) && !scope.readings.isEmpty()) {
            String symbol = scope.pick(scope.readings.keySet().stream().sorted().toList());
            ProgramNode value = scope.size(symbol);
            double high = value.high();
            scope.define(ProgramScope.Variable.index(name, high, Set.of(), true, false));
            return ProgramNode.statement("int " + name + " = #0;", value);
        }
        ProgramNode value = numbers.integer(2);
        double high = changes ? 400 : value.high();
        scope.define(new ProgramScope.Variable(name, ProgramType.INT, 0, high, Set.of(), changes, !changes, false));
        return ProgramNode.statement("int " + name + " = #0;", value);
    }

    private static boolean isFlag(List<ProgramScope.Variable> states, String name) {
        return states.stream().anyMatch(state -> state.name().equals(name) && state.type() == ProgramType.BOOL);
    }

    private ProgramNode flag(List<ProgramScope.Variable> states) {
        List<ProgramScope.Variable> flags = states.stream()
                .filter(state -> state.type() == ProgramType.BOOL)
                .toList();
        String name = scope.recent(flags).name();
        return scope.chance(30)
                ? ProgramNode.statement(name + " = !" + name + ";")
                : ProgramNode.statement(name + " = #0;", numbers.condition(1));
    }

    private ProgramNode counter(List<ProgramScope.Variable> states) {
        List<ProgramScope.Variable> counters =
                states.stream().filter(state -> state.type() == ProgramType.INT).toList();
        if (counters.isEmpty()) {
            return flag(states);
        }
        String name = scope.recent(counters).name();
        return switch (scope.random.nextInt(4)) {
            case 0 -> ProgramNode.statement(name + "++;");
            case 1 -> ProgramNode.statement(name + " += 2;");
            case 2 -> ProgramNode.statement(name + " = (" + name + " + #0) % 5;", numbers.integer(1));
            default -> ProgramNode.statement(name + " = #0 % 7;", numbers.integer(1));
        };
    }

    private ProgramNode ofRecord() {
        List<ProgramScope.Variable> states = scope.variables.stream()
                .filter(variable -> variable.assignable() && variable.type() == ProgramType.STATEMENT)
                .toList();
        if (!states.isEmpty() && scope.chance(60)) {
            ProgramScope.Variable state = scope.recent(states);
            return ProgramNode.statement(
                    state.name() + " = #0;", record(state.below().iterator().next()));
        }
        String type = scope.pick(scope.records.keySet().stream().sorted().toList());
        ProgramNode value = record(type);
        boolean changes = scope.chance(50);
        String name = scope.name("r");
        if (changes) {
            scope.define(
                    new ProgramScope.Variable(name, ProgramType.STATEMENT, 0, 0, Set.of(type), true, false, false));
        }
        for (ProgramParameter component : scope.records.get(type)) {
            scope.define(new ProgramScope.Variable(
                    name + "." + component.name() + "()",
                    component.type(),
                    component.low(),
                    component.high(),
                    Set.of(),
                    false,
                    !changes,
                    false));
        }
        return ProgramNode.statement(type + " " + name + " = #0;", value);
    }

    private ProgramNode choice(int depth) {
        ProgramNode condition = numbers.condition(2);
        ProgramNode then = block(1 + scope.random.nextInt(2), depth - 1);
        if (scope.chance(40)) {
            return ProgramNode.statement("if (#0) {\n#1}", condition, then);
        }
        ProgramNode otherwise = block(1 + scope.random.nextInt(2), depth - 1);
        if (scope.chance(25)) {
            ProgramNode second = numbers.condition(1);
            ProgramNode between = block(1, depth - 1);
            return ProgramNode.statement(
                    "if (#0) {\n#1} else if (#2) {\n#3} else {\n#4}", condition, then, second, between, otherwise);
        }
        return ProgramNode.statement("if (#0) {\n#1} else {\n#2}", condition, then, otherwise);
    }

    private ProgramNode loop(int depth) {
        List<ProgramScope.Variable> before = scope.mark();
        String t = scope.name("t");
        String size = scope.anySize();
        ProgramNode limit = scope.size(size);
        double most = Math.max(1, limit.high());
        Set<String> below = new HashSet<>(Set.of(size));
        List<ProgramScope.Variable> outer = scope.variables.stream()
                .filter(variable -> variable.type() == ProgramType.INT
                        && !variable.below().isEmpty()
                        && !variable.assignable()
                        && variable.name().matches("\\w+"))
                .toList();
        String header;
        int way = scope.random.nextInt(15);
        List<ProgramScope.Variable> arraysOfInts = scope.ofType(ProgramType.INTS);
        if (way < 3 && !outer.isEmpty()) {
            ProgramScope.Variable around = scope.recent(outer);
            String bound = scope.pick(around.below().stream().sorted().toList());
            below = Set.of(bound);
            most = ProgramScope.largest(bound);
            limit = around.node();
            header = scope.pick(
                    "int %s = 0; %s < #0; %s++",
                    "int %s = 0; %s <= #0; %s++",
                    "int %s = #0; %s >= 0; %s--",
                    "int %s = #0 + 1; %s < " + scope.java(bound) + "; %s++",
                    "int %s = #0 - 1; %s >= 0; %s--");
        } else if (way < 5 && !arraysOfInts.isEmpty()) {
            ProgramScope.Variable over = scope.pick(arraysOfInts);
            below = over.below();
            limit = ProgramNode.of(ProgramType.INTS, 0, 0, over.name());
            header = "int %s : #0";
        } else if (way == 5) {
            limit = ProgramNode.integer(0, 3, String.valueOf(scope.random.nextInt(5)));
            most = 4;
            below = new HashSet<>();
            header = scope.pick("int %s = 0; %s < #0; %s++", "int %s = 1; %s <= #0; %s++", "int %s = #0; %s > 0; %s--");
            if (header.startsWith("int %s = 0")) {
                below.add("4");
            }
        } else {
            header = scope.pick(
                    "int %s = 0; %s < #0; %s++",
                    "int %s = 0; %s < #0; %s++",
                    "int %s = 0; %s < #0; ++%s",
                    "int %s = 0; %s != #0; %s++",
                    "int %s = 0; #0 > %s; %s += 1",
                    "int %s = 0; %s < #0; %s += 2",
                    "int %s = 1; %s < #0; %s += 3",
                    "int %s = 1; %s <= #0 - 1; %s++",
                    "int %s = #0 - 1; %s >= 0; %s--",
                    "int %s = #0 - 1; %s > 0; %s -= 2",
                    "int %s = #0 - 1; %s >= 1; %s = %s - 1");
        }
        String java = header.replace("%s", t);
        scope.loops++;
        boolean forEach = header.contains(":");
        scope.define(ProgramScope.Variable.index(t, most, below, forEach, false));
        List<ProgramNode> statements = new ArrayList<>();
        if (!forEach && scope.chance(60)) {
            String copy = scope.name("k");
            scope.define(ProgramScope.Variable.index(copy, most, below, true, false));
            statements.add(ProgramNode.statement("int " + copy + " = " + t + ";"));
        }
        int count = 1 + scope.random.nextInt(3);
        for (int s = 0; s < count; s++) {
            statements.add(s == 0 && scope.chance(70) ? assignment() : statement(depth - 1));
        }
        scope.release(before);
        scope.loops--;
        return ProgramNode.statement("for (" + java + ") {\n#1}", limit, ProgramNode.block(statements));
    }
}
