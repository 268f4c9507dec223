package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings definitions into normal form, in which a reduction stands only at the top of a formula or as a summand there;
 * any other one becomes a named intermediate.
 */
final class Normalizer {

    private final Names names;
    private final List<Definition> normal = new ArrayList<>();

    private Normalizer(Names names) {
        this.names = names;
    }

    /** The definition in normal form, after those that it needs for that. */
    static List<Definition> normalize(Definition definition, Names names) {
        Normalizer normalizer = new Normalizer(names);
        normalizer.add(definition);
        return normalizer.normal;
    }

    private void add(Definition definition) {
        Expr body = summands(definition.body(), definition);
        normal.add(new Definition(definition.target(), definition.indices(), body, definition.origin()));
    }

    /** Summands at the top keep their reductions; what stands deeper loses them. */
    private Expr summands(Expr expr, Definition definition) {
        if (expr instanceof Expr.Reduce reduce) {
            return new Expr.Reduce(reduce.reduction(), reduce.over(), flat(reduce.body(), definition));
        }
        if (expr instanceof Expr.Binary binary && binary.operator() == Operator.ADD) {
            return new Expr.Binary(
                    Operator.ADD, summands(binary.left(), definition), summands(binary.right(), definition));
        }
        return flat(expr, definition);
    }

    private Expr flat(Expr expr, Definition definition) {
        if (expr instanceof Expr.Reduce) {
            Named named = Named.of(names.fresh(definition.target().name() + "Part"), expr, definition.origin());
            add(named.definition());
            return named.read();
        }
        return Exprs.mapChildren(expr, child -> flat(child, definition));
    }
}
