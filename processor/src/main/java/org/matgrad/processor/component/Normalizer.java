package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.matrix.Shape;

/**
 * Brings definitions into normal form, in which a reduction stands only at the top of a formula or as a summand there;
 * any other one becomes a named intermediate.
 */
public final class Normalizer {

    private final Names names;
    private final List<Definition> normal = new ArrayList<>();

    private Normalizer(Names names) {
        this.names = names;
    }

    /** The definitions in normal form. */
    public static List<Definition> normalize(List<Definition> definitions, Names names) {
        Normalizer normalizer = new Normalizer(names);
        for (Definition definition : definitions) {
            normalizer.add(definition);
        }
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
            List<Index> free = new ArrayList<>(Exprs.freeIndices(expr));
            Map<Index, Index> twins = new HashMap<>();
            free.forEach(index -> twins.put(index, index.twin()));
            Shape shape = new Shape(free.stream().map(Index::extent).toList());
            ArrayVar named = new ArrayVar(names.fresh(definition.target().name() + "Part"), shape);
            add(new Definition(named, Exprs.rename(free, twins), Exprs.rename(expr, twins), definition.origin()));
            return new Expr.Access(named, free);
        }
        return Exprs.mapChildren(expr, child -> flat(child, definition));
    }
}
