package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.report.document.Fence;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Symbol;

/** Formulas of ints. */
final class Sizes {

    private final Letters letters;
    private final Spelling spelling;

    Sizes(Letters letters, Spelling spelling) {
        this.letters = letters;
        this.spelling = spelling;
    }

    Notation of(Size size) {
        if (size.terms().isEmpty()) {
            return new Notation.Digits("0");
        }
        List<Notation> parts = new ArrayList<>();
        for (Size.Monomial term : ordered(size).terms()) {
            if (term.coefficient() < 0) {
                parts.add(Notation.sign(Symbol.MINUS));
            } else if (!parts.isEmpty()) {
                parts.add(Notation.sign(Symbol.PLUS));
            }
            parts.add(product(term));
        }
        return parts.size() == 1 ? parts.get(0) : new Notation.Row(parts);
    }

    /** With what is added before what is subtracted, and a number last: N - K + 1. */
    static Size ordered(Size size) {
        List<Size.Monomial> terms = new ArrayList<>(size.terms());
        terms.sort(Comparator.<Size.Monomial, Boolean>comparing(
                        term -> term.atoms().isEmpty())
                .thenComparing(term -> term.coefficient() < 0));
        return new Size(terms);
    }

    List<Notation> of(List<Size> sizes) {
        return sizes.stream().map(this::of).toList();
    }

    /** Where more is multiplied or divided. */
    Notation factor(Size size) {
        boolean isSum = size.terms().size() > 1 || size.terms().stream().anyMatch(term -> term.coefficient() < 0);
        return isSum ? Notation.parenthesised(of(size)) : of(size);
    }

    private Notation product(Size.Monomial term) {
        long magnitude = Math.abs((long) term.coefficient());
        List<Notation> parts = new ArrayList<>();
        if (magnitude != 1 || term.atoms().isEmpty()) {
            parts.add(new Notation.Digits(Long.toString(magnitude)));
        }
        for (Atom atom : term.atoms()) {
            if (!parts.isEmpty()) {
                parts.add(Notation.sign(Symbol.TIMES));
            }
            parts.add(atom(atom));
        }
        return parts.size() == 1 ? parts.get(0) : new Notation.Row(parts);
    }

    private Notation atom(Atom atom) {
        if (atom instanceof Index index) {
            return new Notation.Name(letters.of(index));
        }
        if (atom instanceof Atom.Element element) {
            return new Notation.Indexed(new Notation.Name(element.array()), List.of(of(element.at())));
        }
        if (atom instanceof Atom.Stored stored) {
            Notation number = stored.number() instanceof ArrayVar array
                    ? spelling.of(array)
                    : new Notation.Name(stored.number().name());
            return Spelling.indexed(number, of(stored.at()));
        }
        if (atom instanceof Atom.Quotient quotient) {
            Notation fraction = new Notation.Fraction(of(quotient.dividend()), of(quotient.divisor()));
            return new Notation.Fenced(Fence.FLOOR, fraction);
        }
        if (atom instanceof Atom.Remainder remainder) {
            return Notation.parenthesised(Notation.row(
                    factor(remainder.dividend()), Notation.sign(Symbol.MODULO), factor(remainder.divisor())));
        }
        if (atom instanceof Atom.Extremum extremum) {
            return Notation.row(
                    new Notation.Function(extremum.kind().symbol()),
                    Notation.parenthesised(
                            Notation.row(of(extremum.left()), Notation.sign(Symbol.COMMA), of(extremum.right()))));
        }
        return new Notation.Name(atom.toString());
    }
}
