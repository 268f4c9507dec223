package org.matgrad.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.loop.IntExpr;
import org.matgrad.processor.loop.Num;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Size;

/** Numbers and offsets as Java expressions, with no more parentheses than needed. */
final class JavaText {

    private static final int SUM = 1;
    private static final int TERM = 2;
    private static final int FACTOR = 3;

    private final Map<Atom, String> sizes;
    private final Recording recording;
    private final RealTypes types;
    private final Map<Character, ClassName> classes;
    /** Locals that hold ints. */
    private final Set<String> exactLocals = new HashSet<>();

    JavaText(Map<Atom, String> sizes, Recording recording, RealTypes types) {
        this.sizes = sizes;
        this.recording = recording;
        this.types = types;
        this.classes = Map.of(
                MATH,
                ClassName.get(Math.class),
                MATRIX_MATH,
                types.math(),
                SPECIAL,
                Types.SPECIAL,
                ELEMENTARY,
                Types.ELEMENTARY,
                OBJECTS,
                ClassName.get(Objects.class),
                WORKSPACE,
                Types.WORKSPACE,
                ARRAYS,
                Types.ARRAYS,
                SYSTEM,
                ClassName.get(System.class),
                STORAGE,
                types.storage());
    }

    RealTypes types() {
        return types;
    }

    /** The same where further names are known. */
    JavaText with(Map<? extends Atom, String> further) {
        Map<Atom, String> all = new HashMap<>(sizes);
        all.putAll(further);
        return new JavaText(all, recording, types);
    }

    static String name(ArrayVar array) {
        return array.name();
    }

    /** Stand for class names until these become references that JavaPoet imports or qualifies. */
    private static final char MATH = '\uE000';

    private static final char MATRIX_MATH = '\uE001';

    private static final char SPECIAL = '\uE002';

    private static final char ELEMENTARY = '\uE004';

    private static final char OBJECTS = '\uE003';

    static final char WORKSPACE = '\uE005';

    static final char ARRAYS = '\uE006';

    static final char SYSTEM = '\uE007';

    private static final char STORAGE = '\uE008';

    CodeBlock of(Num number) {
        return referring(text(number));
    }

    /** A number in which class names are what stands for them. */
    String text(Num number) {
        return of(number, 0);
    }

    /** Notes what holds ints in a sweep that is written next, where not all numbers can hold an int. */
    void hold(IntReads ints) {
        types.addExact(ints.arrays());
        exactLocals.clear();
        exactLocals.addAll(ints.locals());
    }

    /** What an array's component is set to. */
    String text(Num number, ArrayVar target) {
        return types.isExact(target) ? exactly(number) : text(number);
    }

    /** The type of a local, by what it is set to. */
    TypeName declare(String local, Num value) {
        boolean isExact = exactLocals.contains(local)
                || value instanceof Num.Scalar scalar && types.isExact(scalar.array())
                || value instanceof Num.Element element && types.isExact(element.array());
        if (isExact) {
            exactLocals.add(local);
        }
        return isExact ? TypeName.DOUBLE : types.number();
    }

    /** What a local is set to. */
    String text(Num number, String local) {
        return exactLocals.contains(local) ? exactly(number) : text(number);
    }

    CodeBlock of(IntExpr expr) {
        return referring(text(expr));
    }

    String text(IntExpr expr) {
        return of(expr, 0);
    }

    CodeBlock of(Num.Test test) {
        return referring(text(test));
    }

    String text(Num.Test test) {
        return test(test);
    }

    CodeBlock of(Size size) {
        return referring(text(size));
    }

    String text(Size size) {
        return of(size, 0);
    }

    /** The class that keeps an array between calls. */
    char storage(ArrayVar array) {
        return types.isExact(array) ? WORKSPACE : STORAGE;
    }

    /** A size as a factor. */
    String factor(Size size) {
        return of(size, FACTOR);
    }

