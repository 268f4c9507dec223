package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes what takes long once where a formula has it several times, exponentials and their kin and powers, and very long
 * sums in parts.
 */
public final class Repeated {

    private final Names names;

    private Repeated(Names names) {
        this.names = names;
    }

    /** The clauses with repeated functions in definitions of their own. */
    public static List<Clause> shared(List<Clause> clauses, Names names) {
        Repeated repeated = new Repeated(names);
        return Clauses.replaced(clauses, definition -> repeated.definitions(definition).stream()
                .flatMap(one -> LongSums.parted(one, names).stream())
                .toList());
    }

    /** A definition, after those of what it has several times. */
    private List<Definition> definitions(Definition definition) {
        Map<Expr, Integer> counts = new LinkedHashMap<>();
        count(definition.body(), counts);
        Map<Expr, Expr> shared = new LinkedHashMap<>();
        List<Definition> all = new ArrayList<>();
        counts.forEach((expr, count) -> {
            if (count > 1) {
                String name = names.fresh(definition.target().name() + "Shared");
                Named named = Named.of(name, expr, definition.origin());
                all.add(named.definition());
                shared.put(expr, named.read());
            }
        });
        all.add(
                shared.isEmpty()
                        ? definition
                        : new Definition(
                                definition.target(),
                                definition.indices(),
                                replaced(definition.body(), shared),
                                definition.origin()));
        return all;
    }

    /** Not under a condition, where there may be nothing to compute, nor in a sum, over which it would be an array. */
    private static void count(Expr expr, Map<Expr, Integer> counts) {
        if (expr instanceof Expr.Select || expr instanceof Expr.Reduce) {
            return;
        }
        if (takesLong(expr) && isCertain(expr)) {
            counts.merge(expr, 1, Integer::sum);
        }
        Exprs.children(expr).forEach(child -> count(child, counts));
    }

    /** Whether a formula is a function that costs more than a few arithmetic operations, or a power. */
    static boolean takesLong(Expr expr) {
        return expr instanceof Expr.Binary binary ? binary.operator() == Operator.POW : Remembered.takesLong(expr);
    }

    /** Whether all that is read is there whatever the indices are. */
    static boolean isCertain(Expr expr) {
        return !Exprs.reduces(expr) && !Exprs.hasDeltas(expr) && Exprs.readsWithin(expr);
    }

    private static Expr replaced(Expr expr, Map<Expr, Expr> shared) {
        Expr by = shared.get(expr);
        if (by != null) {
            return by;
        }
        boolean isApart = expr instanceof Expr.Select || expr instanceof Expr.Reduce;
        return isApart ? expr : Exprs.mapChildren(expr, child -> replaced(child, shared));
    }
}
