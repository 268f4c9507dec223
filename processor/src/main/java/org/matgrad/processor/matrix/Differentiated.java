package org.matgrad.processor.matrix;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The gradient of another method's value: that method's body, worked out for inputs of its own, and what it is
 * differentiated by. The gradient is computed by component formulas like everything else, and so can be differentiated
 * in its turn.
 *
 * @param inputs what the body reads in the place of the arguments that it is differentiated by
 * @param arguments for each input what it is
 * @param body computes the result from the inputs
 * @param seed by what the components of the result are weighted
 * @param gradients for each input the gradient by it
 */
public record Differentiated(
        List<Value> inputs,
        List<Operand> arguments,
        List<Part> body,
        Operand result,
        Operand seed,
        List<Value> gradients,
        Place place,
        Origin origin)
        implements Part {
    public Differentiated {
        inputs = List.copyOf(inputs);
        arguments = List.copyOf(arguments);
        body = List.copyOf(body);
        gradients = List.copyOf(gradients);
    }

    @Override
    public String toString() {
        return gradients.stream().map(Value::name).collect(Collectors.joining(", ")) + " = gradient of " + result
                + " by " + inputs.stream().map(Value::name).collect(Collectors.joining(", "));
    }
}
