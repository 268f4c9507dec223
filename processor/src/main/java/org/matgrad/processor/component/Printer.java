package org.matgrad.processor.component;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;

/** Formulas as text, as they would be written on paper: {@code y[i] = Σj W[i,j]·x[j]}. */
public final class Printer {

    private static final int SUM = 1;
    private static final int TERM = 2;
    private static final int FACTOR = 3;

    private final Map<Index, String> names = new HashMap<>();

    private Printer(Iterable<Index> indices) {
        Set<String> taken = new HashSet<>();
        for (Index index : indices) {
            String name = index.name();
            while (!taken.add(name)) {
                name += "'";
            }
            names.put(index, name);
        }
    }

    /** A condition of a branch. */
    public static String print(Condition condition) {
        return new Printer(List.of()).condition(condition);
    }

    public static String print(Definition definition) {
        Printer printer = new Printer(indices(definition.indices(), definition.body()));
        return printer.access(definition.self()) + " = " + printer.expr(definition.body(), 0);
    }

    /** A formula whose free indices are those given, so that their names are kept. */
    public static String print(List<Index> free, Expr expr) {
        return new Printer(indices(free, expr)).expr(expr, 0);
    }

    /** Clauses, one a line, what stands in a loop or a branch indented. */
    public static String print(List<Clause> clauses) {
        StringBuilder text = new StringBuilder();
        ClausePrinter.print(clauses, "", text);
        return text.toString();
    }

    private static Set<Index> indices(List<Index> first, Expr expr) {
        Set<Index> all = new LinkedHashSet<>(first);
        all.addAll(Exprs.freeIndices(expr));
        all.addAll(Exprs.boundIndices(expr));
        return all;
    }

    private String expr(Expr expr, int strength) {
        if (expr instanceof Expr.Const constant) {
            String text = number(constant.value());
            return constant.value() < 0 && strength > 0 ? "(" + text + ")" : text;
        }
        if (expr instanceof Expr.SizeOf sizeOf) {
            Size size = sizeOf.size();
            return size.single() != null || size.constant().isPresent() ? size(size) : "(" + size(size) + ")";
        }
        if (expr instanceof Expr.Access access) {
            return access(access);
        }
        if (expr instanceof Expr.Delta delta) {
            return "δ[" + size(delta.left()) + "," + size(delta.right()) + "]";
        }
        if (expr instanceof Expr.Held held) {
            return expr(held.value(), strength);
        }
        if (expr instanceof Expr.Unary unary) {
            return unary(unary, strength);
        }
        if (expr instanceof Expr.Binary binary) {
            return binary(binary, strength);
        }
        if (expr instanceof Expr.Reduce reduce) {
            String over = reduce.over().stream().map(this::bound).collect(Collectors.joining(","));
            return wrapped(reduce.reduction().symbol() + over + " " + expr(reduce.body(), TERM), strength > SUM);
        }
        Expr.Select select = (Expr.Select) expr;
        String text = "(" + condition(select.condition()) + " ? " + expr(select.then(), 0) + " : "
                + expr(select.otherwise(), 0);
        return text + ")";
    }

    private String unary(Expr.Unary unary, int strength) {
        return switch (unary.function()) {
            case NEGATE -> wrapped("-" + expr(unary.argument(), TERM), strength > SUM);
            case SQUARE -> expr(unary.argument(), FACTOR + 1) + "²";
            case ABS -> "|" + expr(unary.argument(), 0) + "|";
            case RECIPROCAL -> wrapped("1 / " + expr(unary.argument(), FACTOR), strength > TERM);
            default -> unary.function().symbol() + "(" + expr(unary.argument(), 0) + ")";
        };
    }

    private String binary(Expr.Binary binary, int strength) {
        Operator operator = binary.operator();
        if (!operator.isInfix()) {
            return operator.symbol() + "(" + expr(binary.left(), 0) + ", " + expr(binary.right(), 0) + ")";
        }
        int own = operator.precedence() == 1 ? SUM : TERM;
        boolean strict = operator == Operator.SUBTRACT || operator == Operator.DIVIDE;
        int right = strict || own == TERM ? own + 1 : own;
        return wrapped(expr(binary.left(), own) + operator.symbol() + expr(binary.right(), right), strength > own);
    }

    /** An index that is summed over, with its extent where that depends on another index. */
    private String bound(Index index) {
        return Exprs.indices(index.extent()).isEmpty()
                ? names.get(index)
                : names.get(index) + "<" + size(index.extent());
    }

    private String condition(Condition condition) {
        if (condition instanceof Condition.Known known) {
            return Boolean.toString(known.value());
        }
        if (condition instanceof Condition.Flag flag) {
            return flag.name();
        }
        if (condition instanceof Condition.Compare compare) {
            return expr(compare.left(), SUM) + " " + compare.relation().symbol() + " " + expr(compare.right(), SUM);
        }
        if (condition instanceof Condition.Ints ints) {
            String relation =
                    ints.relation() == Relation.EQUAL ? "=" : ints.relation().symbol();
            return size(ints.left()) + " " + relation + " " + size(ints.right());
        }
        if (condition instanceof Condition.Not not) {
            return "!(" + condition(not.condition()) + ")";
        }
        if (condition instanceof Condition.And and) {
            return condition(and.left()) + " && " + condition(and.right());
        }
        Condition.Or or = (Condition.Or) condition;
        return "(" + condition(or.left()) + " || " + condition(or.right()) + ")";
    }

    /** An int formula, its indices under their names here. */
    private String size(Size size) {
        return size.substitute(atom -> atom instanceof Index index
                        ? Size.of(new Atom.Symbol(names.getOrDefault(index, index.name())))
                        : Size.of(atom))
                .toString();
    }

    private String access(Expr.Access access) {
        return access.at().isEmpty()
                ? access.array().name()
                : access.array().name() + "["
                        + access.at().stream().map(this::size).collect(Collectors.joining(",")) + "]";
    }

    private static String wrapped(String text, boolean wrap) {
        return wrap ? "(" + text + ")" : text;
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return Double.isInfinite(value) ? (value > 0 ? "∞" : "-∞") : Double.toString(value);
    }
}
