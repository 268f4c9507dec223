package org.matgrad.processor.report;

import static org.matgrad.processor.report.document.Notation.parenthesised;
import static org.matgrad.processor.report.document.Notation.row;
import static org.matgrad.processor.report.document.Notation.sign;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Symbol;

/** Matrix forms as they are written on paper. */
final class MatrixNotation {

    /** How tightly what stands around a part binds it. */
    private enum Strength {
        LOOSE,
        SUM,
        COMPONENTS,
        PRODUCT,
        POWER
    }

    private final Formulas formulas;

    MatrixNotation(Formulas formulas) {
        this.formulas = formulas;
    }

    Notation of(MatrixForm form) {
        return of(form, Strength.LOOSE);
    }

    private Notation of(MatrixForm form, Strength around) {
        if (form instanceof MatrixForm.Array array) {
            return formulas.spelling().of(array.array());
        }
        if (form instanceof MatrixForm.Number number) {
            return around.compareTo(Strength.SUM) > 0 ? formulas.factor(number.value()) : formulas.of(number.value());
        }
        if (form instanceof MatrixForm.Ones) {
            return new Notation.Constant("1");
        }
        if (form instanceof MatrixForm.Identity) {
            return new Notation.Constant("I");
        }
        if (form instanceof MatrixForm.Transposed transposed) {
            return new Notation.Transposed(of(transposed.matrix(), Strength.POWER));
        }
        if (form instanceof MatrixForm.Product product) {
            List<Notation> factors = new ArrayList<>();
            product.factors().forEach(factor -> {
                if (!factors.isEmpty()) {
                    factors.add(sign(Symbol.THIN));
                }
                factors.add(of(factor, Strength.PRODUCT));
            });
            return wrapped(new Notation.Row(factors), around == Strength.POWER);
        }
        if (form instanceof MatrixForm.Scaled scaled) {
            return scaled(scaled, around);
        }
        if (form instanceof MatrixForm.Hadamard hadamard) {
            return between(hadamard.left(), Symbol.HADAMARD, hadamard.right(), Strength.COMPONENTS, around);
        }
        if (form instanceof MatrixForm.Divided divided) {
            return between(divided.left(), Symbol.ELEMENTWISE_DIVIDED, divided.right(), Strength.COMPONENTS, around);
        }
        if (form instanceof MatrixForm.Kronecker kronecker) {
            return between(kronecker.left(), Symbol.KRONECKER, kronecker.right(), Strength.COMPONENTS, around);
        }
        if (form instanceof MatrixForm.Applied applied) {
            return applied(applied, around);
        }
        if (form instanceof MatrixForm.Sum sum) {
            Notation shown = row(
                    of(sum.left(), Strength.LOOSE),
                    sign(Symbol.PLUS),
                    of(sum.right(), sum.right() instanceof MatrixForm.Negated ? Strength.PRODUCT : Strength.LOOSE));
            return wrapped(shown, around != Strength.LOOSE);
        }
        if (form instanceof MatrixForm.Difference difference) {
            Notation shown = row(
                    of(difference.left(), Strength.LOOSE), sign(Symbol.MINUS), of(difference.right(), Strength.SUM));
            return wrapped(shown, around != Strength.LOOSE);
        }
        if (form instanceof MatrixForm.Negated negated) {
            return wrapped(row(sign(Symbol.MINUS), of(negated.matrix(), Strength.SUM)), around != Strength.LOOSE);
        }
        MatrixForm.Diagonal diagonal = (MatrixForm.Diagonal) form;
        return row(new Notation.Function("diag"), parenthesised(of(diagonal.of(), Strength.LOOSE)));
    }

    private Notation scaled(MatrixForm.Scaled scaled, Strength around) {
        boolean isMinus = scaled.number() instanceof MatrixForm.Number number && Algebra.isConstant(number.value(), -1);
        if (isMinus) {
            return of(new MatrixForm.Negated(scaled.matrix()), around);
        }
        // A column of ones times a number is written as such; a number is one where numbers are meant.
        Notation shown =
                row(of(scaled.number(), Strength.PRODUCT), sign(Symbol.THIN), of(scaled.matrix(), Strength.COMPONENTS));
        return wrapped(shown, around.compareTo(Strength.PRODUCT) >= 0);
    }

    private Notation between(MatrixForm left, Symbol symbol, MatrixForm right, Strength own, Strength around) {
        // No two signs without parentheses: which comes first is not common knowledge.
        Notation shown = row(of(left, Strength.PRODUCT), sign(symbol), of(right, Strength.PRODUCT));
        return wrapped(shown, around.compareTo(own) >= 0);
    }

    private Notation applied(MatrixForm.Applied applied, Strength around) {
        if (applied.function() == Function.SQUARE) {
            return of(new MatrixForm.Hadamard(applied.to(), applied.to()), around);
        }
        if (applied.function() == Function.RECIPROCAL) {
            Notation shown = row(
                    new Notation.Constant("1"), sign(Symbol.ELEMENTWISE_DIVIDED), of(applied.to(), Strength.PRODUCT));
            return wrapped(shown, around.compareTo(Strength.COMPONENTS) >= 0);
        }
        return row(new Notation.Function(applied.function().symbol()), parenthesised(of(applied.to(), Strength.LOOSE)));
    }

    private static Notation wrapped(Notation notation, boolean wrap) {
        return wrap ? parenthesised(notation) : notation;
    }
}
