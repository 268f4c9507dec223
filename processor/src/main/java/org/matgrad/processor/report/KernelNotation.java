package org.matgrad.processor.report;

import static org.matgrad.processor.report.document.Notation.parenthesised;
import static org.matgrad.processor.report.document.Notation.row;
import static org.matgrad.processor.report.document.Notation.sign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Kernel.Builtin;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.report.document.Fence;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Symbol;

/** What procedures compute, as an equation between whole arrays. */
final class KernelNotation {

    private final Kernel kernel;
    private final Formulas formulas;

    private KernelNotation(Kernel kernel, Formulas formulas) {
        this.kernel = kernel;
        this.formulas = formulas;
    }

    /** Nothing for what has no such equation. */
    static Optional<Notation> of(Kernel kernel, Formulas formulas) {
        return kernel.procedure() instanceof Builtin builtin
                ? Optional.of(new KernelNotation(kernel, formulas).equation(builtin))
                : Optional.empty();
    }

    private Notation equation(Builtin builtin) {
        return switch (builtin) {
            case FACTOR -> applied("lu");
            case SOLVE -> product(operand(0), operand(2));
            case SOLVE_TRANSPOSED -> product(new Notation.Transposed(operand(0)), operand(2));
            case SOLVE_LOWER -> product(triangle("tril"), operand(1));
            case SOLVE_LOWER_TRANSPOSED -> product(new Notation.Transposed(triangle("tril")), operand(1));
            case SOLVE_UPPER -> product(triangle("triu"), operand(1));
            case SOLVE_UPPER_TRANSPOSED -> product(new Notation.Transposed(triangle("triu")), operand(1));
            case DETERMINANT -> equal(target(), row(new Notation.Function("det"), sign(Symbol.THIN), operand(0)));
            case LOG_DETERMINANT ->
                equal(
                        target(),
                        row(
                                new Notation.Function("log"),
                                new Notation.Fenced(
                                        Fence.BARS, row(new Notation.Function("det"), sign(Symbol.THIN), operand(0)))));
            case COFACTORS -> applied("cof");
            case COFACTORS_TANGENT -> applied("dcof");
            case CHOLESKY -> equal(row(target(), sign(Symbol.THIN), new Notation.Transposed(target())), operand(0));
            case CUMULATIVE_SUM -> applied("cumulativeSum");
            case REVERSE_CUMULATIVE_SUM -> applied("reverseCumulativeSum");
        };
    }

    /** The unknown is the target: A·x = b. */
    private Notation product(Notation matrix, Notation right) {
        return equal(row(matrix, sign(Symbol.THIN), target()), right);
    }

    private Notation applied(String function) {
        List<Notation> arguments = new ArrayList<>();
        for (int n = 0; n < kernel.operands().size(); n++) {
            if (n > 0) {
                arguments.add(sign(Symbol.COMMA));
            }
            arguments.add(operand(n));
        }
        return equal(target(), row(new Notation.Function(function), parenthesised(new Notation.Row(arguments))));
    }

    private Notation triangle(String function) {
        return row(new Notation.Function(function), parenthesised(operand(0)));
    }

    private static Notation equal(Notation left, Notation right) {
        return row(left, sign(Symbol.EQUALS), right);
    }

    private Notation target() {
        return Spelling.indexed(
                formulas.spelling().of(kernel.target()),
                formulas.of(kernel.batch().stream().map(Index::value).toList()));
    }

    private Notation operand(int n) {
        Kernel.Operand.Part part = (Kernel.Operand.Part) kernel.operands().get(n);
        return Spelling.indexed(formulas.spelling().of(part.array()), formulas.of(part.at()));
    }
}
