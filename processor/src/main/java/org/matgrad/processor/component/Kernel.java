package org.matgrad.processor.component;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.matgrad.processor.matrix.Callee;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Origin;
import org.matgrad.processor.matrix.Size;

/**
 * Arrays that a procedure computes as wholes: what has no component formula.
 *
 * @param targets the arrays, whose first axes are those of the batch
 * @param batch the procedure runs once for each value of these indices
 * @param guard and only where this holds; elsewhere the targets are 0
 * @param operation what the user called, for messages
 */
public record Kernel(
        Procedure procedure,
        List<ArrayVar> targets,
        List<Index> batch,
        List<Operand> operands,
        Condition guard,
        String operation,
        Origin origin)
        implements Clause {

    /** What computes. */
    public sealed interface Procedure {
        String name();
    }

    /** The procedures of the runtime. */
    public enum Builtin implements Procedure {
        FACTOR,
        SOLVE,
        SOLVE_TRANSPOSED,
        DETERMINANT,
        LOG_DETERMINANT,
        COFACTORS,
        COFACTORS_TANGENT,
        CHOLESKY,
        SOLVE_LOWER,
        SOLVE_LOWER_TRANSPOSED,
        SOLVE_UPPER,
        SOLVE_UPPER_TRANSPOSED,
        CUMULATIVE_SUM,
        REVERSE_CUMULATIVE_SUM
    }

    /** A call of a method outside. */
    public record Outside(Callee callee, Wanted wanted) implements Procedure {

        @Override
        public String name() {
            return callee.name();
        }
    }

    /** What is wanted of a method outside. */
    public sealed interface Wanted {}

    /** The value. */
    public record TheValue() implements Wanted {}

    /** For each target the derivative array by one operand; of a companion the gradient by it, the seed as last operand. */
    public record Derivatives(List<Integer> operands) implements Wanted {
        public Derivatives {
            operands = List.copyOf(operands);
        }
    }

    /**
     * For each target how a companion's gradient by one operand changes along directions: these follow the seed, which is
     * behind the operands.
     */
    public record Curvature(List<Integer> operands) implements Wanted {
        public Curvature {
            operands = List.copyOf(operands);
        }
    }

    /** The derivative along directions, which follow the operands. */
    public record Directional() implements Wanted {}

    /** What a procedure is applied to. */
    public sealed interface Operand {
        /** The part of an array at these first subscripts. */
        record Part(ArrayVar array, List<Size> at) implements Operand {
            public Part {
                at = List.copyOf(at);
            }
        }

        record Number(Expr value) implements Operand {}

        record Int(Size size) implements Operand {}

        record Ints(String name) implements Operand {}

        record Bool(Condition condition) implements Operand {}
    }

    public Kernel {
        targets = List.copyOf(targets);
        batch = List.copyOf(batch);
        operands = List.copyOf(operands);
    }

    public ArrayVar target() {
        return targets.get(0);
    }

    /** The kernel, only where this holds as well. */
    Kernel where(Condition condition) {
        return new Kernel(procedure, targets, batch, operands, Condition.and(condition, guard), operation, origin);
    }

    /** A kernel with batch indices of its own. */
    public Kernel fresh() {
        Renaming renaming = new Renaming();
        List<Index> own = renaming.twins(batch);
        List<Operand> renamed =
                operands.stream().map(operand -> apply(renaming, operand)).toList();
        return new Kernel(procedure, targets, own, renamed, renaming.apply(guard), operation, origin);
    }

    private static Operand apply(Renaming renaming, Operand operand) {
        if (operand instanceof Operand.Part part) {
            return new Operand.Part(part.array(), renaming.apply(part.at()));
        }
        if (operand instanceof Operand.Number number) {
            return new Operand.Number(renaming.apply(number.value()));
        }
        if (operand instanceof Operand.Int integer) {
            return new Operand.Int(renaming.apply(integer.size()));
        }
        return operand instanceof Operand.Bool bool ? new Operand.Bool(renaming.apply(bool.condition())) : operand;
    }

    /** The arrays that are read. */
    public Set<ArrayVar> reads() {
        Set<ArrayVar> reads = new LinkedHashSet<>();
        for (Operand operand : operands) {
            if (operand instanceof Operand.Part part) {
                reads.add(part.array());
                part.at().forEach(size -> Exprs.stored(size).forEach(access -> reads.add(access.array())));
            } else if (operand instanceof Operand.Number number) {
                Exprs.accesses(number.value()).forEach(access -> reads.add(access.array()));
            } else if (operand instanceof Operand.Int integer) {
                Exprs.stored(integer.size()).forEach(access -> reads.add(access.array()));
            } else if (operand instanceof Operand.Bool bool) {
                reads.addAll(Clauses.reads(bool.condition()));
            }
        }
        reads.addAll(Clauses.reads(guard));
        return reads;
    }

    @Override
    public String toString() {
        return targets.stream().map(ArrayVar::name).collect(Collectors.joining(", ")) + " = " + procedure.name()
                + operands.stream()
                        .map(operand -> operand instanceof Operand.Part part
                                ? part.array().name()
                                : operand instanceof Operand.Number number
                                        ? Printer.print(List.of(), number.value())
                                        : "...")
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
