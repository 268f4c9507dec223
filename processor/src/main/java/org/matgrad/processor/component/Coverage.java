package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * Where what is read outside of an array is sure to be noticed. A formula that may do so is put in place of its uses only
 * if one of these computes all of it, whatever the sizes are and whichever way conditions go.
 */
public final class Coverage {

    /** A read within these loops and under these conditions. */
    private record Use(Expr.Access access, List<Index> loops, Set<Condition> guards) {}

    /** A subscript that may lie outside where these conditions hold. */
    private record Doubt(Size subscript, Set<Condition> guards) {}

    private final Map<ArrayVar, List<Use>> uses = new HashMap<>();

    private Coverage() {}

    /** The uses by clauses that stand beside each other; a loop or a branch among them may not come to what is in it. */
    public static Coverage of(List<Clause> clauses) {
        Coverage coverage = new Coverage();
        for (Clause clause : clauses) {
            // A delta skips what it multiplies.
            if (clause instanceof Definition definition && !Exprs.hasDeltas(definition.body())) {
                forEachRead(definition.body(), definition.indices(), Set.of(), coverage::add);
            } else if (clause instanceof Alternative alternative) {
                forEachRead(alternative.condition(), List.of(), Set.of(), coverage::add);
            }
        }
        return coverage;
    }

    private void add(Use use) {
        uses.computeIfAbsent(use.access().array(), key -> new ArrayList<>()).add(use);
    }

    private static void forEachRead(Expr expr, List<Index> loops, Set<Condition> guards, Consumer<Use> visitor) {
        if (expr instanceof Expr.Access access) {
            visitor.accept(new Use(access, loops, guards));
        } else if (expr instanceof Expr.Reduce reduce) {
            List<Index> all = new ArrayList<>(loops);
            all.addAll(reduce.over());
            forEachRead(reduce.body(), all, guards, visitor);
        } else if (expr instanceof Expr.Select select) {
            forEachRead(select.condition(), loops, guards, visitor);
            forEachRead(select.then(), loops, and(guards, select.condition()), visitor);
            forEachRead(select.otherwise(), loops, and(guards, Condition.not(select.condition())), visitor);
        } else {
            Exprs.children(expr).forEach(child -> forEachRead(child, loops, guards, visitor));
        }
    }

    /** Of several conditions the later ones may not be asked. */
    private static void forEachRead(
            Condition condition, List<Index> loops, Set<Condition> guards, Consumer<Use> visitor) {
        if (condition instanceof Condition.Compare compare) {
            forEachRead(compare.left(), loops, guards, visitor);
            forEachRead(compare.right(), loops, guards, visitor);
        }
    }

    private static Set<Condition> and(Set<Condition> guards, Condition more) {
        Set<Condition> all = new HashSet<>(guards);
        all.addAll(more.conjuncts());
        return all;
    }

    /** Whether a definition can't read outside of an array, or does so just as well in one of its uses. */
    public boolean allows(Definition definition) {
        List<Use> all = uses.getOrDefault(definition.target(), List.of());
        return doubts(definition.body()).stream()
                .allMatch(doubt -> all.stream().anyMatch(use -> isWhole(use, definition, doubt)));
    }

    private static List<Doubt> doubts(Expr body) {
        List<Doubt> doubts = new ArrayList<>();
        Set<Expr.Access> seen = new HashSet<>();
        forEachRead(body, List.of(), Set.of(), read -> {
            seen.add(read.access());
            doubts.addAll(doubts(read.access(), read.guards()));
        });
        // What conditions and subscripts ask for is taken to be asked for always.
        Exprs.accesses(body).stream()
                .filter(access -> !seen.contains(access))
                .forEach(access -> doubts.addAll(doubts(access, Set.of())));
        return doubts;
    }

    private static List<Doubt> doubts(Expr.Access access, Set<Condition> guards) {
        List<Doubt> doubts = new ArrayList<>();
        for (int axis = 0; axis < access.at().size(); axis++) {
            Size subscript = access.at().get(axis);
            if (!Bounds.isAlwaysWithin(subscript, access.array().shape().size(axis))) {
                doubts.add(new Doubt(subscript, guards));
            }
        }
        return doubts;
    }

    private static boolean isWhole(Use use, Definition definition, Doubt doubt) {
        Set<Index> asked = new HashSet<>(Exprs.indices(doubt.subscript()));
        doubt.guards().forEach(guard -> asked.addAll(Exprs.freeIndices(guard)));
        Map<Index, Size> at = new HashMap<>();
        Set<Index> turns = new HashSet<>();
        for (int axis = 0; axis < definition.indices().size(); axis++) {
            Index index = definition.indices().get(axis);
            Size subscript = use.access().at().get(axis);
            Index turn = subscript.index();
            boolean isWhole = turn != null && turn.extent().equals(index.extent()) && turns.add(turn);
            if (asked.contains(index) && !isWhole) {
                return false;
            }
            at.put(index, subscript);
        }
        Renaming renaming = Renaming.of(at);
        Set<Condition> guards = new HashSet<>();
        doubt.guards().forEach(guard -> guards.add(renaming.apply(guard)));
        return guards.containsAll(use.guards())
                && use.loops().stream().allMatch(loop -> turns.contains(loop) || loop.isNeverEmpty());
    }
}
