package org.matgrad.processor.loop;

import java.util.OptionalInt;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Operator;

/** Formulas that are computed again rather than kept: a few additions and multiplications. */
final class Cheap {

    /** Beside the store and the load of a component as many operations are free. */
    private static final int MOST_OPERATIONS = 4;

    private Cheap() {}

    static boolean is(Expr formula) {
        OptionalInt operations = operations(formula);
        return operations.isPresent() && operations.getAsInt() <= MOST_OPERATIONS;
    }

    /** How many operations a formula has; empty where one of them isn't cheap. */
    private static OptionalInt operations(Expr expr) {
        boolean isOperation = expr instanceof Expr.Binary || expr instanceof Expr.Unary;
        boolean isCheap = expr instanceof Expr.Binary binary && isCheap(binary.operator())
                || expr instanceof Expr.Unary unary && unary.function().isCheap()
                || expr instanceof Expr.Access access && access.isPlain()
                || expr instanceof Expr.Const;
        if (!isCheap) {
            return OptionalInt.empty();
        }
        int sum = isOperation ? 1 : 0;
        for (Expr child : Exprs.children(expr)) {
            OptionalInt operations = operations(child);
            if (operations.isEmpty()) {
                return operations;
            }
            sum += operations.getAsInt();
        }
        return OptionalInt.of(sum);
    }

    private static boolean isCheap(Operator operator) {
        return operator == Operator.ADD || operator == Operator.SUBTRACT || operator == Operator.MULTIPLY;
    }
}
