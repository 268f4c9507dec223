package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.matrix.Index;

/**
 * Puts numbers that a lambda computes on its way where they are used, so that its formula is one formula again. What is
 * used more than once stays, unless its size depends on an index: there is no storage for such.
 */
final class Folding {

    /** Formulas do not grow beyond this by folding what is used once. */
    private static final int LARGEST = 120;

    private final Set<ArrayVar> numbers;
    private final Map<ArrayVar, Integer> uses = new HashMap<>();
    private final Set<ArrayVar> repeated = new HashSet<>();
    private final Map<ArrayVar, Definition> folded = new HashMap<>();
    private final Set<ArrayVar> kept;

    private Folding(Set<ArrayVar> numbers, Set<ArrayVar> kept) {
        this.numbers = numbers;
        this.kept = kept;
    }

    /**
     * The clauses with numbers folded.
     *
     * @param numbers the candidates
     * @param kept what has to be in storage
     */
    static List<Clause> fold(List<Clause> clauses, Set<ArrayVar> numbers, Set<ArrayVar> kept) {
        Set<ArrayVar> stored = new HashSet<>(kept);
        stored.addAll(Clauses.handedOver(clauses));
        Folding folding = new Folding(numbers, stored);
        Clauses.forEach(clauses, folding::count);
        return folding.clauses(clauses);
    }

    private void count(Clause clause) {
        kept.addAll(Clauses.readInStorage(clause));
        if (clause instanceof Definition definition) {
            count(definition.body(), definition.indices());
        }
    }

    private void count(Expr expr, List<Index> loops) {
        List<Index> around = new ArrayList<>(loops);
        if (expr instanceof Expr.Access access) {
            uses.merge(access.array(), 1, Integer::sum);
            Set<Index> free = Exprs.freeIndices(access);
            if (!free.containsAll(loops)) {
                repeated.add(access.array());
            }
        } else if (expr instanceof Expr.Reduce reduce) {
            around.addAll(reduce.over());
        }
        Exprs.children(expr).forEach(child -> count(child, around));
    }

    private List<Clause> clauses(List<Clause> clauses) {
        Coverage coverage = Coverage.of(clauses);
        List<Clause> remaining = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                Definition rewritten = rewritten(definition);
                if (isFolded(rewritten, coverage)) {
                    folded.put(definition.target(), rewritten);
                } else {
                    remaining.add(rewritten);
                }
            } else {
                remaining.add(Clauses.within(clause, this::clauses));
            }
        }
        return remaining;
    }

    private Definition rewritten(Definition definition) {
        Expr body = Guards.simplified(expr(definition.body()));
        return new Definition(definition.target(), definition.indices(), body, definition.origin());
    }

    private Expr expr(Expr expr) {
        if (expr instanceof Expr.Access access) {
            Definition number = folded.get(access.array());
            return number == null ? access : Aliases.inPlace(number, access.at());
        }
        return Exprs.mapChildren(expr, this::expr);
    }

    private boolean isFolded(Definition definition, Coverage coverage) {
        ArrayVar target = definition.target();
        if (!numbers.contains(target)
                || kept.contains(target)
                || Exprs.reduces(definition.body())
                || Exprs.hasDeltas(definition.body())) {
            return false;
        }
        boolean small = Exprs.size(definition.body()) <= LARGEST;
        boolean once = uses.getOrDefault(target, 0) <= 1 && !repeated.contains(target);
        boolean isApt = once && small || Exprs.size(definition.body()) == 1;
        return isRagged(definition) || isApt && coverage.allows(definition);
    }

    private static boolean isRagged(Definition definition) {
        return definition.indices().stream()
                .map(index -> index.extent())
                .map(Exprs::indices)
                .anyMatch(indices -> !indices.isEmpty());
    }
}
