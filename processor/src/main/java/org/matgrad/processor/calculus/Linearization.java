package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Named;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.component.Summands;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Relation;

/** A definition's local partials, and the arrays that they need beyond the program's own. */
public final class Linearization {

    private final Definition definition;
    private final Names names;
    private final List<Partial> partials = new ArrayList<>();
    private final List<Definition> auxiliary = new ArrayList<>();

    private Linearization(Definition definition, Names names) {
        this.definition = definition;
        this.names = names;
    }

    static Linearization of(Definition definition, Names names) {
        Linearization result = new Linearization(definition, names);
        List<Expr> summands = Summands.of(definition.body());
        summands.forEach(summand -> result.summand(summand, summands.size() == 1));
        return result;
    }

    List<Partial> partials() {
        return partials;
    }

    public List<Definition> auxiliary() {
        return auxiliary;
    }

    private void summand(Expr expr, boolean whole) {
        if (expr instanceof Expr.Reduce reduce) {
            reduction(reduce, whole);
        } else {
            add(List.of(), expr, Expr.ONE, whole ? definition.self() : expr);
        }
    }

    private void reduction(Expr.Reduce reduce, boolean whole) {
        Expr body = reduce.body();
        switch (reduce.reduction()) {
            case SUM -> add(reduce.over(), body, Expr.ONE, body);
            case PRODUCT -> add(reduce.over(), body, others(reduce), body);
            case MAX, MIN -> {
                Expr extremum = whole ? definition.self() : define("Extremum", reduce);
                Condition attained = new Condition.Compare(Relation.EQUAL, body, extremum);
                Expr indicator = new Expr.Select(attained, Expr.ONE, Expr.ZERO);
                Expr ties = define("Ties", new Expr.Reduce(Reduction.SUM, reduce.over(), indicator));
                // Ties share equally.
                add(reduce.over(), body, new Expr.Select(attained, Algebra.divide(Expr.ONE, ties), Expr.ZERO), body);
            }
        }
    }

    /** The product of all factors but the one at the reduction's indices: right where factors are zero, unlike a quotient. */
    private Expr others(Expr.Reduce reduce) {
        Renaming renaming = new Renaming();
        List<Index> inner = renaming.twins(reduce.over());
        Condition self = Condition.same(
                inner.stream().map(Index::value).toList(),
                reduce.over().stream().map(Index::value).toList());
        Expr factor = new Expr.Select(self, Expr.ONE, renaming.apply(reduce.body()));
        return define("Others", new Expr.Reduce(Reduction.PRODUCT, inner, factor));
    }

    /** A named intermediate over the indices that are free in its formula. */
    private Expr define(String role, Expr.Reduce body) {
        Named named = Named.of(names.fresh(definition.target().name() + role), body, definition.origin());
        auxiliary.add(named.definition());
        return named.read();
    }

    /** The partials of {@code factor} times a formula without reductions, whose value is {@code value}. */
    private void add(List<Index> over, Expr expr, Expr factor, Expr value) {
        // Deltas stay in front: whatever stands behind them, they say where a term is.
        List<Expr.Delta> deltas = Summands.deltas(expr);
        Expr rest = deltas.isEmpty() ? expr : Summands.withoutDeltas(expr);
        PointwiseGradient.of(rest, deltas.isEmpty() ? value : rest, factor).forEach((site, weight) -> {
            if (!Algebra.isConstant(weight.factor(), 0)) {
                partials.add(new Partial(over, site, Algebra.product(deltas, weight.factor()), weight.guard()));
            }
        });
    }
}
