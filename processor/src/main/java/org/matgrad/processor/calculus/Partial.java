package org.matgrad.processor.calculus;

import java.util.List;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Guards;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;

/**
 * How a definition depends on the components read at one place: its differential is the sum over {@code over} of
 * {@code weight} times the differential of {@code site}, where the guard holds; elsewhere there may be no such place.
 */
public record Partial(List<Index> over, Expr.Access site, Expr weight, Condition guard) {

    /** The reader's adjoint times the weight. */
    public Expr pulledBack(Expr readerBar) {
        return guarded(Algebra.within(weight, factor -> Algebra.multiply(readerBar, factor)));
    }

    /** The weight times the site's tangent. */
    public Expr pushedForward(Expr siteDot) {
        return guarded(Algebra.within(weight, factor -> Algebra.multiply(factor, siteDot)));
    }

    private Expr guarded(Expr product) {
        return isCertain() ? product : Guards.simplified(Algebra.select(guard, product, Expr.ZERO));
    }

    /** Whether the place exists whatever the indices are. */
    boolean isCertain() {
        if (guard.equals(Condition.TRUE)) {
            return true;
        }
        for (int axis = 0; axis < site.at().size(); axis++) {
            if (!Bounds.isWithin(site.at().get(axis), site.array().shape().size(axis))) {
                return false;
            }
        }
        return true;
    }
}
