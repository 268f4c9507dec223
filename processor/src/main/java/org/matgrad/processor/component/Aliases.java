package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes definitions that only read another array in another order: their uses read that array themselves. */
public final class Aliases {

    private Aliases() {}

    /** The definitions without aliases; those of the kept arrays stay whatever they are. */
    public static List<Definition> remove(List<Definition> definitions, Set<ArrayVar> kept) {
        Map<ArrayVar, Definition> aliases = new HashMap<>();
        List<Definition> remaining = new ArrayList<>();
        for (Definition definition : definitions) {
            Expr body = Exprs.replaceAccesses(definition.body(), access -> {
                Definition alias = aliases.get(access.array());
                return alias == null ? access : inPlace(alias, access.indices());
            });
            Definition rewritten = new Definition(definition.target(), definition.indices(), body, definition.origin());
            if (body instanceof Expr.Access && !kept.contains(definition.target())) {
                aliases.put(definition.target(), rewritten);
            } else {
                remaining.add(rewritten);
            }
        }
        return remaining;
    }

    /** A pointwise definition's formula with these indices in place of its own. */
    public static Expr inPlace(Definition definition, List<Index> indices) {
        Map<Index, Index> renaming = new HashMap<>();
        for (int axis = 0; axis < indices.size(); axis++) {
            renaming.put(definition.indices().get(axis), indices.get(axis));
        }
        return Exprs.rename(definition.body(), renaming);
    }
}
