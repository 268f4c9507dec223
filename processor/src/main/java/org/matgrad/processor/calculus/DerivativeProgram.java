package org.matgrad.processor.calculus;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;

/**
 * A sweep: definitions that build on a program's own arrays.
 *
 * @param seeds what the sweep starts from: the result's adjoint, or the inputs' directions
 * @param definitions in order of evaluation
 * @param outcomes what the sweep is for: each chosen input's gradient, or the result's directional derivative
 */
public record DerivativeProgram(
        Map<ArrayVar, ArrayVar> seeds, List<Definition> definitions, Map<ArrayVar, ArrayVar> outcomes) {
    @Override
    public String toString() {
        return definitions.stream().map(Definition::toString).collect(Collectors.joining("\n", "", "\n"));
    }
}
