package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;

/**
 * A derivative looks for the terms that a maximum or minimum is equal to. Terms with functions get an array for that: they
 * must not be computed again, as a function of many numbers at once may give another last bit than one of a single number.
 */
final class Sought {

    private final Names names;
    private final List<Definition> definitions = new ArrayList<>();

    private Sought(Names names) {
        this.names = names;
    }

    /** The clauses with such terms named. */
    static List<Clause> named(List<Clause> clauses, Names names) {
        return Clauses.replaced(clauses, definition -> new Sought(names).definitions(definition));
    }

    private List<Definition> definitions(Definition definition) {
        Expr body = summands(definition.body(), definition);
        definitions.add(
                definitions.isEmpty()
                        ? definition
                        : new Definition(definition.target(), definition.indices(), body, definition.origin()));
        return definitions;
    }

    private Expr summands(Expr expr, Definition definition) {
        if (expr instanceof Expr.Reduce reduce) {
            return isSought(reduce)
                    ? new Expr.Reduce(reduce.reduction(), reduce.over(), read(reduce.body(), definition))
                    : reduce;
        }
        return expr instanceof Expr.Binary binary && binary.operator() == Operator.ADD
                ? new Expr.Binary(
                        Operator.ADD, summands(binary.left(), definition), summands(binary.right(), definition))
                : expr;
    }

    private Expr read(Expr term, Definition definition) {
        Named named = Named.of(names.fresh(definition.target().name() + "Term"), term, definition.origin());
        definitions.add(named.definition());
        return named.read();
    }

    private static boolean isSought(Expr.Reduce reduce) {
        boolean isExtremum = reduce.reduction() == Reduction.MAX || reduce.reduction() == Reduction.MIN;
        return isExtremum && Exprs.has(reduce.body(), Repeated::takesLong);
    }
}
