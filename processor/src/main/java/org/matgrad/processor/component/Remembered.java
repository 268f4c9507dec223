package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Reads a function that takes long where it has been computed already: to load it is cheaper than to compute it again. */
public final class Remembered {

    /** A function that an array holds, at the places where the guards hold. */
    private record Known(
            Definition definition, Expr.Unary function, List<Expr.Access> accesses, List<Condition> guards) {}

    /** The clauses of one level of loops and branches that have been computed, innermost level last. */
    private final List<List<Clause>> levels;

    /** What each definition holds, found once: every long function is compared with all of them. */
    private final Map<Definition, Optional<Known>> found;

    private Remembered(List<List<Clause>> levels, Map<Definition, Optional<Known>> found) {
        this.levels = levels;
        this.found = found;
    }

    /** A program in which a function is computed only where it stands first. */
    static List<Clause> within(List<Clause> clauses) {
        return new Remembered(List.of(), new IdentityHashMap<>()).inOrder(clauses);
    }

    /** A derivative's clauses, which read what its program has computed in the same loops and branches. */
    public static List<Clause> of(List<Clause> derivative, List<Clause> program) {
        return new Remembered(List.of(program), new IdentityHashMap<>()).after(derivative);
    }

    private Remembered inside(List<Clause> more) {
        List<List<Clause>> all = new ArrayList<>(levels);
        all.add(more);
        return new Remembered(all, found);
    }

    private List<Clause> inOrder(List<Clause> clauses) {
        List<Clause> done = new ArrayList<>();
        Remembered here = inside(done);
        for (Clause clause : clauses) {
            done.add(
                    clause instanceof Definition definition
                            ? here.read(definition)
                            : Clauses.within(clause, here::inOrder));
        }
        return done;
    }

    private List<Clause> after(List<Clause> clauses) {
        List<Clause> done = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Repetition repetition) {
                done.add(new Repetition(
                        repetition.turns(),
                        repetition.order(),
                        repetition.carried(),
                        along(repetition).after(repetition.body()),
                        repetition.origin()));
            } else if (clause instanceof Alternative alternative) {
                done.add(new Alternative(
                        alternative.condition(),
                        along(alternative, true).after(alternative.then()),
                        along(alternative, false).after(alternative.otherwise()),
                        alternative.merged(),
                        alternative.origin()));
            } else {
                done.add(clause instanceof Definition definition ? read(definition) : clause);
            }
        }
        return done;
    }

    /** With what the program computes in the turns of the same loop. */
    private Remembered along(Repetition repetition) {
        for (List<Clause> level : levels) {
            for (Clause clause : level) {
                if (clause instanceof Repetition other && other.turns() == repetition.turns()) {
                    return inside(other.body());
                }
            }
        }
        return this;
    }

    /** With what the program computes where it goes the same way. */
    private Remembered along(Alternative alternative, boolean then) {
        Remembered all = this;
        for (List<Clause> level : levels) {
            for (Clause clause : level) {
                if (clause instanceof Alternative other && other.condition().equals(alternative.condition())) {
                    all = all.inside(then ? other.then() : other.otherwise());
                }
            }
        }
        return all;
    }

    private Definition read(Definition definition) {
        if (isLong(definition.body())) {
            Expr body = read(definition.body(), Set.of());
            return new Definition(definition.target(), definition.indices(), body, definition.origin());
        }
        return definition;
    }

    private static boolean isLong(Expr expr) {
        return takesLong(expr) || Exprs.children(expr).stream().anyMatch(Remembered::isLong);
    }

    /** Whether a formula is a function that costs more than a few arithmetic operations. */
    static boolean takesLong(Expr expr) {
        return expr instanceof Expr.Unary unary
                && !unary.function().isCheap()
                && unary.function() != Function.RECIPROCAL;
    }

    private Expr read(Expr expr, Set<Condition> guards) {
        if (takesLong(expr)) {
            Expr known = find((Expr.Unary) expr, guards);
            if (known != null) {
                return known;
            }
        }
        if (expr instanceof Expr.Select select) {
            Condition condition = Conditions.map(select.condition(), number -> read(number, guards), size -> size);
            Set<Condition> then = new HashSet<>(guards);
            then.addAll(select.condition().conjuncts());
            Set<Condition> otherwise = new HashSet<>(guards);
            otherwise.addAll(Condition.not(select.condition()).conjuncts());
            return new Expr.Select(condition, read(select.then(), then), read(select.otherwise(), otherwise));
        }
        return Exprs.mapChildren(expr, child -> read(child, guards));
    }

    private Expr find(Expr.Unary function, Set<Condition> guards) {
        List<Expr.Access> here = accesses(function);
        for (List<Clause> level : levels) {
            for (Clause clause : level) {
                if (clause instanceof Definition definition) {
                    Known known =
                            found.computeIfAbsent(definition, Remembered::known).orElse(null);
                    Expr read = known == null || known.function().function() != function.function()
                            ? null
                            : match(known, function, here, guards);
                    if (read != null) {
                        return read;
                    }
                }
            }
        }
        return null;
    }

    private static Optional<Known> known(Definition definition) {
        Expr body = definition.body();
        List<Condition> guards = Guards.of(body);
        while (body instanceof Expr.Select select && Algebra.isConstant(select.otherwise(), 0)) {
            body = select.then();
        }
        return takesLong(body)
                ? Optional.of(new Known(definition, (Expr.Unary) body, accesses(body), guards))
                : Optional.empty();
    }

    /** The component that holds this function, if there is one. */
    private static Expr match(Known known, Expr.Unary function, List<Expr.Access> here, Set<Condition> guards) {
        List<Expr.Access> there = known.accesses();
        List<Index> indices = known.definition().indices();
        Map<Index, Size> at = new HashMap<>();
        if (there.size() != here.size()) {
            return null;
        }
        for (int n = 0; n < there.size(); n++) {
            if (there.get(n).array() != here.get(n).array()) {
                return null;
            }
            for (int axis = 0; axis < there.get(n).at().size(); axis++) {
                Index index = there.get(n).at().get(axis).index();
                if (index != null && indices.contains(index)) {
                    at.putIfAbsent(index, here.get(n).at().get(axis));
                }
            }
        }
        Renaming renaming = Renaming.of(at);
        boolean isSame = at.size() == indices.size()
                && indices.stream().allMatch(index -> Bounds.isAlwaysWithin(at.get(index), index.extent()))
                && renaming.apply(known.function()).equals(function)
                && known.guards().stream().allMatch(guard -> guards.contains(renaming.apply(guard)));
        return isSame
                ? new Expr.Access(
                        known.definition().target(),
                        indices.stream().map(at::get).toList())
                : null;
    }

    private static List<Expr.Access> accesses(Expr expr) {
        List<Expr.Access> accesses = new ArrayList<>();
        Exprs.forEach(expr, part -> {
            if (part instanceof Expr.Access access) {
                accesses.add(access);
            }
        });
        return accesses;
    }
}
