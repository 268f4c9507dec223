package org.matgrad.processor.calculus;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Function;

/** Puts numbers in the place of arrays all of whose components are known, and multiplies them out. */
final class KnownNumbers {

    private final Map<ArrayVar, Expr> known = new HashMap<>();

    void add(ArrayVar array, Expr value) {
        known.put(array, value);
    }

    /** Whether a definition's components are one number, which is known from now on; not for arrays that have to be there. */
    boolean learns(Definition definition, Set<ArrayVar> kept) {
        boolean isNumber = definition.body() instanceof Expr.Const && !kept.contains(definition.target());
        if (isNumber) {
            add(definition.target(), definition.body());
        }
        return isNumber;
    }

    Definition in(Definition definition) {
        return new Definition(definition.target(), definition.indices(), in(definition.body()), definition.origin());
    }

    private Expr in(Expr expr) {
        if (expr instanceof Expr.Access access && known.containsKey(access.array())) {
            return known.get(access.array());
        }
        Expr simple = Exprs.mapChildren(expr, this::in);
        if (simple instanceof Expr.Binary binary) {
            return switch (binary.operator()) {
                case MULTIPLY -> Algebra.multiply(binary.left(), binary.right());
                case DIVIDE -> Algebra.divide(binary.left(), binary.right());
                default -> simple;
            };
        }
        return simple instanceof Expr.Unary unary && unary.function() == Function.NEGATE
                ? Algebra.negate(unary.argument())
                : simple;
    }
}
