package org.matgrad.processor.matrix;

import java.util.List;
import java.util.stream.Collectors;

/** A named intermediate: an operation applied to earlier values. */
public record Step(Value target, Operation operation, List<Operand> operands, Place place, Origin origin)
        implements Part {
    public Step {
        operands = List.copyOf(operands);
    }

    @Override
    public String toString() {
        return target.name() + target.shape() + " = " + operation.name()
                + operands.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
