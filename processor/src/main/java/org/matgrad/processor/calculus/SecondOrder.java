package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Repeated;

/**
 * Forward over reverse: how the gradient changes along directions. The value's and the adjoint's clauses are one program
 * whose results are the gradients, and this is its tangent, in two sweeps: one goes through loops as the value does, the
 * other as the adjoint does.
 *
 * @param ahead the tangents of what the value's sweep computes
 * @param back the tangents of what the adjoint's sweep computes
 * @param outcomes for each chosen input, the Hessian times the directions
 */
public record SecondOrder(List<Clause> ahead, List<Clause> back, Map<ArrayVar, ArrayVar> outcomes) {

    /**
     * Differentiates a gradient.
     *
     * @param directions for each chosen input the array that says how it changes
     */
    static SecondOrder of(ComponentProgram value, DerivativeProgram adjoint, Map<ArrayVar, ArrayVar> directions) {
        List<Clause> all = new ArrayList<>(value.clauses());
        all.addAll(adjoint.clauses());
        List<ArrayVar> gradients = List.copyOf(adjoint.outcomes().values());
        ComponentProgram gradient = new ComponentProgram(value.inputs(), all, gradients, value.names());
        Tangent.Split split = Tangent.split(gradient, value.clauses().size(), directions);
        Map<ArrayVar, ArrayVar> outcomes = new LinkedHashMap<>();
        adjoint.outcomes()
                .forEach((input, bar) -> outcomes.put(input, split.outcomes().get(bar)));
        return new SecondOrder(
                Repeated.shared(split.before(), value.names()),
                Repeated.shared(split.after(), value.names()),
                outcomes);
    }

    /** What the sweep back reads of the sweep ahead. */
    public Set<ArrayVar> handedBack(Set<ArrayVar> reads) {
        Set<ArrayVar> handed = new LinkedHashSet<>(Clauses.defined(ahead));
        handed.retainAll(reads);
        return handed;
    }
}
