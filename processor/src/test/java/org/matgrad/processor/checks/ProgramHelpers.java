package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Writes static methods that a random program calls, and the calls. */
final class ProgramHelpers {

    /**
     * A method that is called.
     *
     * @param result what it returns, within the bounds of a call
     */
    record Helper(String name, List<ProgramParameter> parameters, ProgramNode body, ProgramNode result) {

        ProgramText.Method method() {
            return new ProgramText.Method(name, result.type(), null, parameters, body);
        }
    }

    private final List<Helper> helpers = new ArrayList<>();
    private final Random random;

    ProgramHelpers(Random random) {
        this.random = random;
    }

    List<Helper> all() {
        return helpers;
    }

    /** Writes a method; it may call those before it. */
    void add(int names) {
        ProgramScope scope = new ProgramScope(random, names, 2 + random.nextInt(6));
        List<ProgramParameter> parameters = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int p = 0; p < count; p++) {
            String name = "a" + p;
            List<String> sizes = new ArrayList<>();
            for (int axis = random.nextInt(3); axis > 0; axis--) {
                sizes.add(scope.pick("N", "M"));
            }
            parameters.add(ProgramParameter.of(name, new ProgramType(ProgramType.Kind.REAL, sizes), -1, 1));
        }
        if (scope.chance(25)) {
            parameters.add(ProgramParameter.of("a" + count, ProgramType.INT, 0, 3));
        }
        for (ProgramParameter parameter : parameters) {
            boolean isInt = parameter.type() == ProgramType.INT;
            scope.define(
                    isInt
                            ? ProgramScope.Variable.index(parameter.name(), 3, java.util.Set.of(), true, false)
                            : ProgramScope.Variable.value(
                                    parameter.name(), parameter.type(), parameter.low(), parameter.high()));
            ProgramWriter.readings(scope, parameter.name(), parameter.type());
        }
        ProgramArrays arrays = new ProgramArrays(scope, this);
        List<ProgramType> results = new ArrayList<>(List.of(ProgramType.NUMBER, ProgramType.NUMBER));
        parameters.stream()
                .map(ProgramParameter::type)
                .filter(ProgramType::isReal)
                .forEach(results::add);
        ProgramType type = scope.pick(results);
        ProgramStatements statements = new ProgramStatements(scope, arrays);
        ProgramStatements.Ending ending = statements.body(type, random.nextInt(4), 1);
        helpers.add(new Helper("helper" + helpers.size(), parameters, ending.body(), ending.value()));
    }

    Calls calls(ProgramScope scope, ProgramArrays arrays) {
        return new Calls(scope, arrays);
    }

    /** Writes calls at a place. */
    final class Calls {

        private final ProgramScope scope;
        private final ProgramArrays arrays;

        private Calls(ProgramScope scope, ProgramArrays arrays) {
            this.scope = scope;
            this.arrays = arrays;
        }

        /** A call that gives this type, if there is a method for it. */
        Optional<ProgramNode> call(ProgramType type, int depth) {
            List<Helper> fitting = helpers.stream()
                    .filter(helper -> helper.result().type().rank() == type.rank()
                            && sizes(helper.result().type(), type).isPresent())
                    .toList();
            if (fitting.isEmpty()) {
                return Optional.empty();
            }
            Helper helper = scope.pick(fitting);
            Map<String, String> sizes = sizes(helper.result().type(), type).orElseThrow();
            StringBuilder text = new StringBuilder(helper.name()).append('(');
            List<ProgramNode> parts = new ArrayList<>();
            for (ProgramParameter parameter : helper.parameters()) {
                text.append(parts.isEmpty() ? "#" : ", #").append(parts.size());
                parts.add(argument(parameter, sizes, depth - 1));
            }
            return Optional.of(ProgramNode.of(
                    type,
                    helper.result().low(),
                    helper.result().high(),
                    text.append(')').toString(),
                    parts.toArray(ProgramNode[]::new)));
        }

        private ProgramNode argument(ProgramParameter parameter, Map<String, String> sizes, int depth) {
            if (parameter.type() == ProgramType.INT) {
                int value = scope.random.nextInt(4);
                return ProgramNode.integer(value, value, String.valueOf(value));
            }
            List<String> own = parameter.type().sizes().stream()
                    .map(size -> sizes.computeIfAbsent(size, unknown -> scope.anySize()))
                    .toList();
            ProgramType type = new ProgramType(ProgramType.Kind.REAL, own);
            return arrays.numbers().within(arrays.real(type, depth), parameter.low(), parameter.high());
        }

        /** What the names of sizes stand for when a result has a type. */
        private Optional<Map<String, String>> sizes(ProgramType result, ProgramType wanted) {
            Map<String, String> sizes = new HashMap<>();
            for (int axis = 0; axis < result.rank(); axis++) {
                String before =
                        sizes.put(result.sizes().get(axis), wanted.sizes().get(axis));
                if (before != null && !before.equals(wanted.sizes().get(axis))) {
                    return Optional.empty();
                }
            }
            return Optional.of(sizes);
        }
    }
}
