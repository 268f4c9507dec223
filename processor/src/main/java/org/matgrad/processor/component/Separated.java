package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.matrix.Index;

/**
 * A function that takes long and doesn't depend on all indices of its formula gets a definition of its own: it is computed
 * once for all values of the others, and the derivatives read it.
 */
final class Separated {

    private final Names names;

    private Separated(Names names) {
        this.names = names;
    }

    static List<Clause> of(List<Clause> clauses, Names names) {
        return Clauses.replaced(clauses, new Separated(names)::definitions);
    }

    /** A definition, after those of the functions that it reads now. */
    private List<Definition> definitions(Definition definition) {
        Map<Expr, Expr> separate = new LinkedHashMap<>();
        List<Definition> all = new ArrayList<>();
        for (Expr function : functions(definition)) {
            Named named = Named.of(names.fresh(definition.target().name() + "Part"), function, definition.origin());
            all.add(named.definition());
            separate.put(function, named.read());
        }
        Expr body = separate.isEmpty() ? definition.body() : replaced(definition.body(), separate);
        all.add(new Definition(definition.target(), definition.indices(), body, definition.origin()));
        return all;
    }

    private static Set<Expr> functions(Definition definition) {
        Set<Expr> functions = new LinkedHashSet<>();
        collect(definition.body(), new LinkedHashSet<>(definition.indices()), functions);
        return functions;
    }

    /** The largest ones. What stands under a condition may have nothing to compute. */
    private static void collect(Expr expr, Set<Index> around, Set<Expr> functions) {
        if (expr instanceof Expr.Select) {
            return;
        }
        if (expr instanceof Expr.Reduce reduce) {
            Set<Index> inside = new LinkedHashSet<>(around);
            inside.addAll(reduce.over());
            collect(reduce.body(), inside, functions);
        } else if (Repeated.takesLong(expr) && Repeated.isCertain(expr) && isSeparate(expr, around)) {
            functions.add(expr);
        } else {
            Exprs.children(expr).forEach(child -> collect(child, around, functions));
        }
    }

    /** Whether it is the same for many values of an index, and its own ones run through the same extents everywhere. */
    private static boolean isSeparate(Expr function, Set<Index> around) {
        Set<Index> free = Exprs.freeIndices(function);
        return free.size() < around.size()
                && free.stream().allMatch(index -> free.containsAll(Exprs.indices(index.extent())));
    }

    private static Expr replaced(Expr expr, Map<Expr, Expr> separate) {
        Expr by = separate.get(expr);
        if (by != null) {
            return by;
        }
        return expr instanceof Expr.Select ? expr : Exprs.mapChildren(expr, child -> replaced(child, separate));
    }
}
