package org.matgrad.processor.report;

import static org.matgrad.processor.report.document.Notation.parenthesised;
import static org.matgrad.processor.report.document.Notation.row;
import static org.matgrad.processor.report.document.Notation.sign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.report.document.Emphasis;
import org.matgrad.processor.report.document.Fence;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Symbol;

/** Formulas of components as they are written on paper. */
final class Formulas {

    /** How tightly what stands around a part binds it. */
    private enum Strength {
        LOOSE,
        SUM,
        TERM,
        FACTOR
    }

    private final Letters letters;
    private final Spelling spelling;
    private final Sizes sizes;
    private final Set<Expr.Delta> cancelling;
    private final Set<Index> cancelled;

    Formulas(Letters letters, Spelling spelling) {
        this(letters, spelling, Set.of(), Set.of());
    }

    private Formulas(Letters letters, Spelling spelling, Set<Expr.Delta> cancelling, Set<Index> cancelled) {
        this.letters = letters;
        this.spelling = spelling;
        this.sizes = new Sizes(letters, spelling);
        this.cancelling = cancelling;
        this.cancelled = cancelled;
    }

    /** One that marks these deltas, and these indices where they are summed over. */
    Formulas marking(Set<Expr.Delta> deltas, Set<Index> indices) {
        return new Formulas(letters, spelling, deltas, indices);
    }

    Letters letters() {
        return letters;
    }

    Spelling spelling() {
        return spelling;
    }

    Notation of(Expr expr) {
        return of(expr, Strength.LOOSE);
    }

    /** Where it is multiplied. */
    Notation factor(Expr expr) {
        return of(expr, Strength.TERM);
    }

    Notation of(Size size) {
        return sizes.of(size);
    }

    List<Notation> of(List<Size> at) {
        return sizes.of(at);
    }

    /** ∂y[...]/∂x[...]. */
    Notation partial(Expr.Access of, Expr.Access by) {
        return new Notation.Fraction(row(sign(Symbol.PARTIAL), of(of)), row(sign(Symbol.PARTIAL), of(by)));
    }

    /** The signs of sums over indices before a body. */
    Notation summed(List<Index> over, Notation body) {
        return over.isEmpty() ? body : new Notation.Big(Notation.Big.Operator.SUM, below(over), body);
    }

    private List<Notation> below(List<Index> over) {
        List<Notation> below = new ArrayList<>();
        for (Index index : over) {
            Notation letter = new Notation.Name(letters.of(index));
            Notation shown = Exprs.indices(index.extent()).isEmpty()
                    ? letter
                    : row(letter, sign(Symbol.LESS), sizes.of(index.extent()));
            below.add(cancelled.contains(index) ? new Notation.Marked(Emphasis.CANCELS, shown) : shown);
        }
        return below;
    }

    private Notation of(Expr expr, Strength around) {
        if (expr instanceof Expr.Const constant) {
            Notation number = number(constant.value());
            return constant.value() < 0 && around != Strength.LOOSE ? parenthesised(number) : number;
        }
        if (expr instanceof Expr.SizeOf sizeOf) {
            return around == Strength.LOOSE ? sizes.of(sizeOf.size()) : sizes.factor(sizeOf.size());
        }
        if (expr instanceof Expr.Access access) {
            return Spelling.indexed(spelling.of(access.array()), sizes.of(access.at()));
        }
        if (expr instanceof Expr.Delta delta) {
            Notation shown =
                    new Notation.Indexed(new Notation.Name("δ"), sizes.of(List.of(delta.left(), delta.right())));
            return cancelling.contains(delta) ? new Notation.Marked(Emphasis.CANCELS, shown) : shown;
        }
        if (expr instanceof Expr.Held held) {
            return of(held.value(), around);
        }
        if (expr instanceof Expr.Unary unary) {
            return unary(unary, around);
        }
        if (expr instanceof Expr.Binary binary) {
            return binary(binary, around);
        }
        if (expr instanceof Expr.Reduce reduce) {
            Notation.Big.Operator operator =
                    Notation.Big.Operator.valueOf(reduce.reduction().name());
            Notation big = new Notation.Big(operator, below(reduce.over()), of(reduce.body(), Strength.TERM));
            return wrapped(big, around.compareTo(Strength.SUM) > 0);
        }
        Expr.Select select = (Expr.Select) expr;
        Notation cases = new Notation.Cases(
                of(select.then(), Strength.LOOSE), of(select.condition()), of(select.otherwise(), Strength.LOOSE));
        return wrapped(cases, around != Strength.LOOSE);
    }

