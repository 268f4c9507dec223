package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Aliases;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Coverage;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Guards;
import org.matgrad.processor.matrix.Index;

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

    /** The clauses with definitions inlined wherever these stand one behind the other. */
    static List<Clause> inline(List<Clause> clauses, Set<ArrayVar> kept) {
        Set<ArrayVar> stored = new HashSet<>(kept);
        stored.addAll(Clauses.handedOver(clauses));
        Inlining inlining = new Inlining(stored);
        Clauses.forEach(clauses, inlining::count);
        return inlining.run(clauses);
    }

    private void count(Clause clause) {
        kept.addAll(Clauses.readInStorage(clause));
        if (clause instanceof Definition definition) {
            Exprs.forEach(definition.body(), part -> {
                if (part instanceof Expr.Access access) {
                    uses.merge(access.array(), 1, Integer::sum);
                }
            });
        }
    }

    /** A definition is put in place of its use only among its neighbours: behind a loop, what it reads may have changed. */
    private List<Clause> run(List<Clause> clauses) {
        candidates.clear();
        Coverage coverage = Coverage.of(clauses);
        List<Clause> result = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                Definition rewritten = inlined(definition);
                if (isCandidate(rewritten) && coverage.allows(rewritten)) {
                    candidates.put(definition.target(), rewritten);
                }
                result.add(rewritten);
            } else {
                candidates.clear();
                result.add(Clauses.within(clause, this::run));
                candidates.clear();
            }
        }
        return result;
    }

    private Definition inlined(Definition definition) {
        budget = LARGEST - Exprs.size(definition.body());
        Expr body = Guards.simplified(inlined(definition.body(), definition.indices()));
        return new Definition(definition.target(), definition.indices(), body, definition.origin());
    }

    private boolean isCandidate(Definition definition) {
        Expr body = definition.body();
        boolean single = uses.getOrDefault(definition.target(), 0) == 1;
        // Deltas are lowered to loops over a diagonal, which needs them at the top of a definition.
        return !kept.contains(definition.target())
                && !Exprs.reduces(body)
                && !Exprs.hasDeltas(body)
                && (isTrivial(body) || single);
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
            return Aliases.inPlace(candidate, access.at());
        }
        return Exprs.mapChildren(expr, child -> inlined(child, loops));
    }

    /** Nothing is computed twice if each turn of the consumer's loops reads another component. */
    private boolean fits(Definition candidate, Expr.Access access, List<Index> loops) {
        if (isTrivial(candidate.body())) {
            return true;
        }
        return access.isOnceEachTurn(loops) && Exprs.size(candidate.body()) <= budget;
    }
}
