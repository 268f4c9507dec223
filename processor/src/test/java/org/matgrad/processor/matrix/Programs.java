package org.matgrad.processor.matrix;

import java.util.Arrays;
import java.util.List;

/** Writes small programs for tests. */
public final class Programs {

    private final ProgramBuilder builder;

    public Programs(String name) {
        builder = new ProgramBuilder(name);
    }

    /** A shape of symbols and numbers. */
    public static Shape shape(String... sizes) {
        return new Shape(Arrays.stream(sizes)
                .map(size -> size.matches("\\d+") ? Size.of(Integer.parseInt(size)) : Size.of(new Atom.Symbol(size)))
                .toList());
    }

    public Value parameter(String name, String... sizes) {
        return builder.parameter(name, shape(sizes), true);
    }

    public Value constant(String name, String... sizes) {
        return builder.parameter(name, shape(sizes), false);
    }

    public Value apply(String operation, Operand... operands) {
        return named(null, operation, operands);
    }

    public Value named(String name, String operation, Operand... operands) {
        List<Operation.Kind> kinds = Arrays.stream(operands).map(Programs::kind).toList();
        return apply(name, Operations.find(operation, kinds).orElseThrow(), operands);
    }

    public Value apply(Operation operation, Operand... operands) {
        return apply(null, operation, operands);
    }

    private Value apply(String name, Operation operation, Operand... operands) {
        try {
            return builder.apply(operation, List.of(operands), name, new Origin(1, operation.name()));
        } catch (ShapeMismatch e) {
            throw new IllegalArgumentException(e);
        }
    }

    public Program returning(Operand result) {
        return builder.build(List.of(result));
    }

    private static Operation.Kind kind(Operand operand) {
        if (operand instanceof Operand.Ints) {
            return new Operation.Kind.Ints();
        }
        return operand instanceof Operand.Count
                ? new Operation.Kind.Int()
                : new Operation.Kind.Real(operand.shape().rank());
    }
}
