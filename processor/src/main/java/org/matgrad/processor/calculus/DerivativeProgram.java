package org.matgrad.processor.calculus;

import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Printer;

/**
 * A sweep: clauses that build on a program's own arrays.
 *
 * @param seeds what the sweep starts from: the results' adjoints, or the inputs' directions
 * @param clauses in order of evaluation
 * @param outcomes what the sweep is for: each chosen input's gradient, or the results' directional derivatives
 */
public record DerivativeProgram(Map<ArrayVar, ArrayVar> seeds, List<Clause> clauses, Map<ArrayVar, ArrayVar> outcomes) {
    /** The same sweep by other clauses. */
    public DerivativeProgram with(List<Clause> others) {
        return new DerivativeProgram(seeds, others, outcomes);
    }

    @Override
    public String toString() {
        return Printer.print(clauses);
    }
}
