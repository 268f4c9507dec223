package org.matgrad.processor.calculus;

import static org.matgrad.processor.component.Algebra.add;
import static org.matgrad.processor.component.Algebra.apply;
import static org.matgrad.processor.component.Algebra.constant;
import static org.matgrad.processor.component.Algebra.divide;
import static org.matgrad.processor.component.Algebra.multiply;
import static org.matgrad.processor.component.Algebra.negate;
import static org.matgrad.processor.component.Algebra.select;
import static org.matgrad.processor.component.Algebra.subtract;
import static org.matgrad.processor.component.Expr.ONE;
import static org.matgrad.processor.component.Expr.ZERO;
import static org.matgrad.processor.matrix.Relation.EQUAL;
import static org.matgrad.processor.matrix.Relation.GREATER;
import static org.matgrad.processor.matrix.Relation.LESS;

import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.matrix.Relation;

/**
 * The derivatives of the functions of one and two numbers. The formulas are those of Abramowitz and Stegun, chapters 3
 * and 4; at kinks a subgradient is chosen, never NaN.
 */
final class Derivatives {

    private Derivatives() {}

    /** The derivative of a function at x, where it has the value y. */
    static Expr of(Function function, Expr x, Expr y) {
        return switch (function) {
            case NEGATE -> constant(-1);
            case EXP -> y;
            // Not y + 1, which loses all digits for large negative x.
            case EXPM1 -> apply(Function.EXP, x);
            case LOG -> divide(ONE, x);
            case LOG1P -> divide(ONE, add(ONE, x));
            case SQRT -> divide(constant(0.5), y);
            case CBRT -> divide(ONE, multiply(constant(3), apply(Function.SQUARE, y)));
            case SQUARE -> multiply(constant(2), x);
            case ABS -> apply(Function.SIGN, x);
            case SIGN -> ZERO;
            case SIN -> apply(Function.COS, x);
            case COS -> negate(apply(Function.SIN, x));
            case TAN -> add(ONE, apply(Function.SQUARE, y));
            case ASIN -> divide(ONE, root(subtract(ONE, apply(Function.SQUARE, x))));
            case ACOS -> negate(divide(ONE, root(subtract(ONE, apply(Function.SQUARE, x)))));
            case ATAN -> divide(ONE, add(ONE, apply(Function.SQUARE, x)));
            case SINH -> apply(Function.COSH, x);
            case COSH -> apply(Function.SINH, x);
            case TANH -> subtract(ONE, apply(Function.SQUARE, y));
            case SIGMOID -> multiply(y, subtract(ONE, y));
            case SOFTPLUS -> apply(Function.SIGMOID, x);
            case RELU -> select(new Condition.Compare(GREATER, x, ZERO), ONE, ZERO);
            case RECIPROCAL -> negate(apply(Function.SQUARE, y));
            case ERF -> bell(x);
            case ERFC -> negate(bell(x));
            case LOG_GAMMA -> apply(Function.DIGAMMA, x);
            case DIGAMMA -> apply(Function.TRIGAMMA, x);
            case TRIGAMMA -> apply(Function.TETRAGAMMA, x);
            case TETRAGAMMA -> throw UnknownDerivative.of("The fourth derivative of logGamma");
        };
    }

    /** The partial derivative by the left argument of an operator that has the value y. */
    static Expr left(Operator operator, Expr a, Expr b, Expr y) {
        return switch (operator) {
            case ADD, SUBTRACT -> ONE;
            case MULTIPLY -> b;
            case DIVIDE -> divide(ONE, b);
            // p·x^(p-1), but 0 for p = 0, where x = 0 would give 0·∞.
            case POW ->
                select(
                        new Condition.Compare(EQUAL, b, ZERO),
                        ZERO,
                        multiply(b, new Expr.Binary(Operator.POW, a, subtract(b, ONE))));
            case ATAN2 -> divide(b, squares(a, b));
            case HYPOT -> safeRatio(a, y);
            case MIN -> share(LESS, a, b);
            case MAX -> share(GREATER, a, b);
        };
    }

    /** The partial derivative by the right argument of an operator that has the value y. */
    static Expr right(Operator operator, Expr a, Expr b, Expr y) {
        return switch (operator) {
            case ADD -> ONE;
            case SUBTRACT -> constant(-1);
            case MULTIPLY -> a;
            case DIVIDE -> negate(divide(y, b));
            // x^p·log x, but 0 for x = 0, where p > 0 would give 0·∞.
            case POW -> select(new Condition.Compare(EQUAL, a, ZERO), ZERO, multiply(y, apply(Function.LOG, a)));
            case ATAN2 -> negate(divide(a, squares(a, b)));
            case HYPOT -> safeRatio(b, y);
            case MIN -> share(LESS, b, a);
            case MAX -> share(GREATER, b, a);
        };
    }

    /** 2/√π·exp(-x²), Abramowitz and Stegun 7.1.19. */
    private static Expr bell(Expr x) {
        Expr square = apply(Function.SQUARE, x);
        return multiply(constant(2 / Math.sqrt(Math.PI)), apply(Function.EXP, negate(square)));
    }

    private static Expr root(Expr x) {
        return apply(Function.SQRT, x);
    }

    private static Expr squares(Expr a, Expr b) {
        return add(apply(Function.SQUARE, a), apply(Function.SQUARE, b));
    }

    private static Expr safeRatio(Expr a, Expr length) {
        return select(new Condition.Compare(EQUAL, length, ZERO), ZERO, divide(a, length));
    }

    /** All to the chosen argument, half to each at a tie. */
    private static Expr share(Relation relation, Expr chosen, Expr other) {
        return select(
                new Condition.Compare(relation, chosen, other),
                ONE,
                select(new Condition.Compare(EQUAL, chosen, other), constant(0.5), ZERO));
    }
}