    /** A component of a {@code double[]}. */
    CodeBlock element(ArrayVar array, IntExpr offset) {
        return referring(component(array, offset));
    }

    String component(ArrayVar array, IntExpr offset) {
        return name(array) + "[" + of(offset, 0) + "]";
    }

    /** Whether something in the text would be taken for a class name. */
    static boolean refers(String text) {
        return text.chars().anyMatch(c -> c >= MATH);
    }

    /** Text with references to classes where something stands for these. */
    CodeBlock referring(String text) {
        CodeBlock.Builder code = CodeBlock.builder();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            ClassName type = c < MATH ? null : classes.get(c);
            if (type != null) {
                code.add("$L$T", text.substring(start, at), type);
                start = at + 1;
            }
        }
        return code.add("$L", text.substring(start)).build();
    }

    private String of(Num number, int strength) {
        if (number instanceof Num.Const constant) {
            return wrapped(types.literal(constant.value()), constant.value() < 0 && strength > SUM);
        }
        if (number instanceof Num.FromInt value) {
            return of(value.value(), FACTOR);
        }
        if (number instanceof Num.Local local) {
            return asReal(local.name(), exactLocals.contains(local.name()));
        }
        if (number instanceof Num.Scalar scalar) {
            return asReal(exactly(number), types.isExact(scalar.array()));
        }
        if (number instanceof Num.Element element) {
            return asReal(exactly(number), types.isExact(element.array()));
        }
        if (number instanceof Num.Call call) {
            return call(call, strength);
        }
        if (number instanceof Num.Op op) {
            return operation(op, strength);
        }
        Num.Choose choose = (Num.Choose) number;
        return "(" + test(choose.test()) + " ? " + of(choose.then(), 0) + " : " + of(choose.otherwise(), 0) + ")";
    }

    /** A number that holds an int, where that int is wanted. */
    private String exactly(Num number) {
        if (number instanceof Num.Const constant) {
            return Double.toString(constant.value());
        }
        if (number instanceof Num.Local local) {
            return local.name();
        }
        if (number instanceof Num.Scalar scalar) {
            return name(scalar.array());
        }
        if (number instanceof Num.Element element) {
            return name(element.array()) + "[" + of(element.offset(), 0) + "]";
        }
        if (number instanceof Num.Choose choose) {
            return "(" + test(choose.test()) + " ? " + exactly(choose.then()) + " : " + exactly(choose.otherwise())
                    + ")";
        }
        return of(number, FACTOR);
    }

    /** A number that holds an int is rounded where it is used as a real one. */
    private static String asReal(String number, boolean isExact) {
        return isExact ? "(float) " + number : number;
    }

    /** The value of a function that Java has for doubles only. */
    private String ofDouble(String value) {
        return types.isDouble() ? value : "(" + types.number() + ") " + value;
    }

    private String call(Num.Call call, int strength) {
        String argument = of(call.argument(), 0);
        return switch (call.function()) {
            case NEGATE -> {
                String operand = of(call.argument(), FACTOR);
                yield wrapped((operand.startsWith("-") ? "- " : "-") + operand, strength > SUM);
            }
            case RECIPROCAL -> wrapped(types.literal(1) + " / " + of(call.argument(), FACTOR), strength > TERM);
            case SQUARE -> {
                boolean simple = call.argument() instanceof Num.Local
                        || call.argument() instanceof Num.Scalar
                        || call.argument() instanceof Num.Element;
                yield simple
                        ? wrapped(argument + " * " + argument, strength > TERM)
                        : MATRIX_MATH + ".square(" + argument + ")";
            }
            case SIGN -> MATH + ".signum(" + argument + ")";
            case ABS -> MATH + ".abs(" + argument + ")";
            case ERF, ERFC, LOG_GAMMA, DIGAMMA, TRIGAMMA, TETRAGAMMA ->
                ofDouble(SPECIAL + "." + call.function().symbol() + "(" + argument + ")");
            case TANH -> ofDouble(ELEMENTARY + ".tanh(" + argument + ")");
            case SIGMOID, SOFTPLUS, RELU -> MATRIX_MATH + "." + call.function().symbol() + "(" + argument + ")";
            default -> ofDouble(MATH + "." + call.function().symbol() + "(" + argument + ")");
        };
    }

    private String operation(Num.Op op, int strength) {
        Operator operator = op.operator();
        if (!operator.isInfix()) {
            String value = MATH + "." + operator.symbol() + "(" + of(op.left(), 0) + ", " + of(op.right(), 0) + ")";
            boolean isExtremum = operator == Operator.MAX || operator == Operator.MIN;
            return isExtremum ? value : ofDouble(value);
        }
        boolean sum = operator.precedence() == 1;
        int own = sum ? SUM : TERM;
        String symbol = operator == Operator.MULTIPLY ? " * " : operator.symbol();
        // Java's + and * are left-associative, and rounding makes the order matter.
        String right = of(op.right(), own + 1);
        // An int divided by an int would be another operation.
        String left = op.left() instanceof Num.FromInt && op.right() instanceof Num.FromInt
                ? "(" + types.number() + ") " + of(op.left(), FACTOR)
                : of(op.left(), own);
        return wrapped(left + symbol + right, strength > own);
    }

    private String test(Num.Test test) {
        if (test instanceof Num.Test.Known known) {
            return Boolean.toString(known.value());
        }
        if (test instanceof Num.Test.Flag flag) {
            return flag.name();
        }
        if (test instanceof Num.Test.Compare compare) {
            return of(compare.left(), SUM) + " " + compare.relation().symbol() + " " + of(compare.right(), SUM);
        }
        if (test instanceof Num.Test.Ints ints) {
            return of(ints.left(), SUM) + " " + ints.relation().symbol() + " " + of(ints.right(), SUM);
        }
        if (test instanceof Num.Test.Not not) {
            return "!(" + test(not.test()) + ")";
        }
        if (test instanceof Num.Test.And and) {
            return conjunct(and.left()) + " && " + conjunct(and.right());
        }
        Num.Test.Or or = (Num.Test.Or) test;
        return test(or.left()) + " || " + test(or.right());
    }

    private String conjunct(Num.Test test) {
        return wrapped(test(test), test instanceof Num.Test.Or);
    }

    private String of(IntExpr expr, int strength) {
        if (expr instanceof IntExpr.Num number) {
            return wrapped(Integer.toString(number.value()), number.value() < 0 && strength > SUM);
        }
        if (expr instanceof IntExpr.Var variable) {
            return variable.name();
        }
        if (expr instanceof IntExpr.SizeOf size) {
            return of(size.size(), strength);
        }
        if (expr instanceof IntExpr.Sum sum) {
            if (sum.right() instanceof IntExpr.Num number && number.value() < 0) {
                return wrapped(of(sum.left(), SUM) + " - " + -number.value(), strength > SUM);
            }
            return wrapped(of(sum.left(), SUM) + " + " + of(sum.right(), SUM), strength > SUM);
        }
        if (expr instanceof IntExpr.Product product) {
            // In Java, a * b / c divides the product.
            String right = of(product.right(), divides(product.right()) ? FACTOR : TERM);
            return wrapped(of(product.left(), TERM) + " * " + right, strength > TERM);
        }
        if (expr instanceof IntExpr.Quotient quotient) {
            String text = of(quotient.left(), TERM) + " / " + of(quotient.right(), FACTOR);
            return wrapped(text, strength > TERM);
        }
        if (expr instanceof IntExpr.Remainder remainder) {
            String text = of(remainder.left(), TERM) + " % " + of(remainder.right(), FACTOR);
            return wrapped(text, strength > TERM);
        }
        if (expr instanceof IntExpr.Extremum extremum) {
            String arguments = of(extremum.left(), 0) + ", " + of(extremum.right(), 0);
            return MATH + "." + extremum.kind().symbol() + "(" + arguments + ")";
        }
        if (expr instanceof IntExpr.Element element) {
            return element.array() + "[" + of(element.at(), 0) + "]";
        }
        if (expr instanceof IntExpr.Truncated truncated) {
            return wrapped("(int) " + exactly(truncated.number()), strength > TERM);
        }
        if (expr instanceof IntExpr.Checked checked) {
            return OBJECTS + ".checkIndex(" + of(checked.value(), 0) + ", " + of(checked.size(), 0) + ")";
        }
        if (expr instanceof IntExpr.Base base) {
            String text = recording.base(base.array(), this);
            return wrapped(text, text.contains(" ") && strength > TERM);
        }
        IntExpr.Floor floor = (IntExpr.Floor) expr;
        if (floor.value() instanceof IntExpr.Num number) {
            return Integer.toString(number.value() - number.value() % floor.step());
        }
        String value = of(floor.value(), TERM);
        return wrapped(value + " - " + value + " % " + floor.step(), strength > SUM);
    }

    private static boolean divides(IntExpr expr) {
        return expr instanceof IntExpr.Quotient
                || expr instanceof IntExpr.Remainder
                || expr instanceof IntExpr.SizeOf size
                        && (size.size().single() instanceof Atom.Quotient
                                || size.size().single() instanceof Atom.Remainder);
    }

    private String of(Size size, int strength) {
        if (size.terms().isEmpty()) {
            return "0";
        }
        StringBuilder text = new StringBuilder();
        for (Size.Monomial term : size.terms()) {
            boolean negative = term.coefficient() < 0;
            if (text.length() > 0) {
                text.append(negative ? " - " : " + ");
            } else if (negative) {
                text.append('-');
            }
            text.append(monomial(term));
        }
        boolean sum = size.terms().size() > 1 || size.terms().get(0).coefficient() < 0;
        Atom single = size.single();
        boolean isName = single != null && !(single instanceof Atom.Quotient) && !(single instanceof Atom.Remainder);
        boolean product = !isName && size.constant().isEmpty();
        return wrapped(text.toString(), sum && strength > SUM || product && strength > TERM);
    }

    private String monomial(Size.Monomial term) {
        StringJoiner product = new StringJoiner(" * ");
        // Beside Integer.MIN_VALUE every magnitude is an int.
        String magnitude = term.coefficient() == Integer.MIN_VALUE
                ? "Integer.MIN_VALUE"
                : Integer.toString(Math.abs(term.coefficient()));
        if (term.atoms().isEmpty() || !magnitude.equals("1")) {
            product.add(magnitude);
        }
        List<Atom> atoms = term.atoms();
        for (Atom atom : atoms) {
            product.add(atom(atom, atoms.size() > 1 || !magnitude.equals("1")));
        }
        return product.toString();
    }

    private String atom(Atom atom, boolean inProduct) {
        if (atom instanceof Atom.Quotient quotient) {
            return wrapped(of(quotient.dividend(), TERM) + " / " + of(quotient.divisor(), FACTOR), inProduct);
        }
        if (atom instanceof Atom.Remainder remainder) {
            return wrapped(of(remainder.dividend(), TERM) + " % " + of(remainder.divisor(), FACTOR), inProduct);
        }
        if (atom instanceof Atom.Extremum extremum) {
            String arguments = of(extremum.left(), 0) + ", " + of(extremum.right(), 0);
            return MATH + "." + extremum.kind().symbol() + "(" + arguments + ")";
        }
        if (atom instanceof Atom.Length length) {
            return length.array() + ".length";
        }
        if (atom instanceof Atom.Element element && !sizes.containsKey(element)) {
            return element.array() + "[" + of(element.at(), 0) + "]";
        }
        String name = sizes.get(atom);
        if (name == null) {
            throw new IllegalStateException("no size " + atom);
        }
        return name;
    }

    private static String wrapped(String text, boolean wrap) {
        return wrap ? "(" + text + ")" : text;
    }
}
