package org.matgrad.processor.calculus;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Renaming;

/**
 * Where tangents and adjoints are zero by their formula, as off a diagonal. There a slope that isn't finite does not
 * count: ∛ of a diagonal matrix stays zero off the diagonal, whereas 0·∞ is NaN.
 */
final class Zeros {

    private static final Set<Function> WITH_POLES = EnumSet.of(
            Function.RECIPROCAL,
            Function.LOG,
            Function.LOG1P,
            Function.TAN,
            Function.LOG_GAMMA,
            Function.DIGAMMA,
            Function.TRIGAMMA,
            Function.TETRAGAMMA);

    /** Of arrays that are zero in places: a formula that is zero there, and one elsewhere. */
    private final Map<ArrayVar, Definition> supports = new HashMap<>();

    /** Learns where a tangent or an adjoint is zero. */
    void learn(Definition derivative) {
        Expr support = support(derivative.body());
        if (!Algebra.isConstant(support, 1)) {
            supports.put(derivative.target(), new Definition(derivative.target(), derivative.indices(), support, null));
        }
    }

    /** A weight times such a component: zero where the component is by its formula, whatever the weight. */
    Expr kept(Expr weight, Expr.Access dot, Expr product) {
        return supports.containsKey(dot.array()) && mayBeInfinite(weight) ? masked(at(dot), product) : product;
    }

    private Expr at(Expr.Access dot) {
        Definition known = supports.get(dot.array());
        return known == null ? Expr.ONE : Renaming.of(known.indices(), dot.at()).apply(known.body());
    }

    /** A formula that is one wherever this one may be other than zero, and zero only where it is. */
    private Expr support(Expr body) {
        if (body instanceof Expr.Delta) {
            return body;
        }
        if (body instanceof Expr.Access access) {
            return at(access);
        }
        if (body instanceof Expr.Unary unary && unary.function() == Function.NEGATE) {
            return support(unary.argument());
        }
        if (body instanceof Expr.Select select && Algebra.isConstant(select.otherwise(), 0)) {
            return Algebra.select(select.condition(), support(select.then()), Expr.ZERO);
        }
        if (body instanceof Expr.Binary product && product.operator() == Operator.MULTIPLY) {
            return masked(support(product.left()), support(product.right()));
        }
        if (body instanceof Expr.Binary sum
                && (sum.operator() == Operator.ADD || sum.operator() == Operator.SUBTRACT)) {
            Expr support = support(sum.left());
            return support.equals(support(sum.right())) ? support : Expr.ONE;
        }
        return body instanceof Expr.Binary quotient && quotient.operator() == Operator.DIVIDE
                ? support(quotient.left())
                : Expr.ONE;
    }

    private static Expr masked(Expr support, Expr product) {
        if (support instanceof Expr.Select select) {
            return Algebra.select(select.condition(), masked(select.then(), product), Expr.ZERO);
        }
        if (support instanceof Expr.Binary factors) {
            return masked(factors.left(), masked(factors.right(), product));
        }
        return Algebra.multiply(support, product);
    }

    private static boolean mayBeInfinite(Expr weight) {
        boolean[] found = new boolean[1];
        Exprs.forEach(weight, part -> found[0] |= hasPole(part));
        return found[0];
    }

    private static boolean hasPole(Expr part) {
        if (part instanceof Expr.Binary binary) {
            boolean isQuotient = binary.operator() == Operator.DIVIDE && !(binary.right() instanceof Expr.Const);
            return isQuotient || binary.operator() == Operator.POW;
        }
        return part instanceof Expr.Unary unary && WITH_POLES.contains(unary.function());
    }
}
