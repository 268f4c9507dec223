package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Demand;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Repetition;

/** Drops what nothing kept depends on. */
final class Liveness {

    private final Set<ArrayVar> needed;
    private boolean grown;

    private Liveness(Set<ArrayVar> kept) {
        needed = new HashSet<>(kept);
    }

    /** The clauses that the kept arrays depend on. */
    static List<Clause> live(List<Clause> clauses, Set<ArrayVar> kept) {
        Liveness liveness = new Liveness(kept);
        do {
            liveness.grown = false;
            liveness.visit(clauses);
        } while (liveness.grown);
        return liveness.pruned(clauses);
    }

    /** What the kept arrays don't depend on, but the method may throw an exception for. */
    static Set<ArrayVar> unusedThatMayThrow(List<Clause> clauses, Set<ArrayVar> kept) {
        Set<ArrayVar> unused = new LinkedHashSet<>();
        Clauses.forEach(clauses, clause -> {
            if (mayThrow(clause)) {
                unused.addAll(Clauses.targets(clause));
            }
        });
        unused.removeAll(Clauses.defined(live(clauses, kept)));
        return unused;
    }

    /** Whether a subscript may lie outside, or a procedure may refuse its operands. */
    private static boolean mayThrow(Clause clause) {
        if (clause instanceof Definition definition) {
            return !Exprs.readsWithin(definition.body());
        }
        return clause instanceof Kernel;
    }

    private void need(Set<ArrayVar> arrays) {
        grown |= needed.addAll(arrays);
    }

    private boolean isNeeded(List<ArrayVar> targets) {
        return targets.stream().anyMatch(needed::contains);
    }

    /** Marks what needed clauses read, last ones first; true if any clause is needed. */
    private boolean visit(List<Clause> clauses) {
        boolean any = false;
        for (int c = clauses.size() - 1; c >= 0; c--) {
            any |= visit(clauses.get(c));
        }
        return any;
    }

    private boolean visit(Clause clause) {
        if (clause instanceof Demand) {
            need(Clauses.reads(clause));
            return true;
        }
        if (clause instanceof Definition || clause instanceof Kernel) {
            boolean live = isNeeded(Clauses.targets(clause));
            if (live) {
                need(Clauses.reads(clause));
            }
            return live;
        }
        boolean live = false;
        if (clause instanceof Repetition repetition) {
            for (Repetition.Carried carried : repetition.carried()) {
                if (isNeeded(List.of(carried.state(), carried.result()))) {
                    live = true;
                    need(Set.of(carried.state()));
                    need(Set.of(carried.initial()));
                    need(Set.of(carried.next()));
                }
            }
            live |= visit(repetition.body());
            if (live) {
                need(Clauses.counts(repetition.turns()));
            }
            return live;
        }
        Alternative alternative = (Alternative) clause;
        for (Alternative.Merged merged : alternative.merged()) {
            if (needed.contains(merged.result())) {
                live = true;
                need(Set.of(merged.then()));
                need(Set.of(merged.otherwise()));
            }
        }
        live |= visit(alternative.then());
        live |= visit(alternative.otherwise());
        if (live) {
            need(Clauses.reads(alternative.condition()));
        }
        return live;
    }

    private List<Clause> pruned(List<Clause> clauses) {
        List<Clause> live = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Repetition repetition) {
                List<Repetition.Carried> carried = repetition.carried().stream()
                        .filter(one -> needed.contains(one.state()) || needed.contains(one.result()))
                        .toList();
                List<Clause> body = pruned(repetition.body());
                if (!carried.isEmpty() || !body.isEmpty()) {
                    live.add(
                            new Repetition(repetition.turns(), repetition.order(), carried, body, repetition.origin()));
                }
            } else if (clause instanceof Alternative alternative) {
                List<Alternative.Merged> merged = alternative.merged().stream()
                        .filter(one -> needed.contains(one.result()))
                        .toList();
                List<Clause> then = pruned(alternative.then());
                List<Clause> otherwise = pruned(alternative.otherwise());
                if (!merged.isEmpty() || !then.isEmpty() || !otherwise.isEmpty()) {
                    live.add(new Alternative(alternative.condition(), then, otherwise, merged, alternative.origin()));
                }
            } else if (clause instanceof Demand || isNeeded(Clauses.targets(clause))) {
                live.add(clause);
            }
        }
        return live;
    }
}
