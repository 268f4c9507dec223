package org.matgrad.processor.component;

/**
 * Formulas whose partial derivatives are numbers, the same whatever is put in. What is added up to nothing stays nothing on
 * its way back through them; elsewhere it may meet an infinite factor.
 */
final class Linear {

    private Linear() {}

    static boolean is(Expr expr) {
        if (expr instanceof Expr.Binary binary) {
            return switch (binary.operator()) {
                case ADD, SUBTRACT -> is(binary.left()) && is(binary.right());
                case MULTIPLY ->
                    isNumber(binary.left()) && is(binary.right()) || is(binary.left()) && isNumber(binary.right());
                default -> false;
            };
        }
        if (expr instanceof Expr.Reduce reduce) {
            return reduce.reduction() == Reduction.SUM && is(reduce.body());
        }
        if (expr instanceof Expr.Unary unary) {
            return unary.function() == Function.NEGATE && is(unary.argument());
        }
        return expr instanceof Expr.Access || isNumber(expr);
    }

    private static boolean isNumber(Expr expr) {
        return expr instanceof Expr.Const || expr instanceof Expr.SizeOf;
    }
}
