package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Conditions around formulas: what they guard is neither read nor computed where they do not hold. */
public final class Guards {

    private Guards() {}

    /** The formula where the condition holds, 0 elsewhere; a reduction there is one of nothing. */
    static Expr guarded(Condition guard, Expr expr) {
        if (guard.equals(Condition.TRUE)) {
            return expr;
        }
        if (expr instanceof Expr.Reduce reduce) {
            Expr neutral = Algebra.constant(reduce.reduction().neutral());
            Expr body = Exprs.hasDeltas(reduce.body())
                    ? besideDeltas(guard, reduce.body())
                    : new Expr.Select(guard, reduce.body(), neutral);
            return new Expr.Reduce(reduce.reduction(), reduce.over(), body);
        }
        boolean isSum = expr instanceof Expr.Binary binary && binary.operator() == Operator.ADD;
        if (isSum && (Exprs.reduces(expr) || Exprs.hasDeltas(expr))) {
            Expr.Binary sum = (Expr.Binary) expr;
            return new Expr.Binary(Operator.ADD, guarded(guard, sum.left()), guarded(guard, sum.right()));
        }
        return Exprs.hasDeltas(expr) ? besideDeltas(guard, expr) : new Expr.Select(guard, expr, Expr.ZERO);
    }

    /** Deltas stay factors at the top, where they are understood. */
    private static Expr besideDeltas(Condition guard, Expr product) {
        Expr rest = new Expr.Select(guard, Summands.withoutDeltas(product), Expr.ZERO);
        for (Expr.Delta delta : Summands.deltas(product)) {
            rest = new Expr.Binary(Operator.MULTIPLY, delta, rest);
        }
        return rest;
    }

    /** The formula without questions that were answered around them. */
    public static Expr simplified(Expr expr) {
        return simplified(expr, Set.of());
    }

    private static Expr simplified(Expr expr, Set<Condition> known) {
        if (!(expr instanceof Expr.Select select)) {
            return Exprs.mapChildren(expr, child -> simplified(child, known));
        }
        Condition condition = Condition.TRUE;
        for (Condition conjunct : select.condition().conjuncts()) {
            condition = known.contains(conjunct) ? condition : Condition.and(condition, conjunct);
        }
        if (known.contains(Condition.not(select.condition()))) {
            condition = new Condition.Known(false);
        }
        Condition asked = Conditions.map(condition, number -> simplified(number, known), size -> size);
        Set<Condition> holds = new HashSet<>(known);
        holds.addAll(asked.conjuncts());
        Set<Condition> fails = new HashSet<>(known);
        fails.add(Condition.not(asked));
        return Algebra.select(asked, simplified(select.then(), holds), simplified(select.otherwise(), fails));
    }

    /** The conditions under which a part of a formula is looked at, outermost first. */
    public static List<Condition> of(Expr expr) {
        List<Condition> guards = new ArrayList<>();
        Expr at = expr;
        while (at instanceof Expr.Select select && Algebra.isConstant(select.otherwise(), 0)) {
            guards.addAll(select.condition().conjuncts());
            at = select.then();
        }
        return guards;
    }
}
