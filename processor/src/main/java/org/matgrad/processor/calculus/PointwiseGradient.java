package org.matgrad.processor.calculus;

import java.util.LinkedHashMap;
import java.util.Map;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Operator;

/** The partials of a formula without reductions, by each component that it reads. */
public final class PointwiseGradient {

    private PointwiseGradient() {}

    /** What multiplies a place's differential, and the condition on which the place is read at all. */
    record Weight(Expr factor, Condition guard) {
        private static Weight sum(Weight left, Weight right) {
            return new Weight(Algebra.add(left.factor, right.factor), Condition.or(left.guard, right.guard));
        }
    }

    private final Map<Expr.Access, Weight> weights = new LinkedHashMap<>();

    /** The partials of a formula by the places where it reads components, in order. */
    public static Map<Expr.Access, Expr> of(Expr expr) {
        Map<Expr.Access, Expr> factors = new LinkedHashMap<>();
        of(expr, expr, Expr.ONE).forEach((site, weight) -> factors.put(site, weight.factor()));
        return factors;
    }

    /** The partials of {@code factor} times a formula whose value is known as {@code value}. */
    static Map<Expr.Access, Weight> of(Expr expr, Expr value, Expr factor) {
        PointwiseGradient gradient = new PointwiseGradient();
        gradient.add(expr, value, factor, Condition.TRUE);
        return gradient.weights;
    }

    private void add(Expr expr, Expr value, Expr factor, Condition guard) {
        if (Algebra.isConstant(factor, 0)) {
            return;
        }
        if (expr instanceof Expr.Access access) {
            weights.merge(access, new Weight(factor, guard), Weight::sum);
        } else if (expr instanceof Expr.Unary unary) {
            Expr x = unary.argument();
            add(x, x, Algebra.multiply(factor, Derivatives.of(unary.function(), x, value)), guard);
        } else if (expr instanceof Expr.Binary binary) {
            binary(binary, value, factor, guard);
        } else if (expr instanceof Expr.Select select) {
            select(select, factor, guard);
        }
        // Constants, sizes and deltas have no derivative, and held values have none by definition.
    }

    private void binary(Expr.Binary binary, Expr value, Expr factor, Condition guard) {
        Expr a = binary.left();
        Expr b = binary.right();
        Operator operator = binary.operator();
        if (operator == Operator.DIVIDE) {
            add(a, a, Algebra.divide(factor, b), guard);
        } else {
            add(a, a, Algebra.multiply(factor, Derivatives.left(operator, a, b, value)), guard);
        }
        // The right partial is only formed where something in it can vary: log x of a constant exponent is not wanted.
        if (!Exprs.accesses(b).isEmpty()) {
            add(b, b, Algebra.multiply(factor, Derivatives.right(operator, a, b, value)), guard);
        }
    }

    /** Each way's partials inside the selection: what is not taken contributes nothing, not 0·NaN. */
    private void select(Expr.Select select, Expr factor, Condition guard) {
        PointwiseGradient then = new PointwiseGradient();
        PointwiseGradient otherwise = new PointwiseGradient();
        then.add(select.then(), select.then(), factor, Condition.and(guard, select.condition()));
        otherwise.add(
                select.otherwise(),
                select.otherwise(),
                factor,
                Condition.and(guard, Condition.not(select.condition())));
        Map<Expr.Access, Weight> sites = new LinkedHashMap<>(then.weights);
        otherwise.weights.forEach(sites::putIfAbsent);
        Weight none = new Weight(Expr.ZERO, new Condition.Known(false));
        for (Expr.Access site : sites.keySet()) {
            Weight yes = then.weights.getOrDefault(site, none);
            Weight no = otherwise.weights.getOrDefault(site, none);
            Expr weight = Algebra.select(select.condition(), yes.factor(), no.factor());
            weights.merge(site, new Weight(weight, Condition.or(yes.guard(), no.guard())), Weight::sum);
        }
    }
}
