package org.matgrad.processor.report;

import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Symbol;

/** What a derivative array is called: which array's components are differentiated by which one's. */
sealed interface Quotient {

    /** The array to which the first subscripts belong. */
    ArrayVar outer();

    ArrayVar by();

    /** One component of the derivative array. */
    Notation at(List<Size> outer, List<Size> by, Formulas formulas);

    /** ∂y[...]/∂x[...]. */
    record First(ArrayVar outer, ArrayVar by) implements Quotient {
        @Override
        public Notation at(List<Size> outerAt, List<Size> byAt, Formulas formulas) {
            return formulas.partial(new Expr.Access(outer, outerAt), new Expr.Access(by, byAt));
        }
    }

    /** ∂²y/∂a[...]∂b[...] of a number. */
    record Second(ArrayVar number, ArrayVar outer, ArrayVar by) implements Quotient {
        @Override
        public Notation at(List<Size> outerAt, List<Size> byAt, Formulas formulas) {
            Notation sign = Notation.sign(Symbol.PARTIAL);
            return new Notation.Fraction(
                    Notation.row(
                            new Notation.Power(sign, new Notation.Digits("2")),
                            formulas.of(new Expr.Access(number, List.of()))),
                    Notation.row(
                            sign,
                            formulas.of(new Expr.Access(outer, outerAt)),
                            Notation.sign(Symbol.THIN),
                            sign,
                            formulas.of(new Expr.Access(by, byAt))));
        }
    }
}
