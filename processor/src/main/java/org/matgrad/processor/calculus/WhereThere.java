package org.matgrad.processor.calculus;

import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;

/**
 * Formulas for components that the program may never have come to, because another of its axes is empty: they read nothing
 * outside of an array, and are zero where they would.
 */
final class WhereThere {

    private WhereThere() {}

    static Expr of(Expr formula) {
        return Exprs.replaceAccesses(formula, WhereThere::guarded);
    }

    private static Expr guarded(Expr.Access access) {
        Condition isThere = Condition.TRUE;
        for (int axis = 0; axis < access.at().size(); axis++) {
            Size at = access.at().get(axis);
            Size extent = access.array().shape().size(axis);
            for (Atom atom : at.atoms()) {
                if (atom instanceof Atom.Element element) {
                    Size length = Size.of(new Atom.Length(element.array()));
                    isThere = Condition.and(isThere, within(element.at(), length));
                }
            }
            isThere = Condition.and(isThere, within(at, extent));
        }
        return Algebra.select(isThere, access, Expr.ZERO);
    }

    private static Condition within(Size at, Size extent) {
        if (Bounds.isAlwaysWithin(at, extent)) {
            return Condition.TRUE;
        }
        Condition below = Condition.ints(Relation.LESS, at, extent);
        return Bounds.isAtLeastZero(at)
                ? below
                : Condition.and(Condition.ints(Relation.GREATER_OR_EQUAL, at, Size.ZERO), below);
    }
}
