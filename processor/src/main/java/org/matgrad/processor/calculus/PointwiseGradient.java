package org.matgrad.processor.calculus;

import java.util.LinkedHashMap;
import java.util.Map;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Operator;

/** The partials of a formula without reductions, by each component that it reads. */
public final class PointwiseGradient {

    private PointwiseGradient() {}

    /** The partials of a formula by the places where it reads components, in order. */
    public static Map<Expr.Access, Expr> of(Expr expr) {
        return of(expr, expr, Expr.ONE);
    }

    /** The partials of {@code factor} times a formula whose value is known as {@code value}. */
    static Map<Expr.Access, Expr> of(Expr expr, Expr value, Expr factor) {
        Map<Expr.Access, Expr> weights = new LinkedHashMap<>();
        gradient(expr, value, factor, weights);
        return weights;
    }

    private static void gradient(Expr expr, Expr value, Expr factor, Map<Expr.Access, Expr> weights) {
        if (Algebra.isConstant(factor, 0)) {
            return;
        }
        if (expr instanceof Expr.Access access) {
            weights.merge(access, factor, Algebra::add);
        } else if (expr instanceof Expr.Unary unary) {
            Expr x = unary.argument();
            gradient(x, x, Algebra.multiply(factor, Derivatives.of(unary.function(), x, value)), weights);
        } else if (expr instanceof Expr.Binary binary) {
            binary(binary, value, factor, weights);
        } else if (expr instanceof Expr.Select select) {
            select(select, factor, weights);
        }
        // Constants, sizes and deltas have no derivative, and held values have none by definition.
    }

    private static void binary(Expr.Binary binary, Expr value, Expr factor, Map<Expr.Access, Expr> weights) {
        Expr a = binary.left();
        Expr b = binary.right();
        Operator operator = binary.operator();
        if (operator == Operator.DIVIDE) {
            gradient(a, a, Algebra.divide(factor, b), weights);
        } else {
            gradient(a, a, Algebra.multiply(factor, Derivatives.left(operator, a, b, value)), weights);
        }
        // The right partial is only formed where something in it can vary: log x of a constant exponent is not wanted.
        if (!Exprs.accesses(b).isEmpty()) {
            gradient(b, b, Algebra.multiply(factor, Derivatives.right(operator, a, b, value)), weights);
        }
    }

    /** Each way's partials inside the selection: what is not taken contributes nothing, not 0·NaN. */
    private static void select(Expr.Select select, Expr factor, Map<Expr.Access, Expr> weights) {
        Map<Expr.Access, Expr> then = new LinkedHashMap<>();
        Map<Expr.Access, Expr> otherwise = new LinkedHashMap<>();
        gradient(select.then(), select.then(), factor, then);
        gradient(select.otherwise(), select.otherwise(), factor, otherwise);
        Map<Expr.Access, Expr> sites = new LinkedHashMap<>(then);
        otherwise.forEach(sites::putIfAbsent);
        for (Expr.Access site : sites.keySet()) {
            Expr weight = Algebra.select(
                    select.condition(), then.getOrDefault(site, Expr.ZERO), otherwise.getOrDefault(site, Expr.ZERO));
            weights.merge(site, weight, Algebra::add);
        }
    }
}
