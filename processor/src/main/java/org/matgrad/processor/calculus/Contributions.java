package org.matgrad.processor.calculus;

import java.util.List;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Origin;

/** Where a rule puts what it computes, and what it contributes to the adjoints of what it reads. */
interface Contributions {

    void add(Clause clause);

    /** Adds the sum over indices of a product to the adjoint of the component at a place. */
    void contribute(Expr.Access site, List<Index> loops, Expr product, Origin origin);
}
