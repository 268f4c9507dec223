package org.matgrad.processor.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * A method as a typed program of named intermediates.
 *
 * @param name the method, as messages call it: {@code Class.method}
 * @param parameters in the user's order
 * @param captured constants read at run time
 * @param steps in order of evaluation
 * @param result what the method returns
 * @param resultShape the shape of the result
 * @param requirements equalities of sizes that only the running program can check
 */
public record Program(
        String name,
        List<Parameter> parameters,
        List<Captured> captured,
        List<Step> steps,
        Operand result,
        Shape resultShape,
        List<Requirement> requirements) {

    /** Two sizes that must be equal, and what needs them to be. */
    public record Requirement(Size left, Size right, String reason) {}

    public Program {
        parameters = List.copyOf(parameters);
        captured = List.copyOf(captured);
        steps = List.copyOf(steps);
        requirements = List.copyOf(requirements);
    }

    /** The parameters that are arrays or numbers, in order. */
    public List<Parameter.Real> reals() {
        List<Parameter.Real> reals = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter instanceof Parameter.Real real) {
                reals.add(real);
            }
        }
        return reals;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append('\n');
        for (Parameter.Real real : reals()) {
            text.append("  in ")
                    .append(real.name())
                    .append(real.value().shape())
                    .append('\n');
        }
        steps.forEach(step -> text.append("  ").append(step).append('\n'));
        return text.append("  out ").append(result).append('\n').toString();
    }
}
