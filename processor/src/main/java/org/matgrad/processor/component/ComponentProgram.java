package org.matgrad.processor.component;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Definitions in order of evaluation, from inputs to a result.
 *
 * @param names the names taken, for further definitions that build on these
 */
public record ComponentProgram(List<ArrayVar> inputs, List<Definition> definitions, ArrayVar result, Names names) {
    public ComponentProgram {
        inputs = List.copyOf(inputs);
        definitions = List.copyOf(definitions);
    }

    @Override
    public String toString() {
        return definitions.stream().map(Definition::toString).collect(Collectors.joining("\n", "", "\n"));
    }
}
