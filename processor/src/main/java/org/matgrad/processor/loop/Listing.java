package org.matgrad.processor.loop;

import java.util.List;
import java.util.stream.Collectors;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Repetition;

/** Loop nests as text that a person can check: a line a statement, loops indented. */
public final class Listing {

    private final StringBuilder text = new StringBuilder();

    private Listing() {}

    public static String of(List<? extends Node> nodes) {
        Listing listing = new Listing();
        nodes.forEach(node -> listing.list(node, ""));
        return listing.text.toString();
    }

    private void list(Node node, String indent) {
        if (node instanceof Block block) {
            list(block.statements(), indent);
        } else if (node instanceof Cycle cycle) {
            list(cycle.entry(), indent);
            String backwards = cycle.order() == Repetition.Order.FORWARD ? "" : "backwards ";
            text.append(indent).append(backwards).append("turns of ").append(cycle.variable());
            text.append(" from ").append(text(cycle.from())).append(" to ").append(text(cycle.limit()));
            text.append('\n');
            cycle.body().forEach(inner -> list(inner, indent + "  "));
            list(cycle.exit(), indent);
        } else if (node instanceof Fork fork) {
            text.append(indent).append("if ").append(text(fork.condition())).append('\n');
            fork.then().forEach(inner -> list(inner, indent + "  "));
            text.append(indent).append("else\n");
            fork.otherwise().forEach(inner -> list(inner, indent + "  "));
        }
    }

    private void list(List<Statement> statements, String indent) {
        for (Statement statement : statements) {
            text.append(indent).append(line(statement)).append('\n');
            if (statement instanceof Statement.For loop) {
                list(loop.body(), indent + "  ");
            } else if (statement instanceof Statement.When when) {
                list(when.body(), indent + "  ");
            }
        }
    }

    private static String line(Statement statement) {
        if (statement instanceof Statement.For loop) {
            String by = loop.step() == 1 ? "" : " by " + loop.step();
            return "for " + loop.variable() + " from " + text(loop.from()) + " below " + text(loop.limit()) + by;
        }
        if (statement instanceof Statement.When when) {
            return "if " + text(when.test());
        }
        if (statement instanceof Statement.Copy copy) {
            return copy.target() + "[...] = " + copy.source() + "[...]";
        }
        if (statement instanceof Statement.Allocate allocate) {
            return "allocate " + allocate.array();
        }
        if (statement instanceof Statement.Record record) {
            return "record " + record.array();
        }
        if (statement instanceof Statement.Advance advance) {
            return "advance " + advance.array();
        }
        if (statement instanceof Statement.Retreat retreat) {
            return "retreat " + retreat.array();
        }
        if (statement instanceof Statement.Require require) {
            return "require " + text(require.left()) + " == " + text(require.right());
        }
        if (statement instanceof Statement.RequireWithin require) {
            return "require " + text(require.from()) + " to " + text(require.to()) + " within "
                    + text(require.extent());
        }
        if (statement instanceof Statement.RequireCount require) {
            return "require " + text(require.count()) + " >= 0";
        }
        if (statement instanceof Statement.Call call) {
            return call.targets().get(0).array() + " = " + call.procedure().name() + "(...)";
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
        if (statement instanceof Statement.Apply apply) {
            return apply.runs().stream()
                            .map(run -> element(run.array(), run.from()) + "...")
                            .collect(Collectors.joining(", "))
                    + " = " + apply.function().symbol() + " of " + text(apply.length());
        }
        if (statement instanceof Statement.Keep keep) {
            return keep.local() + " = " + keep.reduction().symbol() + "(" + keep.local() + ", " + keep.candidate()
                    + ")";
        }
        if (statement instanceof Statement.PartProduct part) {
            return part.target().array() + "[" + text(part.target().offset()) + "...]"
                    + (part.writing() == Statement.Writing.SET ? " = " : " += ")
                    + part.left().array() + "[" + text(part.left().offset()) + "...] "
                    + part.right().array() + "[" + text(part.right().offset()) + "...]";
        }
        Statement.Product product = (Statement.Product) statement;
        return product.target().array()
                + (product.writing() == Statement.Writing.SET ? " = " : " += ")
                + operand(product.left().array(), product.leftLayout())
                + operand(product.right().array(), product.rightLayout());
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
        if (expr instanceof IntExpr.Quotient quotient) {
            return factor(quotient.left()) + "/" + factor(quotient.right());
        }
        if (expr instanceof IntExpr.Remainder remainder) {
            return factor(remainder.left()) + "%" + factor(remainder.right());
        }
        if (expr instanceof IntExpr.Extremum extremum) {
            return extremum.kind().symbol() + "(" + text(extremum.left()) + ", " + text(extremum.right()) + ")";
        }
        if (expr instanceof IntExpr.Element element) {
            return element.array() + "[" + text(element.at()) + "]";
        }
        if (expr instanceof IntExpr.Truncated truncated) {
            return "int(" + text(truncated.number()) + ")";
        }
        if (expr instanceof IntExpr.Checked checked) {
            return "check(" + text(checked.value()) + ")";
        }
        if (expr instanceof IntExpr.Base base) {
            return "base(" + base.array() + ")";
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
        if (test instanceof Num.Test.Ints ints) {
            return text(ints.left()) + " " + ints.relation().symbol() + " " + text(ints.right());
        }
        if (test instanceof Num.Test.Not not) {
            return "!(" + text(not.test()) + ")";
        }
        if (test instanceof Num.Test.And and) {
            return text(and.left()) + " && " + text(and.right());
        }
        if (test instanceof Num.Test.Or or) {
            return "(" + text(or.left()) + " || " + text(or.right()) + ")";
        }
        return test instanceof Num.Test.Flag flag ? flag.name() : "" + ((Num.Test.Known) test).value();
    }
}
