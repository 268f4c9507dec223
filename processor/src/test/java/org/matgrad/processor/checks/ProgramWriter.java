package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Writes random programs over the whole language, well-typed and with values in safe ranges. */
final class ProgramWriter {

    private final Random random;
    private final ProgramScope scope;
    private final Map<String, List<ProgramParameter>> records = new LinkedHashMap<>();
    private final List<ProgramParameter> parameters = new ArrayList<>();

    private ProgramWriter(Random random) {
        this.random = random;
        this.scope = new ProgramScope(random, 0, 5 + random.nextInt(36));
    }

    static ProgramText write(long seed) {
        return new ProgramWriter(new Random(seed * 0x9E3779B97F4A7C15L)).write();
    }

    /** What tells how large an array's axes are. */
    static void readings(ProgramScope scope, String name, ProgramType type) {
        for (int axis = 0; axis < type.rank(); axis++) {
            String size = type.sizes().get(axis);
            String reading =
                    switch (type.rank()) {
                        case 1 -> name + ".size()";
                        case 2 -> name + (axis == 0 ? ".rows()" : ".columns()");
                        default -> name + ".size(" + axis + ")";
                    };
            if (size.length() == 1 && Character.isUpperCase(size.charAt(0))) {
                scope.readings
                        .computeIfAbsent(size, symbol -> new ArrayList<>())
                        .add(reading);
            }
        }
    }

    private ProgramText write() {
        ProgramHelpers helpers = new ProgramHelpers(random);
        for (int count = random.nextInt(3); count > 0; count--) {
            helpers.add(1000 * count);
        }
        int count = 2 + random.nextInt(3);
        for (int p = 0; p < count; p++) {
            add(array("p" + p, p == 0 ? 1 : 0));
        }
        if (scope.chance(20) && !scope.readings.isEmpty()) {
            String symbol = scope.pick(symbols());
            add(ProgramParameter.of(
                    "p" + parameters.size(), ProgramType.array("(" + symbol + " * (" + symbol + " + 1) / 2)"), -1, 1));
        }
        steering();
        if (scope.chance(25)) {
            record("State");
            if (scope.chance(50)) {
                add(new ProgramParameter(
                        "p" + parameters.size(), ProgramType.STATEMENT, 0, 0, null, "State", records.get("State")));
            }
        }
        ProgramType result = resultType();
        String record = null;
        if (scope.chance(8)) {
            record("Result");
            List<ProgramParameter> reals = new ArrayList<>(records.get("Result").stream()
                    .filter(component -> component.type().isReal())
                    .toList());
            if (reals.isEmpty()) {
                reals.add(ProgramParameter.of("e0", ProgramType.NUMBER, -2, 2));
            }
            records.put("Result", reals);
            result = ProgramType.STATEMENT;
            record = "Result";
        }
        scope.records.putAll(records);
        ProgramStatements statements = new ProgramStatements(scope, new ProgramArrays(scope, helpers));
        ProgramNode body = statements.body(result, 2 + random.nextInt(4), 3).body();
        boolean numbered = scope.chance(12);
        Map<String, Integer> numbers = numbered ? new TreeMap<>(Map.of("N", 3, "M", 4, "K", 2)) : Map.of();
        return new ProgramText(
                records,
                helpers.all().stream().map(ProgramHelpers.Helper::method).toList(),
                new ProgramText.Method(ProgramCase.METHOD, result, record, parameters, body),
                numbered || scope.chance(75),
                numbers);
    }

    private List<String> symbols() {
        return scope.readings.keySet().stream().sorted().toList();
    }

    private ProgramParameter array(String name, int least) {
        int rank = Math.max(least, scope.pick(0, 0, 1, 1, 1, 2, 2, 2, 3));
        if (scope.chance(2)) {
            rank = 4;
        }
        List<String> sizes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            sizes.add(scope.pick("N", "N", "N", "M", "M", "K", "2", "3"));
        }
        if (rank == 1 && scope.chance(6) && scope.readings.containsKey("N")) {
            sizes.set(0, scope.readings.containsKey("M") ? "(N + M)" : "(N * 2)");
        }
        double[] bounds = scope.pick(new double[] {-1, 1}, new double[] {0.3, 1.5}, new double[] {-2, 2});
        return ProgramParameter.of(name, new ProgramType(ProgramType.Kind.REAL, sizes), bounds[0], bounds[1]);
    }

    private void steering() {
        if (scope.chance(30)) {
            add(ProgramParameter.of("p" + parameters.size(), ProgramType.INT, 0, 3));
        }
        if (scope.chance(25)) {
            add(ProgramParameter.of("p" + parameters.size(), ProgramType.BOOL, 0, 1));
        }
        if (scope.chance(30) && !scope.readings.isEmpty()) {
            add(new ProgramParameter(
                    "p" + parameters.size(), ProgramType.INTS, 0, 0, scope.pick(symbols()), null, List.of()));
        }
    }

    private void record(String name) {
        List<ProgramParameter> components = new ArrayList<>();
        String stem = name.equals("State") ? "d" : "e";
        int count = 1 + random.nextInt(3);
        for (int c = 0; c < count; c++) {
            int rank = scope.pick(0, 0, 1, 1, 2);
            List<String> sizes = new ArrayList<>();
            for (int axis = 0; axis < rank; axis++) {
                sizes.add(scope.readings.isEmpty() ? "2" : scope.pick(symbols()));
            }
            components.add(ProgramParameter.of(stem + c, new ProgramType(ProgramType.Kind.REAL, sizes), -2, 2));
        }
        if (scope.chance(20)) {
            components.add(ProgramParameter.of(stem + count, scope.pick(ProgramType.INT, ProgramType.BOOL), 0, 3));
        }
        records.put(name, components);
    }

    private void add(ProgramParameter parameter) {
        parameters.add(parameter);
        define(parameter, parameter.name());
    }

    private void define(ProgramParameter parameter, String access) {
        if (parameter.record() != null) {
            parameter.components().forEach(component -> define(component, access + "." + component.name() + "()"));
            return;
        }
        Set<String> below = parameter.below() == null ? Set.of() : Set.of(parameter.below());
        scope.define(new ProgramScope.Variable(
                access, parameter.type(), parameter.low(), parameter.high(), below, false, true, true));
        if (parameter.type().isReal()) {
            readings(scope, access, parameter.type());
        }
    }

    private ProgramType resultType() {
        int way = random.nextInt(10);
        if (way < 4) {
            return ProgramType.NUMBER;
        }
        if (way < 7) {
            return ProgramType.array(scope.anySize());
        }
        return way < 9
                ? ProgramType.array(scope.anySize(), scope.anySize())
                : ProgramType.array(scope.anySize(), scope.anySize(), scope.anySize());
    }
}