    private Notation unary(Expr.Unary unary, Strength around) {
        Expr inside = unary.argument();
        return switch (unary.function()) {
            case NEGATE ->
                wrapped(row(sign(Symbol.MINUS), of(inside, Strength.TERM)), around.compareTo(Strength.SUM) > 0);
            case SQUARE -> new Notation.Power(base(inside), new Notation.Digits("2"));
            case ABS -> new Notation.Fenced(Fence.BARS, of(inside, Strength.LOOSE));
            case RECIPROCAL -> new Notation.Fraction(new Notation.Digits("1"), of(inside, Strength.LOOSE));
            case SQRT -> new Notation.Root(of(inside, Strength.LOOSE));
            default -> row(new Notation.Function(unary.function().symbol()), parenthesised(of(inside, Strength.LOOSE)));
        };
    }

    /** What a power is taken of: in parentheses unless it is a name or a number. */
    private Notation base(Expr expr) {
        boolean isSimple = expr instanceof Expr.Access || expr instanceof Expr.Const constant && constant.value() >= 0;
        return isSimple ? of(expr, Strength.LOOSE) : parenthesised(of(expr, Strength.LOOSE));
    }

    private Notation binary(Expr.Binary binary, Strength around) {
        Expr a = binary.left();
        Expr b = binary.right();
        return switch (binary.operator()) {
            case ADD ->
                wrapped(
                        row(of(a, Strength.SUM), sign(Symbol.PLUS), of(b, Strength.SUM)),
                        around.compareTo(Strength.SUM) > 0);
            case SUBTRACT ->
                wrapped(
                        row(of(a, Strength.SUM), sign(Symbol.MINUS), of(b, Strength.TERM)),
                        around.compareTo(Strength.SUM) > 0);
            case MULTIPLY ->
                wrapped(row(of(a, Strength.TERM), sign(Symbol.TIMES), of(b, Strength.TERM)), around == Strength.FACTOR);
            case DIVIDE -> new Notation.Fraction(of(a, Strength.LOOSE), of(b, Strength.LOOSE));
            case POW -> new Notation.Power(base(a), of(b, Strength.LOOSE));
            default ->
                row(
                        new Notation.Function(binary.operator().symbol()),
                        parenthesised(row(of(a, Strength.LOOSE), sign(Symbol.COMMA), of(b, Strength.LOOSE))));
        };
    }

    Notation of(Condition condition) {
        if (condition instanceof Condition.Known known) {
            return new Notation.Words(Boolean.toString(known.value()));
        }
        if (condition instanceof Condition.Flag flag) {
            return new Notation.Name(flag.name());
        }
        if (condition instanceof Condition.Compare compare) {
            return row(
                    of(compare.left(), Strength.SUM),
                    sign(symbol(compare.relation())),
                    of(compare.right(), Strength.SUM));
        }
        if (condition instanceof Condition.Ints ints) {
            return row(sizes.of(ints.left()), sign(symbol(ints.relation())), sizes.of(ints.right()));
        }
        if (condition instanceof Condition.Not not) {
            return row(sign(Symbol.NOT), parenthesised(of(not.condition())));
        }
        if (condition instanceof Condition.And and) {
            return row(of(and.left()), sign(Symbol.AND), of(and.right()));
        }
        Condition.Or or = (Condition.Or) condition;
        return parenthesised(row(of(or.left()), sign(Symbol.OR), of(or.right())));
    }

    private static Symbol symbol(Relation relation) {
        return switch (relation) {
            case LESS -> Symbol.LESS;
            case LESS_OR_EQUAL -> Symbol.LESS_OR_EQUAL;
            case GREATER -> Symbol.GREATER;
            case GREATER_OR_EQUAL -> Symbol.GREATER_OR_EQUAL;
            case EQUAL -> Symbol.EQUALS;
            case NOT_EQUAL -> Symbol.NOT_EQUAL;
        };
    }

    private static Notation wrapped(Notation notation, boolean wrap) {
        return wrap ? parenthesised(notation) : notation;
    }

    static Notation number(double value) {
        if (value < 0) {
            return row(sign(Symbol.MINUS), number(-value));
        }
        if (Double.isInfinite(value)) {
            return sign(Symbol.INFINITY);
        }
        if (value == Math.rint(value) && value < 1e9) {
            return new Notation.Digits(Long.toString((long) value));
        }
        String text = Double.toString(value);
        int exponent = text.indexOf('E');
        if (exponent < 0) {
            return new Notation.Digits(text);
        }
        String mantissa = text.substring(0, exponent).replaceAll("\\.0$", "");
        String digits = text.substring(exponent + 1);
        Notation shown = digits.startsWith("-")
                ? row(sign(Symbol.MINUS), new Notation.Digits(digits.substring(1)))
                : new Notation.Digits(digits);
        Notation power = new Notation.Power(new Notation.Digits("10"), shown);
        return mantissa.equals("1") ? power : row(new Notation.Digits(mantissa), sign(Symbol.TIMES), power);
    }
}
