package org.matgrad.processor.loop;

import java.util.List;

/** Estimates, from above, how many bytes of bytecode statements become: HotSpot never compiles a method of over 8,000. */
public final class CodeSize {

    private CodeSize() {}

    public static int of(List<Statement> statements) {
        return statements.stream().mapToInt(CodeSize::of).sum();
    }

    private static int of(Statement statement) {
        if (statement instanceof Statement.For loop) {
            return 16 + of(loop.from()) + 2 * of(loop.limit()) + of(loop.body());
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
        return statement instanceof Statement.Keep ? 24 : 40;
    }

    private static int of(IntExpr expr) {
        if (expr instanceof IntExpr.Sum sum) {
            return 1 + of(sum.left()) + of(sum.right());
        }
        if (expr instanceof IntExpr.Product product) {
            return 1 + of(product.left()) + of(product.right());
        }
        if (expr instanceof IntExpr.Floor floor) {
            return 6 + 2 * of(floor.value());
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
            return of(compare.left()) + of(compare.right());
        }
        return 12 * ((Num.Test.SamePlace) test).left().size();
    }
}
