package org.matgrad.processor.calculus;

import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Index;

/**
 * A compact derivative array: ∂out[outIndices]/∂in[inIndices] as a sum of terms.
 *
 * @param input with respect to what
 * @param definitions the stored partials that are no arrays of the program's own
 * @param formula the whole, as a person would write it
 */
public record JacobianProgram(
        ArrayVar input,
        List<Index> outIndices,
        List<Index> inIndices,
        List<Definition> definitions,
        List<Term> terms,
        String formula) {

    /**
     * A product of deltas and stored factors, summed over the inner indices.
     *
     * @param coefficient a constant factor
     * @param scalars numbers of the program's, multiplied in
     */
    public record Term(
            double coefficient,
            List<Expr.Delta> deltas,
            List<Index> inner,
            List<Expr.Access> scalars,
            List<Expr.Access> factors) {}
}
