package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * Builds formulas of derivatives, leaving out what is trivially zero or one. Only for derivatives: there a zero is
 * structural, whereas in a user's own formula {@code 0 * x} is NaN for an infinite x and has to stay.
 */
public final class Algebra {

    private static final int LONGEST_CHAIN = 32;

    private Algebra() {}

    public static Expr constant(double value) {
        return new Expr.Const(value);
    }

    public static boolean isConstant(Expr expr, double value) {
        return expr instanceof Expr.Const constant && constant.value() == value;
    }

    public static Expr add(Expr left, Expr right) {
        if (isConstant(left, 0)) {
            return right;
        }
        if (isConstant(right, 0)) {
            return left;
        }
        if (left instanceof Expr.Select a
                && right instanceof Expr.Select b
                && a.condition().equals(b.condition())
                && (isConstant(a.then(), 0) && isConstant(b.otherwise(), 0)
                        || isConstant(a.otherwise(), 0) && isConstant(b.then(), 0))) {
            return select(a.condition(), add(a.then(), b.then()), add(a.otherwise(), b.otherwise()));
        }
        if (right instanceof Expr.Unary unary && unary.function() == Function.NEGATE) {
            return new Expr.Binary(Operator.SUBTRACT, left, unary.argument());
        }
        return new Expr.Binary(Operator.ADD, left, right);
    }

    /** The sum of terms, from left to right; a long one in halves, so that no formula is deeper than a stack. */
    public static Expr total(List<Expr> terms) {
        if (terms.size() <= LONGEST_CHAIN) {
            return terms.stream().reduce(Expr.ZERO, Algebra::add);
        }
        int half = terms.size() / 2;
        return add(total(terms.subList(0, half)), total(terms.subList(half, terms.size())));
    }

    public static Expr subtract(Expr left, Expr right) {
        return add(left, negate(right));
    }

    public static Expr negate(Expr expr) {
        if (expr instanceof Expr.Const constant) {
            return new Expr.Const(constant.value() == 0 ? 0 : -constant.value());
        }
        if (expr instanceof Expr.Unary unary && unary.function() == Function.NEGATE) {
            return unary.argument();
        }
        return new Expr.Unary(Function.NEGATE, expr);
    }

    public static Expr multiply(Expr left, Expr right) {
        if (isConstant(left, 0) || isConstant(right, 0)) {
            return Expr.ZERO;
        }
        if (isConstant(left, 1)) {
            return right;
        }
        if (isConstant(right, 1)) {
            return left;
        }
        if (left instanceof Expr.Const a && right instanceof Expr.Const b) {
            return new Expr.Const(a.value() * b.value());
        }
        if (isConstant(left, -1)) {
            return negate(right);
        }
        if (isConstant(right, -1)) {
            return negate(left);
        }
        if (left instanceof Expr.Unary unary && unary.function() == Function.NEGATE) {
            return negate(multiply(unary.argument(), right));
        }
        if (right instanceof Expr.Unary unary && unary.function() == Function.NEGATE) {
            return negate(multiply(left, unary.argument()));
        }
        if (isReciprocal(right)) {
            return divide(left, ((Expr.Binary) right).right());
        }
        if (isReciprocal(left)) {
            return divide(right, ((Expr.Binary) left).right());
        }
        if (right instanceof Expr.Const) {
            return multiply(right, left);
        }
        return new Expr.Binary(Operator.MULTIPLY, left, right);
    }

    /** What becomes of a weight that may be a selection: what is not selected stays 0, 0·NaN being NaN. */
    public static Expr within(Expr weight, UnaryOperator<Expr> change) {
        if (weight instanceof Expr.Select select
                && (isConstant(select.then(), 0) || isConstant(select.otherwise(), 0))) {
            return select(select.condition(), within(select.then(), change), within(select.otherwise(), change));
        }
        List<Expr.Delta> deltas = Summands.deltas(weight);
        if (!deltas.isEmpty() && Summands.withoutDeltas(weight) instanceof Expr.Select rest) {
            return product(deltas, within(rest, change));
        }
        return isConstant(weight, 0) ? weight : change.apply(weight);
    }

    /** Deltas times something. */
    public static Expr product(List<Expr.Delta> deltas, Expr rest) {
        Expr product = rest;
        for (Expr.Delta delta : deltas) {
            product = multiply(delta, product);
        }
        return product;
    }

    private static boolean isReciprocal(Expr expr) {
        return expr instanceof Expr.Binary binary
                && binary.operator() == Operator.DIVIDE
                && isConstant(binary.left(), 1);
    }

    public static Expr divide(Expr left, Expr right) {
        if (isConstant(left, 0)) {
            return Expr.ZERO;
        }
        if (isConstant(right, 1)) {
            return left;
        }
        if (left instanceof Expr.Unary unary && unary.function() == Function.NEGATE) {
            return negate(divide(unary.argument(), right));
        }
        return new Expr.Binary(Operator.DIVIDE, left, right);
    }

    public static Expr apply(Function function, Expr argument) {
        return new Expr.Unary(function, argument);
    }

    /** A selection, unless both ways are the same. */
    public static Expr select(Condition condition, Expr then, Expr otherwise) {
        if (condition instanceof Condition.Known known) {
            return known.value() ? then : otherwise;
        }
        return then.equals(otherwise) ? then : new Expr.Select(condition, then, otherwise);
    }

    public static Expr delta(Size left, Size right) {
        Size difference = left.minus(right);
        if (difference.constant().isPresent()) {
            return difference.isConstant(0) ? Expr.ONE : Expr.ZERO;
        }
        return new Expr.Delta(left, right);
    }

    public static Expr sum(List<Index> over, Expr body) {
        if (over.isEmpty() || isConstant(body, 0)) {
            return body;
        }
        for (Expr.Delta delta : Summands.deltas(body)) {
            for (Size side : List.of(delta.left(), delta.right())) {
                Index bound = side.index();
                if (bound != null && over.contains(bound) && isCancelled(over, bound, delta)) {
                    return cancelled(over, body, delta, bound);
                }
            }
        }
        if (body instanceof Expr.Reduce inner && inner.reduction() == Reduction.SUM) {
            List<Index> all = new ArrayList<>(over);
            all.addAll(inner.over());
            return new Expr.Reduce(Reduction.SUM, all, inner.body());
        }
        return new Expr.Reduce(Reduction.SUM, over, body);
    }

    /**
     * Whether a sum can be left out: the other subscript must not depend on the index, nor another index's extent, and
     * has to lie in the index's range.
     */
    private static boolean isCancelled(List<Index> over, Index bound, Expr.Delta delta) {
        Size other = delta.left().index() == bound ? delta.right() : delta.left();
        return !Exprs.indices(other).contains(bound)
                && Bounds.isWithin(other, bound.extent())
                && over.stream()
                        .noneMatch(index -> Exprs.indices(index.extent()).contains(bound));
    }

    /** Σ over an index of a delta times something is that thing at the delta's other subscript. */
    private static Expr cancelled(List<Index> over, Expr body, Expr.Delta delta, Index bound) {
        Size other = delta.left().index() == bound ? delta.right() : delta.left();
        Expr rest = Summands.withoutDeltas(body);
        for (Expr.Delta remaining : Summands.deltas(body)) {
            rest = remaining == delta ? rest : multiply(remaining, rest);
        }
        List<Index> still = new ArrayList<>(over);
        still.remove(bound);
        return sum(still, Renaming.of(Map.of(bound, other)).apply(rest));
    }
}
