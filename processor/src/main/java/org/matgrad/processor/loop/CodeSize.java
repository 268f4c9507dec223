package org.matgrad.processor.loop;

import java.util.List;

/** Estimates, from above, how many bytes of bytecode statements become: HotSpot never compiles a method of over 8,000. */
public final class CodeSize {

    private CodeSize() {}

    public static int of(List<Statement> statements) {
        return statements.stream().mapToInt(CodeSize::of).sum();
    }

    /** The size of nodes written one behind the other. */
    public static int ofNodes(List<Node> nodes) {
        return nodes.stream().mapToInt(CodeSize::of).sum();
    }

    /** The size of a node with all that stands in it. */
    public static int of(Node node) {
        if (node instanceof Block block) {
            return of(block.statements());
        }
        if (node instanceof Cycle cycle) {
            return 80
                    + 60 * cycle.recorded().size()
                    + of(cycle.entry())
                    + of(cycle.exit())
                    + ofNodes(cycle.body())
                    + 2 * (of(cycle.from()) + of(cycle.limit()) + of(cycle.step()));
        }
        Fork fork = (Fork) node;
        return 12 + of(fork.condition()) + ofNodes(fork.then()) + ofNodes(fork.otherwise());
    }

    private static int of(Statement statement) {
        if (statement instanceof Statement.For loop) {
            return 16 + of(loop.from()) + 2 * of(loop.limit()) + of(loop.body());
        }
        if (statement instanceof Statement.When when) {
            return 6 + of(when.test()) + of(when.body());
        }
        if (statement instanceof Statement.Declare declare) {
            return 4 + of(declare.value());
        }
        if (statement instanceof Statement.SetLocal set) {
            return 4 + of(set.value());
        }
        if (statement instanceof Statement.SetScalar set) {
            return 8 + of(set.value());
        }
        if (statement instanceof Statement.Store store) {
            return 4 + of(store.offset()) + of(store.value());
        }
        if (statement instanceof Statement.Fill fill) {
            return 16 + of(fill.from()) + of(fill.length());
        }
        if (statement instanceof Statement.Apply apply) {
            return 4
                    + of(apply.length())
                    + apply.runs().stream().mapToInt(run -> 8 + of(run.from())).sum();
        }
        if (statement instanceof Statement.Copy copy) {
            return 12 + of(copy.to()) + of(copy.from()) + of(copy.length());
        }
        if (statement instanceof Statement.Call call) {
            return 40 + 40 * (call.targets().size() + call.arguments().size());
        }
        return statement instanceof Statement.Keep ? 24 : 80;
    }

    private static int of(IntExpr expr) {
        if (expr instanceof IntExpr.Sum sum) {
            return 1 + of(sum.left()) + of(sum.right());
        }
        if (expr instanceof IntExpr.Product product) {
            return 1 + of(product.left()) + of(product.right());
        }
        if (expr instanceof IntExpr.Quotient quotient) {
            return 1 + of(quotient.left()) + of(quotient.right());
        }
        if (expr instanceof IntExpr.Remainder remainder) {
            return 1 + of(remainder.left()) + of(remainder.right());
        }
        if (expr instanceof IntExpr.Extremum extremum) {
            return 3 + of(extremum.left()) + of(extremum.right());
        }
        if (expr instanceof IntExpr.Element element) {
            return 5 + of(element.at());
        }
        if (expr instanceof IntExpr.Truncated truncated) {
            return 1 + of(truncated.number());
        }
        if (expr instanceof IntExpr.Checked checked) {
            return 3 + of(checked.value()) + of(checked.size());
        }
        if (expr instanceof IntExpr.Floor floor) {
            return 6 + 2 * of(floor.value());
        }
        if (expr instanceof IntExpr.Base) {
            return 12;
        }
        return expr instanceof IntExpr.SizeOf size
                ? 8 * Math.max(1, size.size().terms().size())
                : 4;
    }

    private static int of(Num number) {
        if (number instanceof Num.Element element) {
            return 4 + of(element.offset());
        }
        if (number instanceof Num.Call call) {
            return 8 + of(call.argument());
        }
        if (number instanceof Num.Op op) {
            return (op.operator().isInfix() ? 1 : 4) + of(op.left()) + of(op.right());
        }
        if (number instanceof Num.Choose choose) {
            return 12 + of(choose.test()) + of(choose.then()) + of(choose.otherwise());
        }
        return number instanceof Num.FromInt value ? 1 + of(value.value()) : 4;
    }

    private static int of(Num.Test test) {
        if (test instanceof Num.Test.Compare compare) {
            return 4 + of(compare.left()) + of(compare.right());
        }
        if (test instanceof Num.Test.Ints ints) {
            return 4 + of(ints.left()) + of(ints.right());
        }
        if (test instanceof Num.Test.Not not) {
            return 4 + of(not.test());
        }
        if (test instanceof Num.Test.And and) {
            return of(and.left()) + of(and.right());
        }
        return test instanceof Num.Test.Or or ? of(or.left()) + of(or.right()) : 4;
    }
}
