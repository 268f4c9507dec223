package org.matgrad.processor.loop;

import java.util.List;
import java.util.stream.Collectors;
import org.matgrad.processor.component.ArrayVar;

/** Loop nests as text that a person can check: a line a statement, loops indented. */
public final class Listing {

    private final StringBuilder text = new StringBuilder();

    private Listing() {}

    public static String of(List<Block> blocks) {
        Listing listing = new Listing();
        blocks.forEach(block -> listing.list(block.statements(), ""));
        return listing.text.toString();
    }

    private void list(List<Statement> statements, String indent) {
        for (Statement statement : statements) {
            text.append(indent).append(line(statement)).append('\n');
            if (statement instanceof Statement.For loop) {
                list(loop.body(), indent + "  ");
            }
        }
    }

    private static String line(Statement statement) {
        if (statement instanceof Statement.For loop) {
            String by = loop.step() == 1 ? "" : " by " + loop.step();
            return "for " + loop.variable() + " from " + text(loop.from()) + " below " + text(loop.limit()) + by;
        }
        if (statement instanceof Statement.Declare declare) {
            return "local " + declare.local() + " = " + text(declare.value());
        }
        if (statement instanceof Statement.SetLocal set) {
            return set.local() + " = " + text(set.value());
        }
        if (statement instanceof Statement.SetScalar set) {
            return set.array() + " = " + text(set.value());
        }
        if (statement instanceof Statement.Store store) {
            return element(store.array(), store.offset()) + " = " + text(store.value());
        }
        if (statement instanceof Statement.Fill fill) {
            return fill.array() + "[...] = " + fill.value();
        }
        if (statement instanceof Statement.Keep keep) {
            return keep.local() + " = " + keep.reduction().symbol() + "(" + keep.local() + ", " + keep.candidate()
                    + ")";
        }
        Statement.Product product = (Statement.Product) statement;
        return product.target()
                + (product.writing() == Statement.Writing.SET ? " = " : " += ")
                + operand(product.left(), product.leftLayout())
                + operand(product.right(), product.rightLayout());
    }

    private static String operand(ArrayVar array, Statement.Layout layout) {
        return array + (layout == Statement.Layout.TRANSPOSED ? "ᵀ" : "");
    }

    private static String element(ArrayVar array, IntExpr offset) {
        return array + "[" + text(offset) + "]";
    }

    private static String text(IntExpr expr) {
        if (expr instanceof IntExpr.Num number) {
            return Integer.toString(number.value());
        }
        if (expr instanceof IntExpr.Var variable) {
            return variable.name();
        }
        if (expr instanceof IntExpr.SizeOf size) {
            return size.size().toString();
        }
        if (expr instanceof IntExpr.Sum sum) {
            return text(sum.left()) + "+" + text(sum.right());
        }
        if (expr instanceof IntExpr.Product product) {
            return factor(product.left()) + "*" + factor(product.right());
        }
        IntExpr.Floor floor = (IntExpr.Floor) expr;
        return "floor(" + text(floor.value()) + ", " + floor.step() + ")";
    }

    private static String factor(IntExpr expr) {
        return expr instanceof IntExpr.Sum ? "(" + text(expr) + ")" : text(expr);
    }

    private static String text(Num number) {
        if (number instanceof Num.Const constant) {
            return Double.toString(constant.value());
        }
        if (number instanceof Num.FromInt value) {
            return text(value.value());
        }
        if (number instanceof Num.Local local) {
            return local.name();
        }
        if (number instanceof Num.Scalar scalar) {
            return scalar.array().name();
        }
        if (number instanceof Num.Element element) {
            return element(element.array(), element.offset());
        }
        if (number instanceof Num.Call call) {
            return call.function().symbol() + "(" + text(call.argument()) + ")";
        }
        if (number instanceof Num.Op op) {
            return op.operator().isInfix()
                    ? "(" + text(op.left()) + op.operator().symbol() + text(op.right()) + ")"
                    : op.operator().symbol() + "(" + text(op.left()) + ", " + text(op.right()) + ")";
        }
        Num.Choose choose = (Num.Choose) number;
        return "(" + text(choose.test()) + " ? " + text(choose.then()) + " : " + text(choose.otherwise()) + ")";
    }

    private static String text(Num.Test test) {
        if (test instanceof Num.Test.Compare compare) {
            return text(compare.left()) + " " + compare.relation().symbol() + " " + text(compare.right());
        }
        Num.Test.SamePlace same = (Num.Test.SamePlace) test;
        return places(same.left()) + " == " + places(same.right());
    }

    private static String places(List<IntExpr> places) {
        return places.stream().map(Listing::text).collect(Collectors.joining(",", "(", ")"));
    }
}
