package org.matgrad.processor.source;

import com.sun.source.tree.Tree;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Operation;
import org.matgrad.processor.matrix.Operations;
import org.matgrad.processor.matrix.Size;

/** Java's operators on {@code int} and {@code double}. */
final class Arithmetic {

    private static final Map<Tree.Kind, Operation> OPERATIONS = Map.of(
            Tree.Kind.PLUS, scalar("plus", 2),
            Tree.Kind.MINUS, scalar("minus", 2),
            Tree.Kind.MULTIPLY, scalar("times", 2),
            Tree.Kind.DIVIDE, scalar("div", 2),
            Tree.Kind.UNARY_MINUS, scalar("unaryMinus", 1));

    private final Scope scope;

    Arithmetic(Scope scope) {
        this.scope = scope;
    }

    static boolean has(Tree.Kind operator) {
        return OPERATIONS.containsKey(operator) || operator == Tree.Kind.REMAINDER;
    }

    /** The operator that a compound assignment, {@code ++} or {@code --} contains. */
    static Tree.Kind operator(Tree.Kind assignment) {
        return switch (assignment) {
            case PLUS_ASSIGNMENT, PREFIX_INCREMENT, POSTFIX_INCREMENT -> Tree.Kind.PLUS;
            case MINUS_ASSIGNMENT, PREFIX_DECREMENT, POSTFIX_DECREMENT -> Tree.Kind.MINUS;
            case MULTIPLY_ASSIGNMENT -> Tree.Kind.MULTIPLY;
            case DIVIDE_ASSIGNMENT -> Tree.Kind.DIVIDE;
            case REMAINDER_ASSIGNMENT -> Tree.Kind.REMAINDER;
            case AND_ASSIGNMENT -> Tree.Kind.AND;
            case OR_ASSIGNMENT -> Tree.Kind.OR;
            case XOR_ASSIGNMENT -> Tree.Kind.XOR;
            case LEFT_SHIFT_ASSIGNMENT -> Tree.Kind.LEFT_SHIFT;
            case RIGHT_SHIFT_ASSIGNMENT -> Tree.Kind.RIGHT_SHIFT;
            case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> Tree.Kind.UNSIGNED_RIGHT_SHIFT;
            default -> assignment;
        };
    }

    Quantity negative(Quantity argument, Place at) {
        if (argument instanceof Quantity.Int integer) {
            return new Quantity.Int(integer.size().times(Size.of(-1)));
        }
        if (!(argument instanceof Quantity.Real real)) {
            return Quantity.POISON;
        }
        return real.operand() instanceof Operand.Literal literal
                ? number(-literal.value())
                : scope.apply(OPERATIONS.get(Tree.Kind.UNARY_MINUS), List.of(real.operand()), at);
    }

    Quantity binary(Tree.Kind operator, Quantity left, Quantity right, Place at) {
        if (left instanceof Quantity.Int a && right instanceof Quantity.Int b) {
            return integers(operator, a.size(), b.size(), at);
        }
        if (!(left.promoted() instanceof Quantity.Real a) || !(right.promoted() instanceof Quantity.Real b)) {
            return Quantity.POISON;
        }
        if (operator == Tree.Kind.REMAINDER) {
            Construct remainder = Construct.expression(operator);
            return scope.refuse(Problem.EXPRESSION, at, remainder.name(), remainder.wayOut());
        }
        return a.operand() instanceof Operand.Literal x && b.operand() instanceof Operand.Literal y
                ? number(folded(operator, x.value(), y.value()))
                : scope.apply(OPERATIONS.get(operator), List.of(a.operand(), b.operand()), at);
    }

    private Quantity integers(Tree.Kind operator, Size a, Size b, Place at) {
        boolean divides = operator == Tree.Kind.DIVIDE || operator == Tree.Kind.REMAINDER;
        if (divides && b.isConstant(0)) {
            return scope.refuse(Problem.DIVISION_BY_ZERO, at);
        }
        return new Quantity.Int(
                switch (operator) {
                    case PLUS -> a.plus(b);
                    case MINUS -> a.minus(b);
                    case MULTIPLY -> a.times(b);
                    case DIVIDE -> a.dividedBy(b);
                    default -> a.remainder(b);
                });
    }

    private static double folded(Tree.Kind operator, double a, double b) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case MULTIPLY -> a * b;
            default -> a / b;
        };
    }

    private static Quantity number(double value) {
        return new Quantity.Real(new Operand.Literal(value));
    }

    private static Operation scalar(String name, int operands) {
        return Operations.ofRanks(name, Collections.nCopies(operands, 0)).orElseThrow();
    }
}
