package org.matgrad.processor.source;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.matrix.Dependence;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Program;

/**
 * Arguments that a method outside is not differentiated with respect to. Whether that is wrong is known once the whole
 * method has been read: only then is it clear what depends on its parameters.
 */
final class Undifferentiated {

    private record Argument(Operand operand, Runnable refusal) {}

    private final List<Argument> arguments = new ArrayList<>();

    /** Takes note of an argument that must not depend on what is differentiated. */
    void add(Operand operand, Runnable refusal) {
        arguments.add(new Argument(operand, refusal));
    }

    /** Refuses those that do. */
    void check(Program program) {
        if (!arguments.isEmpty()) {
            Dependence dependence = Dependence.of(program);
            arguments.stream()
                    .filter(argument -> dependence.isDependent(argument.operand()))
                    .forEach(argument -> argument.refusal().run());
        }
    }
}
