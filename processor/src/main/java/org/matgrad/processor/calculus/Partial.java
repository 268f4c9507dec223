package org.matgrad.processor.calculus;

import java.util.List;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.matrix.Index;

/**
 * How a definition depends on the components read at one place: its differential is the sum over {@code over} of
 * {@code weight} times the differential of {@code site}.
 */
record Partial(List<Index> over, Expr.Access site, Expr weight) {}
