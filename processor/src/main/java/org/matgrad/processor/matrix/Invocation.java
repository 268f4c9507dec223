package org.matgrad.processor.matrix;

import java.util.List;
import java.util.stream.Collectors;

/** A call of a method that is not read: of one with a companion, or with a registered derivative. */
public record Invocation(Value target, Callee callee, List<Operand> operands, Place place, Origin origin)
        implements Part {
    public Invocation {
        operands = List.copyOf(operands);
    }

    @Override
    public String toString() {
        return target.name() + target.shape() + " = " + callee.name()
                + operands.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
