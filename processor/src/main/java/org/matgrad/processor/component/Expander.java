package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matgrad.processor.matrix.Captured;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Operation;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Step;
import org.matgrad.processor.matrix.Value;

/** Expands each operation of a matrix program to its component formula. */
public final class Expander {

    private static final Pattern DEFINITION = Pattern.compile("(\\w*)(?:\\[([^]]*)])?\\s*=(?!=)\\s*(.*)");

    private final Map<String, ArrayVar> arrays = new LinkedHashMap<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final Names names = new Names();
    private Operand result;
    private String resultName;

    private Expander() {}

    public static ComponentProgram expand(Program program) {
        return new Expander().run(program);
    }

    private ComponentProgram run(Program program) {
        program.parameters().forEach(parameter -> names.reserve(parameter.name()));
        for (Parameter.Real real : program.reals()) {
            declare(real.value(), real.name());
        }
        for (Captured captured : program.captured()) {
            declare(captured.value(), captured.value().name());
        }
        List<ArrayVar> inputs = List.copyOf(arrays.values());
        program.steps().forEach(step -> names.reserve(step.target().name()));
        result = program.result();
        resultName = resultName(program);
        program.steps().forEach(this::expand);
        ArrayVar outcome = result(program);
        List<Definition> normal = Aliases.remove(Normalizer.normalize(definitions, names), Set.of(outcome));
        return new ComponentProgram(inputs, normal, outcome, names);
    }

    /** The result as an array of its own, even where the method returns a parameter or a constant. */
    private ArrayVar result(Program program) {
        if (program.result() instanceof Value value && !isInput(program, value)) {
            return arrays.get(value.name());
        }
        ArrayVar result = new ArrayVar(resultName, program.resultShape());
        List<Index> indices = Index.along(result.shape(), 0);
        definitions.add(new Definition(result, indices, component(program.result(), indices), null));
        return result;
    }

    /** A result that the user gave no name is y, as in the mathematics. */
    private String resultName(Program program) {
        boolean named = program.result() instanceof Value value
                && !isInput(program, value)
                && !value.name().matches("t\\d+");
        return named
                ? ((Value) program.result()).name()
                : names.fresh(program.resultShape().rank() == 2 ? "Y" : "y");
    }

    private static boolean isInput(Program program, Value value) {
        return program.steps().stream().noneMatch(step -> step.target().equals(value));
    }

    private ArrayVar declare(Value value, String name) {
        ArrayVar array = new ArrayVar(name, value.shape());
        names.reserve(name);
        arrays.put(value.name(), array);
        return array;
    }

    private void expand(Step step) {
        Operation operation = step.operation();
        Map<String, List<Index>> letters = letters(step);
        Map<String, ArrayVar> local = new HashMap<>();
        for (String text : operation.formula().split(";")) {
            Matcher definition = DEFINITION.matcher(text.strip());
            if (!definition.matches()) {
                throw new IllegalArgumentException("Not a definition: " + text);
            }
            List<Index> indices = new ArrayList<>();
            if (definition.group(2) != null) {
                for (String letter : definition.group(2).strip().split("\\s*,\\s*")) {
                    indices.addAll(letters.get(letter.replaceFirst("=.*", "")));
                }
            }
            Expr body = Formula.parse(definition.group(3), new Formula.Scope() {
                @Override
                public Expr component(String name, List<Index> at) {
                    ArrayVar array = local.get(name);
                    return array != null ? new Expr.Access(array, at) : operand(step, name, at);
                }

                @Override
                public List<Index> indices(String letter) {
                    return letters.get(letter);
                }
            });
            String name = definition.group(1);
            ArrayVar target = name.isEmpty()
                    ? declare(
                            step.target(),
                            step.target().equals(result)
                                    ? resultName
                                    : step.target().name())
                    : new ArrayVar(
                            names.fresh(name),
                            new Shape(indices.stream().map(Index::extent).toList()));
            local.put(name, target);
            definitions.add(freshened(target, indices, body, step));
        }
    }

    /** Every definition gets indices of its own, so that no index is bound twice. */
    private static Definition freshened(ArrayVar target, List<Index> indices, Expr body, Step step) {
        Map<Index, Index> twins = new HashMap<>();
        indices.forEach(index -> twins.put(index, index.twin()));
        Exprs.forEach(body, part -> {
            if (part instanceof Expr.Reduce reduce) {
                reduce.over().forEach(index -> twins.put(index, index.twin()));
            }
        });
        return new Definition(target, Exprs.rename(indices, twins), Exprs.rename(body, twins), step.origin());
    }

    private static Map<String, List<Index>> letters(Step step) {
        Map<String, List<Index>> letters = new HashMap<>();
        letters.put(Operation.ANY, List.of());
        for (int p = 0; p < step.operands().size(); p++) {
            Shape shape = step.operands().get(p).shape();
            List<String> pattern = step.operation().parameters().get(p).indices();
            for (int axis = 0; axis < shape.rank(); axis++) {
                if (pattern.equals(List.of(Operation.ANY))) {
                    letters.put(Operation.ANY, Index.along(shape, 0));
                } else {
                    letters.putIfAbsent(pattern.get(axis), List.of(new Index(pattern.get(axis), shape.size(axis))));
                }
            }
        }
        for (String letter : step.operation().result()) {
            int equals = letter.indexOf('=');
            if (equals > 0) {
                Index like = letters.get(letter.substring(equals + 1)).get(0);
                letters.put(
                        letter.substring(0, equals), List.of(new Index(letter.substring(0, equals), like.extent())));
            }
        }
        return letters;
    }

    private Expr operand(Step step, String name, List<Index> at) {
        List<Operation.Indexed> parameters = step.operation().parameters();
        for (int p = 0; p < parameters.size(); p++) {
            if (parameters.get(p).name().equals(name)) {
                return component(step.operands().get(p), at);
            }
        }
        throw new IllegalArgumentException("No operand " + name + " in " + step.operation());
    }

    private Expr component(Operand operand, List<Index> at) {
        if (operand instanceof Operand.Literal literal) {
            return new Expr.Const(literal.value());
        }
        if (operand instanceof Operand.Count count) {
            return new Expr.SizeOf(count.size());
        }
        return new Expr.Access(arrays.get(((Value) operand).name()), at);
    }
}
