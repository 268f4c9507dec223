package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Demand;
import org.matgrad.processor.component.Expr;

/**
 * Compact Hessians: the Jacobians of the gradient, whose clauses are a program like any other. The gradient is that of the
 * value itself, weighted by 1.
 */
public final class Hessians {

    private Hessians() {}

    /**
     * A block on or below the diagonal; those above are its mirror images.
     *
     * @param row the input whose gradient is differentiated
     * @param column the input with respect to which
     */
    public record Block(ArrayVar row, ArrayVar column, Form form) {}

    /** What a block's derivatives are made of. */
    public sealed interface Form {}

    /** Terms of deltas and factors. */
    public record Terms(JacobianProgram program) implements Form {}

    /** Lines beside the diagonal. */
    public record Chain(Chains.Lines lines) implements Form {}

    /** The blocks of the lower triangle, row by row; empty where the Hessian takes sweeps. */
    static Optional<List<Block>> of(ComponentProgram value, DerivativeProgram adjoint) {
        boolean isNumber = value.results().size() == 1 && value.results().get(0).rank() == 0;
        if (!isNumber || !isStraight(value.clauses()) || !isStraight(adjoint.clauses())) {
            return Optional.empty();
        }
        KnownNumbers unweighted = new KnownNumbers();
        unweighted.add(adjoint.seeds().get(value.results().get(0)), Expr.ONE);
        List<Clause> clauses = new ArrayList<>(Clauses.definitions(value.clauses()));
        Clauses.definitions(adjoint.clauses()).forEach(definition -> clauses.add(unweighted.in(definition)));
        List<Block> blocks = new ArrayList<>();
        List<Map.Entry<ArrayVar, ArrayVar>> gradients =
                List.copyOf(adjoint.outcomes().entrySet());
        for (int row = 0; row < gradients.size(); row++) {
            ComponentProgram gradient = new ComponentProgram(
                    value.inputs(), clauses, List.of(gradients.get(row).getValue()), value.names());
            for (int column = 0; column <= row; column++) {
                ArrayVar input = gradients.get(column).getKey();
                Optional<Form> form = form(gradient, input, row == column);
                if (form.isEmpty()) {
                    return Optional.empty();
                }
                blocks.add(new Block(gradients.get(row).getKey(), input, form.get()));
            }
        }
        return Optional.of(blocks);
    }

    private static Optional<Form> form(ComponentProgram gradient, ArrayVar input, boolean symmetric) {
        Optional<Jacobians.Summands> summands = Jacobians.summands(gradient, input);
        Optional<Chains.Lines> lines = summands.flatMap(all -> Chains.of(gradient, input, all));
        if (lines.isPresent()) {
            return lines.map(all -> new Chain(symmetric ? all.lower() : all));
        }
        return summands.flatMap(all -> all.program(Diagonals.merged(all)))
                .map(program -> new Terms(Twins.joined(program)));
    }

    /** Whether there are definitions alone, apart from demands, which the value's sweep has made. */
    private static boolean isStraight(List<Clause> clauses) {
        return clauses.stream().allMatch(clause -> clause instanceof Definition || clause instanceof Demand);
    }
}
