package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;

/** A formula in normal form as the reductions and the one pointwise remainder that it is the sum of. */
public final class Summands {

    private Summands() {}

    /** The summands: the pointwise remainder first where there is one, then each reduction and each delta term. */
    public static List<Expr> of(Expr body) {
        List<Expr> apart = new ArrayList<>();
        Expr pointwise = split(body, apart);
        List<Expr> summands = new ArrayList<>();
        if (pointwise != null) {
            summands.add(pointwise);
        }
        summands.addAll(apart);
        return summands;
    }

    /** The part that is left when reductions and delta terms are taken out, or null. */
    private static Expr split(Expr expr, List<Expr> apart) {
        boolean isSum = expr instanceof Expr.Binary binary
                && (binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT);
        if (isSum && hasApart(expr)) {
            Expr.Binary binary = (Expr.Binary) expr;
            Expr left = split(binary.left(), apart);
            Expr addend = binary.operator() == Operator.ADD ? binary.right() : Algebra.negate(binary.right());
            Expr right = split(addend, apart);
            if (left == null || right == null) {
                return left == null ? right : left;
            }
            return Algebra.add(left, right);
        }
        if (expr instanceof Expr.Reduce || !deltas(expr).isEmpty()) {
            apart.add(expr);
            return null;
        }
        return expr;
    }

    private static boolean hasApart(Expr expr) {
        if (expr instanceof Expr.Binary binary
                && (binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT)) {
            return hasApart(binary.left()) || hasApart(binary.right());
        }
        return expr instanceof Expr.Reduce || !deltas(expr).isEmpty();
    }

    /** The deltas among a term's factors. */
    public static List<Expr.Delta> deltas(Expr term) {
        if (term instanceof Expr.Delta delta) {
            return List.of(delta);
        }
        List<Expr.Delta> deltas = new ArrayList<>();
        if (term instanceof Expr.Binary binary && binary.operator() == Operator.MULTIPLY) {
            deltas.addAll(deltas(binary.left()));
            deltas.addAll(deltas(binary.right()));
        } else if (term instanceof Expr.Unary unary && unary.function() == Function.NEGATE) {
            deltas.addAll(deltas(unary.argument()));
        }
        return deltas;
    }

    /** The term without the deltas among its factors. */
    public static Expr withoutDeltas(Expr term) {
        if (term instanceof Expr.Delta) {
            return Expr.ONE;
        }
        if (term instanceof Expr.Binary binary && binary.operator() == Operator.MULTIPLY) {
            return Algebra.multiply(withoutDeltas(binary.left()), withoutDeltas(binary.right()));
        }
        if (term instanceof Expr.Unary unary && unary.function() == Function.NEGATE) {
            return Algebra.negate(withoutDeltas(unary.argument()));
        }
        return term;
    }
}
