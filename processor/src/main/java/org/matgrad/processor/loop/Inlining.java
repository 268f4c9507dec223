package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Aliases;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Index;

/**
 * Puts pointwise definitions in place of their only use where that computes nothing twice, and drops what is never used.
 */
final class Inlining {

    /** A formula larger than this is hard to read, and deep for the tools that print it. */
    private static final int LARGEST = 48;

    private final Set<ArrayVar> kept;
    private final Map<ArrayVar, Integer> uses = new HashMap<>();
    private final Map<ArrayVar, Definition> candidates = new HashMap<>();
    private int budget;

    private Inlining(Set<ArrayVar> kept) {
        this.kept = kept;
    }

    /** The definitions that remain; those of the kept arrays are among them. */
    static List<Definition> inline(List<Definition> definitions, Set<ArrayVar> kept) {
        return new Inlining(kept).run(used(definitions, kept));
    }

    /** Without definitions that nothing kept depends on. */
    static List<Definition> used(List<Definition> definitions, Set<ArrayVar> kept) {
        Set<ArrayVar> needed = new HashSet<>(kept);
        List<Definition> used = new ArrayList<>();
        for (int d = definitions.size() - 1; d >= 0; d--) {
            Definition definition = definitions.get(d);
            if (needed.contains(definition.target())) {
                used.add(definition);
                Exprs.accesses(definition.body()).forEach(access -> needed.add(access.array()));
            }
        }
        Collections.reverse(used);
        return used;
    }

    private List<Definition> run(List<Definition> definitions) {
        for (Definition definition : definitions) {
            Exprs.forEach(definition.body(), part -> {
                if (part instanceof Expr.Access access) {
                    uses.merge(access.array(), 1, Integer::sum);
                }
            });
        }
        List<Definition> result = new ArrayList<>();
        for (Definition definition : definitions) {
            budget = LARGEST - Exprs.size(definition.body());
            Expr body = inlined(definition.body(), definition.indices());
            Definition rewritten = new Definition(definition.target(), definition.indices(), body, definition.origin());
            result.add(rewritten);
            if (!kept.contains(definition.target()) && isCandidate(rewritten)) {
                candidates.put(definition.target(), rewritten);
            }
        }
        return used(result, kept);
    }

    private boolean isCandidate(Definition definition) {
        Expr body = definition.body();
        boolean single = uses.getOrDefault(definition.target(), 0) == 1;
        // Deltas are lowered to loops over a diagonal, which needs them at the top of a definition.
        return !Exprs.reduces(body) && !Exprs.asksForIndices(body) && (isTrivial(body) || single);
    }

    private static boolean isTrivial(Expr body) {
        return body instanceof Expr.Const
                || body instanceof Expr.SizeOf
                || body instanceof Expr.Access access && access.array().rank() == 0;
    }

    private Expr inlined(Expr expr, List<Index> loops) {
        if (expr instanceof Expr.Reduce reduce) {
            List<Index> all = new ArrayList<>(loops);
            all.addAll(reduce.over());
            return new Expr.Reduce(reduce.reduction(), reduce.over(), inlined(reduce.body(), all));
        }
        if (expr instanceof Expr.Access access) {
            Definition candidate = candidates.get(access.array());
            if (candidate == null || !fits(candidate, access, loops)) {
                return access;
            }
            budget -= Exprs.size(candidate.body());
            return Aliases.inPlace(candidate, access.indices());
        }
        return Exprs.mapChildren(expr, child -> inlined(child, loops));
    }

    /** Nothing is computed twice if each turn of the consumer's loops reads another component. */
    private boolean fits(Definition candidate, Expr.Access access, List<Index> loops) {
        if (isTrivial(candidate.body())) {
            return true;
        }
        return new HashSet<>(access.indices()).size() == loops.size()
                && access.indices().size() == loops.size()
                && Exprs.size(candidate.body()) <= budget;
    }
}
