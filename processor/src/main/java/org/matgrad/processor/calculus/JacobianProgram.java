package org.matgrad.processor.calculus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * A compact derivative array: ∂out[outIndices]/∂in[inIndices] as a sum of terms.
 *
 * @param input with respect to what
 * @param pieces the terms, a few at a time
 * @param formula the whole, as a person would write it
 */
public record JacobianProgram(
        ArrayVar input, List<Index> outIndices, List<Index> inIndices, List<Piece> pieces, String formula) {

    /**
     * Some of the terms.
     *
     * @param definitions the stored partials that are no arrays of the program's own
     */
    public record Piece(List<Definition> definitions, List<Term> terms) {

        /** The arrays that the terms are made of. */
        public Set<ArrayVar> stored() {
            Set<ArrayVar> stored = new LinkedHashSet<>();
            for (Term term : terms) {
                term.factors().forEach(factor -> stored.add(factor.array()));
                term.scalars().forEach(scalar -> stored.add(scalar.array()));
            }
            return stored;
        }
    }

    /** An axis of output or input whose index follows from other indices; where it falls outside there is nothing. */
    public record Link(Index axis, Size subscript) {}

    /**
     * A product of deltas, links and stored factors, summed over the inner indices.
     *
     * @param coefficient a constant factor
     * @param scalars numbers of the program's, multiplied in
     */
    public record Term(
            double coefficient,
            List<Expr.Delta> deltas,
            List<Link> links,
            List<Index> inner,
            List<Expr.Access> scalars,
            List<Expr.Access> factors) {}

    /**
     * The derivative by an intermediate through which so much passes that it is multiplied out first.
     *
     * @param array holds it over the axes that no delta joins to an earlier one, out axes first
     */
    public record Held(ArrayVar array, JacobianProgram program) {}
}
