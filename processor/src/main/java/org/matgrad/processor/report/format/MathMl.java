package org.matgrad.processor.report.format;

import java.util.List;
import java.util.Locale;
import org.matgrad.processor.report.document.Emphasis;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Symbol;

/** Formulas as MathML Core, which browsers know without help. */
final class MathMl {

    private final StringBuilder out = new StringBuilder();

    private MathMl() {}

    /** A formula in a line of text. */
    static String inline(Notation... parts) {
        return math("", List.of(parts));
    }

    /** A formula of its own, with room for what stands below its sums. */
    static String display(Notation... parts) {
        return math(" displaystyle=\"true\"", List.of(parts));
    }

    private static String math(String attributes, List<Notation> parts) {
        MathMl writer = new MathMl();
        writer.out.append("<math").append(attributes).append('>');
        writer.row(parts);
        return writer.out.append("</math>").toString();
    }

    private void row(List<Notation> parts) {
        out.append("<mrow>");
        parts.forEach(this::write);
        out.append("</mrow>");
    }

    private void write(Notation notation) {
        if (notation instanceof Notation.Name name) {
            element("mi", name.text());
        } else if (notation instanceof Notation.Constant constant) {
            out.append("<mi mathvariant=\"normal\" class=\"constant\">")
                    .append(Escape.xml(constant.text()))
                    .append("</mi>");
        } else if (notation instanceof Notation.Function function) {
            out.append("<mi mathvariant=\"normal\">")
                    .append(Escape.xml(function.text()))
                    .append("</mi>");
        } else if (notation instanceof Notation.Digits digits) {
            element("mn", digits.text());
        } else if (notation instanceof Notation.Words words) {
            element("mtext", words.text());
        } else if (notation instanceof Notation.Sign sign) {
            sign(sign.symbol());
        } else if (notation instanceof Notation.Row row) {
            row(row.parts());
        } else if (notation instanceof Notation.Indexed indexed) {
            out.append("<msub>");
            write(indexed.base());
            commas(indexed.subscripts());
            out.append("</msub>");
        } else if (notation instanceof Notation.Barred barred) {
            barred(barred);
        } else if (notation instanceof Notation.Transposed transposed) {
            out.append("<msup>");
            write(transposed.base());
            out.append("<mi mathvariant=\"normal\">T</mi></msup>");
        } else if (notation instanceof Notation.Power power) {
            pair("msup", power.base(), power.exponent());
        } else if (notation instanceof Notation.Fraction fraction) {
            pair("mfrac", fraction.top(), fraction.bottom());
        } else if (notation instanceof Notation.Root root) {
            out.append("<msqrt>");
            write(root.inside());
            out.append("</msqrt>");
        } else if (notation instanceof Notation.Fenced fenced) {
            fenced(fenced);
        } else if (notation instanceof Notation.Big big) {
            big(big);
        } else if (notation instanceof Notation.Cases cases) {
            cases(cases);
        } else if (notation instanceof Notation.Marked marked) {
            out.append("<mrow class=\"").append(cssClass(marked.emphasis())).append("\">");
            write(marked.part());
            out.append("</mrow>");
        }
    }

    /** Bars that touch one another: fonts without a long one are common. */
    private void barred(Notation.Barred barred) {
        int letters = barred.base() instanceof Notation.Name name ? name.text().length() : 1;
        out.append("<mover accent=\"true\">");
        write(barred.base());
        out.append("<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">")
                .append("‾".repeat(letters))
                .append("</mo></mover>");
    }

    private void fenced(Notation.Fenced fenced) {
        // What is no higher than a line has fences that are not, either: subscripts alone don't count.
        String stretchy = isHigh(fenced.inside()) ? "" : " stretchy=\"false\"";
        out.append("<mrow><mo fence=\"true\" form=\"prefix\"").append(stretchy).append('>');
        out.append(fenced.fence().open()).append("</mo>");
        write(fenced.inside());
        out.append("<mo fence=\"true\" form=\"postfix\"").append(stretchy).append('>');
        out.append(fenced.fence().close()).append("</mo></mrow>");
    }

    private static boolean isHigh(Notation notation) {
        if (notation instanceof Notation.Row row) {
            return row.parts().stream().anyMatch(MathMl::isHigh);
        }
        if (notation instanceof Notation.Fenced fenced) {
            return isHigh(fenced.inside());
        }
        if (notation instanceof Notation.Marked marked) {
            return isHigh(marked.part());
        }
        if (notation instanceof Notation.Power power) {
            return isHigh(power.base());
        }
        if (notation instanceof Notation.Transposed transposed) {
            return isHigh(transposed.base());
        }
        return notation instanceof Notation.Fraction
                || notation instanceof Notation.Big
                || notation instanceof Notation.Cases
                || notation instanceof Notation.Root;
    }

    static String cssClass(Emphasis emphasis) {
        return emphasis.name().toLowerCase(Locale.ROOT);
    }

    private void sign(Symbol symbol) {
        switch (symbol) {
            case THIN -> out.append("<mspace width=\"0.17em\"></mspace>");
            case MODULO -> out.append("<mo lspace=\"0.3em\" rspace=\"0.3em\">mod</mo>");
            case PARTIAL, NOT ->
                out.append("<mo lspace=\"0\" rspace=\"0\">")
                        .append(symbol.character())
                        .append("</mo>");
            case TIMES -> out.append("<mo lspace=\"0.12em\" rspace=\"0.12em\">·</mo>");
            case INFINITY -> element("mi", symbol.character());
            default -> element("mo", symbol.character());
        }
    }

    private void commas(List<Notation> parts) {
        out.append("<mrow>");
        for (int p = 0; p < parts.size(); p++) {
            out.append(p == 0 ? "" : "<mo separator=\"true\" lspace=\"0\" rspace=\"0.1em\">,</mo>");
            write(parts.get(p));
        }
        out.append("</mrow>");
    }

    private void pair(String element, Notation first, Notation second) {
        out.append('<').append(element).append('>');
        write(first);
        write(second);
        out.append("</").append(element).append('>');
    }

    private void big(Notation.Big big) {
        boolean isWord = big.operator().character().length() > 1;
        out.append("<mrow><munder><mo ");
        out.append(isWord ? "" : "largeop=\"true\" ");
        out.append("movablelimits=\"false\" lspace=\"0\" rspace=\"0.17em\">")
                .append(big.operator().character())
                .append("</mo>");
        commas(big.below());
        out.append("</munder>");
        write(big.body());
        out.append("</mrow>");
    }

    private void cases(Notation.Cases cases) {
        out.append("<mrow><mo fence=\"true\" form=\"prefix\">{</mo><mtable class=\"cases\"><mtr><mtd>");
        write(cases.then());
        out.append("</mtd><mtd><mtext>where</mtext><mspace width=\"0.35em\"></mspace>");
        write(cases.condition());
        out.append("</mtd></mtr><mtr><mtd>");
        write(cases.otherwise());
        out.append("</mtd><mtd><mtext>elsewhere</mtext></mtd></mtr></mtable></mrow>");
    }

    private void element(String element, String text) {
        out.append('<').append(element).append('>').append(Escape.xml(text));
        out.append("</").append(element).append('>');
    }
}
