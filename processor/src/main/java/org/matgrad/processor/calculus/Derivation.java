package org.matgrad.processor.calculus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Expander;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Program;

/**
 * A method in component form with all its derivatives.
 *
 * @param chosen the inputs that are differentiated with respect to, in the parameters' order
 * @param jacobians one for each chosen input where the result is an array, none where it is a number
 */
public record Derivation(
        Program program,
        ComponentProgram value,
        Set<ArrayVar> chosen,
        DerivativeProgram adjoint,
        DerivativeProgram tangent,
        Jacobians.All jacobians) {

    /** Runs the stages of the core. */
    public static Derivation of(Program program) {
        ComponentProgram value = Expander.expand(program);
        Set<ArrayVar> chosen = new LinkedHashSet<>();
        List<Parameter.Real> reals = program.reals();
        for (int p = 0; p < reals.size(); p++) {
            if (reals.get(p).active()) {
                chosen.add(value.inputs().get(p));
            }
        }
        return new Derivation(
                program,
                value,
                chosen,
                Adjoint.of(value, chosen),
                Tangent.of(value, chosen),
                value.result().rank() == 0 ? Jacobians.All.NONE : Jacobians.of(value, chosen));
    }
}
