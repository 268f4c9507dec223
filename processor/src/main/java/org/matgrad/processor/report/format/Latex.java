package org.matgrad.processor.report.format;

import java.util.List;
import java.util.stream.Collectors;
import org.matgrad.processor.report.document.Notation;

/** Formulas as the LaTeX that GitHub shows. */
final class Latex {

    private Latex() {}

    static String of(List<Notation> parts) {
        return parts.stream().map(Latex::of).collect(Collectors.joining(" "));
    }

    static String of(Notation notation) {
        if (notation instanceof Notation.Name name) {
            if (name.text().equals("δ")) {
                return "\\delta";
            }
            return name.text().length() == 1
                    ? Escape.latex(name.text())
                    : "\\mathit{" + Escape.latex(name.text()) + "}";
        }
        if (notation instanceof Notation.Constant constant) {
            return "\\mathbf{" + Escape.latex(constant.text()) + "}";
        }
        if (notation instanceof Notation.Function function) {
            return "\\operatorname{" + Escape.latex(function.text()) + "}";
        }
        if (notation instanceof Notation.Digits digits) {
            return digits.text();
        }
        if (notation instanceof Notation.Words words) {
            return "\\text{" + Escape.latex(words.text()) + "}";
        }
        if (notation instanceof Notation.Sign sign) {
            return sign.symbol().latex();
        }
        if (notation instanceof Notation.Row row) {
            return of(row.parts());
        }
        if (notation instanceof Notation.Indexed indexed) {
            return of(indexed.base()) + "_{" + commas(indexed.subscripts()) + "}";
        }
        if (notation instanceof Notation.Barred barred) {
            return "\\overline{" + of(barred.base()) + "}";
        }
        if (notation instanceof Notation.Transposed transposed) {
            return "{" + of(transposed.base()) + "}^{\\mathsf{T}}";
        }
        if (notation instanceof Notation.Power power) {
            return "{" + of(power.base()) + "}^{" + of(power.exponent()) + "}";
        }
        if (notation instanceof Notation.Fraction fraction) {
            return "\\frac{" + of(fraction.top()) + "}{" + of(fraction.bottom()) + "}";
        }
        if (notation instanceof Notation.Root root) {
            return "\\sqrt{" + of(root.inside()) + "}";
        }
        if (notation instanceof Notation.Fenced fenced) {
            return fenced.fence().latexOpen()
                    + of(fenced.inside())
                    + fenced.fence().latexClose();
        }
        if (notation instanceof Notation.Big big) {
            return big.operator().latex() + "_{" + commas(big.below()) + "} " + of(big.body());
        }
        if (notation instanceof Notation.Cases cases) {
            return "\\begin{cases}" + of(cases.then()) + " & \\text{where } " + of(cases.condition()) + " \\\\ "
                    + of(cases.otherwise()) + " & \\text{elsewhere}\\end{cases}";
        }
        Notation.Marked marked = (Notation.Marked) notation;
        String part = of(marked.part());
        return switch (marked.emphasis()) {
            case MATTERS -> "\\boxed{" + part + "}";
            case CANCELS -> "\\underline{" + part + "}";
            case VANISHES -> part;
        };
    }

    private static String commas(List<Notation> parts) {
        return parts.stream().map(Latex::of).collect(Collectors.joining(","));
    }
}
